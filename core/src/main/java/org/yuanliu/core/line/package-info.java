/// **line**: records, rules and findings as lines of text, one JSON object each, so that a file, a
/// tool and a stream processor read the same bytes.
///
/// Rules and findings are flat: every value is a text, a number, `true`, `false` or `null`; an
/// event has lists of goods. `null` is the same as absent. Quantities and times are texts, so that
/// no reader rounds them.
///
/// The first field names the form and its version, such as `filed/1`.
///
/// Not here: files and their encoding. A line is a `String`, a text a `Reader`.
///
/// Invariant: what was written reads back equal, and reading never throws.
@NullMarked
package org.yuanliu.core.line;

import org.jspecify.annotations.NullMarked;
