/// **code**: what a scanned or typed text says, about goods, places, companies and papers.
///
/// Front door: [Codes#read]. Its answer is a [Reading]; what it names is a [Code]. Whose codes
/// stand behind which addresses is told by a [Resolver]; names of radio tags are made by [EpcUrn].
///
/// Not here: whether the code was issued, by whom, and whether the goods that carry it are the
/// goods it was issued for. Digits prove digits.
///
/// ## What is tried first
///
/// 1. What the carrier says: a scanner's symbology identifier or a leading FNC1 makes a text an
///    element string.
/// 2. What the text says itself: an address, `urn:epc:`, `urn:oid:`, brackets around identifiers,
///    an identity as we write it, `XK` and a province, `MA.`.
/// 3. In an address a GS1 key in the path, which means the same behind every host; then what is
///    registered for the host.
/// 4. Digits, by their number: see [Numbers] for what each can be, and which reading wins.
/// 5. Eighteen letters and digits with a region in their place: a company.
///
/// A text that may be something else as well says so in a remark (`also-gln`, `also-sscc`), and one
/// that nothing speaks for stays unknown.
///
/// Invariant: reading never throws and takes time proportional to the length of the text; no
/// regular expression sees a scanned text. Invariant: one thing has one identity, whatever notation
/// it was written in, and the identity alone says at which level. Invariant: unknown is not
/// invalid.
@NullMarked
package org.yuanliu.core.code;

import org.jspecify.annotations.NullMarked;
