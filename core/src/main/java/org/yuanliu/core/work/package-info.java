/// **work**: deadlines in working days, and which step may follow which.
///
/// Holidays are data that is handed in. A [Transitions] table answers for every state and every
/// step, and can be listed and drawn; [Lives] lists them all.
///
/// Not here: whether somebody in particular may take a step, and the clock.
///
/// Invariant: a step that the table does not list is refused, with a reason that can be shown.
@NullMarked
package org.yuanliu.core.work;

import org.jspecify.annotations.NullMarked;
