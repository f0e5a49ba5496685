/// **chain**: the events of one code put together into a way from hand to hand.
///
/// Front door: [Chain#of]. What is missing is a value of its own, a [Gap], and never a blank that
/// the reader has to notice.
///
/// Not here: blame. A gap says what is not on record; whether that is a finding is for `rule`.
///
/// Invariant: the order of arrival does not matter.
@NullMarked
package org.yuanliu.core.chain;

import org.jspecify.annotations.NullMarked;
