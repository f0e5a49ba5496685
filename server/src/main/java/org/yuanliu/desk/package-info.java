/// **desk** 待办: work that waits for somebody, and the day until which it does.
///
/// Front doors: [Desk], [Calendar]. It does not know what the work is about: a subject is a word
/// and an id.
///
/// Invariant: an overdue item is seen by whoever is responsible for its owner, since oversight
/// covers the desk too.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "kernel :: *", "access"})
package org.yuanliu.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
