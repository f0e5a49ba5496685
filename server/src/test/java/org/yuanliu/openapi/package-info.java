/// The description of the interface, generated from what runs.
@NullMarked
package org.yuanliu.openapi;

import org.jspecify.annotations.NullMarked;
