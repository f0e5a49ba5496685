/// The SQL of verify.
@NullMarked
package org.yuanliu.verify.store;

import org.jspecify.annotations.NullMarked;
