package org.yuanliu.kernel.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One server process, from its command line until it answers.
///
/// `limits` goes before the command; a test of a full disk puts a file-size limit there.
record Launch(Cluster cluster, List<String> limits) {

    /// A server process that answers.
    record Running(Process process, int port) {}

    /// What must hold whatever `postgresql.conf` says: our own promises, and where it is reached.
    private static final List<String> PROMISES =
            List.of(
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "fsync=on",
                    "synchronous_commit=on",
                    "full_page_writes=on",
                    "wal_compression=pglz",
                    // A filing locks each of its codes.
                    "max_locks_per_transaction=1024",
                    "lc_messages=C",
                    "logging_collector=off",
                    "log_destination=stderr",
                    "log_checkpoints=off",
                    "log_line_prefix=%m [%p] ");

    private static final int ATTEMPTS = 20;

    /// Replaying the log after a crash takes its time; that the process still lives is what counts.
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(10);

    Running start(OptionalInt wantedPort) {
        try {
            for (var attempt = 1; ; attempt++) {
                var port = wantedPort.isPresent() ? wantedPort.getAsInt() : freePort();
                var offset = cluster.log().open(cluster.privileges());
                var running = attempt(port);
                if (running.isPresent()) {
                    return running.get();
                }
                var said = cluster.log().since(offset);
                if (attempt == ATTEMPTS || !passes(said)) {
                    throw failure(said);
                }
                Pause.of(Duration.ofMillis(250));
            }
        } catch (IOException e) {
            throw PostgresFault.of(e, cluster.path());
        }
    }

    private Optional<Running> attempt(int port) throws IOException {
        new Survivor(cluster).stop();
        var log = ProcessBuilder.Redirect.appendTo(cluster.log().file().toFile());
        var process =
                Program.prepared(command(port), cluster.path())
                        .redirectOutput(log)
                        .redirectError(log)
                        .start();
        // Nobody else knows this process yet, should the JVM be told to stop now.
        var emergency = new Thread(process::destroy, "postgres-emergency");
        Runtime.getRuntime().addShutdownHook(emergency);
        var ready = false;
        try {
            ready = awaitReady(process);
        } finally {
            if (!ready) {
                process.destroyForcibly();
            }
            Runtime.getRuntime().removeShutdownHook(emergency);
        }
        return ready ? Optional.of(new Running(process, port)) : Optional.empty();
    }

    private boolean awaitReady(Process process) {
        var deadline = System.nanoTime() + LONGEST_RECOVERY.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (answers(cluster.path(), process)) {
                return true;
            }
            Pause.of(Duration.ofMillis(5));
        }
        return false;
    }

    static boolean answers(Path cluster, Process process) {
        return PidFile.in(cluster)
                .filter(it -> it.ready() && it.pid() == process.pid())
                .isPresent();
    }

    /// A session of its own, so that a terminal's Ctrl-C reaches the server only through us. Every
    /// part of the line replaces itself by the next: the process we start is the server.
    private List<String> command(int port) {
        var command = new ArrayList<String>(List.of("setsid"));
        command.addAll(limits);
        command.addAll(cluster.command("postgres", arguments(port)));
        return command;
    }

    private List<String> arguments(int port) {
        var arguments = new ArrayList<>(List.of("-D", cluster.path().toString(), "-p", "" + port));
        for (var promise : PROMISES) {
            arguments.add("-c");
            arguments.add(promise);
        }
        return arguments;
    }

    /// Free at this moment; somebody may be faster, hence the attempts.
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean passes(String said) {
        return isPortTaken(said) || said.contains("pre-existing shared memory block");
    }

    private static PostgresFault failure(String said) {
        return isPortTaken(said)
                ? new PostgresFault(PostgresFault.Code.NO_PORT, "127.0.0.1")
                : PostgresFault.ofOutput(said);
    }

    private static boolean isPortTaken(String said) {
        return said.contains("Address already in use");
    }
}
