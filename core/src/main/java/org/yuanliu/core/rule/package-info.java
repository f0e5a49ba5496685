/// **rule**: what the records of one code say against each other.
///
/// A [Rule] is a pure question to a `History`, named by the sentence it defends. A [Rulebook] asks
/// them all and gives a [Judgement]: what was found, and what could not be answered.
///
/// Not here: decisions. A finding is about data; it is no statement that a law was broken, and no
/// silence of a rule says that goods are what they claim to be.
///
/// Invariant: the same records give the same findings, in whatever order they arrived. Invariant: a
/// rule that fails is never a pass.
@NullMarked
package org.yuanliu.core.rule;

import org.jspecify.annotations.NullMarked;
