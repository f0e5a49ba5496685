/// **code**: what a scanned or typed text says about goods.
///
/// Front door: [Codes#read]. Its answer is a [Reading]; what it names is a [Code].
///
/// Not here: whether the code was issued, by whom, and whether the goods that carry it are the
/// goods it was issued for. Digits prove digits.
///
/// Invariant: reading never throws and takes time proportional to the length of the text.
/// Invariant: one thing has one identity, whatever notation it was written in. Invariant: unknown
/// is not invalid.
@NullMarked
package org.yuanliu.core.code;

import org.jspecify.annotations.NullMarked;
