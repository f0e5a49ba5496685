/// The SQL of access.
@NullMarked
package org.yuanliu.access.store;

import org.jspecify.annotations.NullMarked;
