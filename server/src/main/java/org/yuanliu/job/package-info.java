/// **job** 作业: long work that shows how far it is, can be paused and stopped, and goes on where it
/// was after a crash; and news that are kept until everybody has heard them.
///
/// Front doors: [Jobs] (start, pause, go on, stop), [Deliveries] (what still has to be heard).
/// Others bring their work as a [JobKind] and their ears as a [Listener].
///
/// Invariant: a chunk of work and its place are stored in one transaction, so whatever a crash
/// takes away was not done, and whatever was done is not done again.
///
/// Invariant: a listener that fails holds nobody but itself, and what it did not hear is not lost.
///
/// Invariant: it does not know what the work is about.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "kernel :: *", "access"})
package org.yuanliu.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
