/// Requests that nobody means well with, thousands of them, made up from the description of the
/// interface.
@NullMarked
package org.yuanliu.hostile;

import org.jspecify.annotations.NullMarked;
