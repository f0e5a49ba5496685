/// **desk** 待办: work that waits for somebody, the day until which it does, and notices to people.
///
/// Front doors: [Desk], [Notices]. It does not know what the work is about: a subject is a word and
/// an id.
///
/// Invariant: a notice is told once for each cause, however often the cause is heard of.
///
/// Invariant: an overdue item is seen by whoever is responsible for its owner, since oversight
/// covers the desk too.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "kernel :: *", "access", "job", "reference"})
package org.yuanliu.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
