/// **event**: what was done to which goods, by whom, when; and who said so when.
///
/// An [Event] is a claim by its filer. Its identity is the hash of its content, so the same claim
/// sent twice is one event. A [History] is all that was filed about one code.
///
/// Not here: whether a claim is true, and where it is stored.
///
/// Invariant: an event is never changed. A correction is another event that names the first.
@NullMarked
package org.yuanliu.core.event;

import org.jspecify.annotations.NullMarked;
