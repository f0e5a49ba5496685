/// Tests of the house itself: who may use what.
///
/// Each rule first shows that it looked at something, and then that it fails where it ought to, on
/// a class of [Counterexamples] that breaks it.
@NullMarked
package org.yuanliu.arch;

import org.jspecify.annotations.NullMarked;
