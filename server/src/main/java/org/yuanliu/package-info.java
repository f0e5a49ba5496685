/// The platform: one process whose modules stand in a line. This package starts it and stops it.
@NullMarked
package org.yuanliu;

import org.jspecify.annotations.NullMarked;
