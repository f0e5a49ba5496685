/// The PostgreSQL that the platform brings along: unpacked, started, watched and stopped by us.
///
/// Front doors: [OwnPostgres] for the platform, [DatabaseAccess] for tools on the command line;
/// both work on a [DataFolder], which one process holds at a time. It is not a connection pool, not
/// a migration tool, and it knows nothing of what is stored. An outside PostgreSQL never passes
/// through here.
///
/// Invariant: a commit that the server acknowledged is on the disk; nothing here trades that for
/// speed. Invariant: pure Java, no Spring, and no connection of its own.
@NullMarked
@NamedInterface("postgres")
package org.yuanliu.kernel.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
