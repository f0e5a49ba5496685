/// **core**: the language of the field, in plain Java.
///
/// The packages below hold the ideas: `code` (what a scanned text says), `event` (what was done to
/// which goods), `chain` (events put together), `rule` (what contradicts what), `work` (deadlines
/// and permitted steps), `line` (all that as lines of text). This package holds the two values that
/// all of them speak: a sentence in both languages, and a hash of content.
///
/// Not here: Spring, SQL, files, network, and any clock. Time and randomness are arguments.
///
/// Invariant: the same arguments give the same answer on every machine and in every year.
@NullMarked
package org.yuanliu.core;

import org.jspecify.annotations.NullMarked;
