/// Orders for long work and deliveries of news, in SQL: who carries work out at the moment, and
/// what still has to be heard.
@NullMarked
package org.yuanliu.job.store;

import org.jspecify.annotations.NullMarked;
