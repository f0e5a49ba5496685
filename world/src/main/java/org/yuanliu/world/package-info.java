/// **world**: a fictional industry, as large as asked for: territories, parties, premises, people,
/// products, and the movements of goods that they file.
///
/// The same [Settings] always give the same world, down to the last digit; every company and person
/// is invented and marked 示例. Faults are injected at chosen rates and written down, so that whoever
/// looks for them can be scored.
///
/// Invariant: nothing of the platform is used here, no code grammar, no check digits, no rules.
/// What tests the rules must not share their mistakes. Invariant: memory does not grow with the
/// number of movements; one [Lot] at a time is held.
@NullMarked
package org.yuanliu.world;

import org.jspecify.annotations.NullMarked;
