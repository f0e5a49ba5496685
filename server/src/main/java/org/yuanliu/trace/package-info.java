/// **trace** 追溯: what was claimed to have happened to which goods, and by whom.
///
/// Front door: [Tracing]. Tells others: [EventsStored], within the transaction that stored them.
///
/// Invariant: trace records claims and never judges them; that is `verify`, which trace does not
/// know. Invariant: nothing is changed or deleted. A correction is another record that names the
/// first.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "kernel :: *", "access", "desk", "registry"})
package org.yuanliu.trace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
