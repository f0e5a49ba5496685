/// The SQL of access: who is who, who is signed in, what a transaction may see, the journal.
///
/// [JournalLinks] reads with a connection of its own, since it must work where no platform runs.
@NullMarked
package org.yuanliu.access.store;

import org.jspecify.annotations.NullMarked;
