/// The SQL of trace.
@NullMarked
package org.yuanliu.trace.store;

import org.jspecify.annotations.NullMarked;
