/// The desk's SQL.
@NullMarked
package org.yuanliu.desk.store;

import org.jspecify.annotations.NullMarked;
