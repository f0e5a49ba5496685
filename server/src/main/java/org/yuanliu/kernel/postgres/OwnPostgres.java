package org.yuanliu.kernel.postgres;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The running database server of one data folder, kept alive until it is closed.
///
/// A server that dies under a living platform comes back on the same port, so that a connection
/// pool recovers by itself. Nothing here outlives a `close`; a JVM that is killed leaves its server
/// running, and the next start stops it.
///
/// It keeps no shutdown hook: whoever started it knows what must end before it, and is to register
/// a hook of his own as soon as he holds it.
public final class OwnPostgres implements AutoCloseable {

    public static final String SUPERUSER = "yuanliu_super";

    private static final System.Logger LOG = System.getLogger(OwnPostgres.class.getName());
    private static final Duration FAST = Duration.ofSeconds(30);
    private static final Duration IMMEDIATE = Duration.ofSeconds(10);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final Launch launch;
    private final int port;
    private final Thread keeper;
    private volatile Process process;
    private volatile @Nullable PostgresFault trouble;
    private volatile Runnable whenGone = () -> {};
    private volatile boolean closing;

    private OwnPostgres(Cluster cluster, Launch launch) {
        this.cluster = cluster;
        this.launch = launch;
        var running = launch.start(OptionalInt.empty());
        this.process = running.process();
        this.port = running.port();
        this.keeper = Thread.ofVirtual().name("postgres-keeper").unstarted(this::keep);
    }

    /// Makes the database if there is none yet, and returns when it answers.
    ///
    /// @throws PostgresFault when it can't be started; nothing is left running then
    public static OwnPostgres start(DataFolder folder) {
        return start(folder, List.of());
    }

    static OwnPostgres start(DataFolder folder, List<String> limits) {
        var cluster = Cluster.in(folder);
        var started = new OwnPostgres(cluster, new Launch(cluster, limits));
        started.keeper.start();
        return started;
    }

    /// The login of the server's owner, for making roles and databases. It bypasses row-level
    /// security, so the platform itself never works with it.
    public Login superuser(String database) {
        return login(database, SUPERUSER, cluster.folder().secrets().of(SUPERUSER));
    }

    public Login login(String database, String user, String password) {
        return Login.local(port, database, user, password);
    }

    public int port() {
        return port;
    }

    /// The server's process id; another one after it was revived.
    public long pid() {
        return process.pid();
    }

    public boolean answers() {
        return process.isAlive() && Launch.answers(cluster.path(), process);
    }

    /// What to do when the server has died unasked, before it is revived: whoever keeps connections
    /// lets go of them, since each of them is dead.
    public void whenGone(Runnable action) {
        whenGone = action;
    }

    /// Why the server is down, while reviving it fails: a refused connection only says that it is.
    public Optional<PostgresFault> trouble() {
        return Optional.ofNullable(trouble);
    }

    /// Ends connections, writes everything down and stops, within seconds. Closing twice is fine.
    @Override
    public synchronized void close() {
        closing = true;
        keeper.interrupt();
        try {
            keeper.join();
            stop(process);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            process.destroyForcibly();
            throw PostgresFault.of(e, cluster.path());
        }
    }

    private void stop(Process server) throws IOException, InterruptedException {
        if (!server.isAlive()) {
            return;
        }
        signal("INT", server);
        if (server.waitFor(FAST.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        signal("QUIT", server);
        if (!server.waitFor(IMMEDIATE.toMillis(), TimeUnit.MILLISECONDS)) {
            server.destroyForcibly();
            throw new PostgresFault(PostgresFault.Code.NOT_STOPPED, "process " + server.pid());
        }
    }

    /// INT is a fast stop, QUIT an immediate one; Java's own `destroy` would send TERM, which waits
    /// for every client to go.
    private void signal(String name, Process server) throws IOException {
        cluster.run("pg_ctl", List.of("kill", name, "" + server.pid()));
    }

    private void keep() {
        try {
            while (true) {
                process.waitFor();
                if (closing) {
                    return;
                }
                LOG.log(Level.WARNING, "PostgreSQL stopped unasked with {0}", process.exitValue());
                whenGone.run();
                revive();
            }
        } catch (InterruptedException closed) {
            // Only close() interrupts, and it stops the server itself.
            return;
        }
    }

    private void revive() throws InterruptedException {
        for (var delay = Duration.ZERO; ; delay = longer(delay)) {
            Thread.sleep(delay);
            try {
                process = launch.start(OptionalInt.of(port)).process();
                trouble = null;
                LOG.log(Level.INFO, "PostgreSQL answers again");
                return;
            } catch (PostgresFault stillDown) {
                trouble = stillDown;
                LOG.log(Level.WARNING, "PostgreSQL is still down: {0}", stillDown.getMessage());
            }
        }
    }

    private static Duration longer(Duration delay) {
        var next = delay.isZero() ? Duration.ofSeconds(1) : delay.multipliedBy(2);
        return next.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : next;
    }
}
