/// The SQL of the desk: items, and the days that differ from the week.
@NullMarked
package org.yuanliu.desk.store;

import org.jspecify.annotations.NullMarked;
