/// Orders for long work and deliveries of facts, in SQL: who carries work out at the moment, and
/// what still has to be heard.
@NullMarked
package org.yuanliu.job.store;

import org.jspecify.annotations.NullMarked;
