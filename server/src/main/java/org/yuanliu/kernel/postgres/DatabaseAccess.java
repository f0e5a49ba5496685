package org.yuanliu.kernel.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The way of a command-line tool to the database of a data folder: through the platform that runs
/// on it, or, when none does, through a server of the tool's own, stopped when the tool is done.
public final class DatabaseAccess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final int port;
    private final Runnable ending;
    private final Thread hook;

    private DatabaseAccess(Path folder, int port, Runnable ending) {
        this.folder = folder;
        this.port = port;
        this.ending = ending;
        this.hook = new Thread(ending, "postgres-of-a-tool");
    }

    /// Waits a moment for a platform that is just starting, and for another tool to finish.
    ///
    /// @throws PostgresFault when there is no database, it can't be started, or the waiting was
    ///   vain
    public static DatabaseAccess open(Path folder) {
        if (!Files.exists(folder.resolve("lock"))) {
            throw new PostgresFault(PostgresFault.Code.NO_DATABASE, folder.toString());
        }
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            switch (DataFolder.claim(folder, Holder.Purpose.TOOL)) {
                case DataFolder.Claim.Held(DataFolder free) -> {
                    return ofItsOwn(free);
                }
                case DataFolder.Claim.Taken(Holder by) -> {
                    var shared = sharedWith(by, folder);
                    if (shared != null) {
                        return shared;
                    }
                    if (System.nanoTime() > deadline) {
                        throw new PostgresFault(PostgresFault.Code.FOLDER_HELD, by.toString());
                    }
                    Pause.of(Duration.ofMillis(50));
                }
            }
        }
    }

    /// The login of the server's owner.
    public Login superuser(String database) {
        return as(OwnPostgres.SUPERUSER, database);
    }

    /// The login of a role whose password the platform keeps among its secrets.
    public Login as(String user, String database) {
        var password =
                new Secrets(folder)
                        .find(user)
                        .orElseThrow(() ->
                                new PostgresFault(
                                        PostgresFault.Code.SECRETS_LOST, folder + ": " + user));
        return Login.local(port, database, user, password);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs anyway, and ending twice is fine.
        }
        ending.run();
    }

    private static DatabaseAccess ofItsOwn(DataFolder held) {
        try {
            if (!Files.exists(held.cluster().resolve("PG_VERSION"))) {
                throw new PostgresFault(PostgresFault.Code.NO_DATABASE, held.path().toString());
            }
            var server = OwnPostgres.start(held);
            var access =
                    new DatabaseAccess(
                            held.path(),
                            server.port(),
                            () -> {
                                server.close();
                                held.close();
                            });
            // A tool is a main method that anybody may interrupt.
            Runtime.getRuntime().addShutdownHook(access.hook);
            return access;
        } catch (RuntimeException e) {
            held.close();
            throw e;
        }
    }

    /// Another tool's server ends with that tool, so only a platform's is shared; and only the one
    /// it started, not a survivor of a crash that it is about to stop.
    private static @Nullable DatabaseAccess sharedWith(Holder holder, Path folder) {
        if (holder.purpose() != Holder.Purpose.PLATFORM) {
            return null;
        }
        return PidFile.in(DataFolder.cluster(folder))
                .filter(it -> it.ready() && isChild(it.pid(), holder.pid()))
                .map(it -> new DatabaseAccess(folder, it.port(), () -> {}))
                .orElse(null);
    }

    private static boolean isChild(long pid, long parent) {
        return ProcessHandle.of(pid)
                .flatMap(ProcessHandle::parent)
                .filter(it -> it.pid() == parent)
                .isPresent();
    }
}
