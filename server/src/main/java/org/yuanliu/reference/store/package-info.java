/// Lists and days in SQL: what holds on a day, and what was thought before.
@NullMarked
package org.yuanliu.reference.store;

import org.jspecify.annotations.NullMarked;
