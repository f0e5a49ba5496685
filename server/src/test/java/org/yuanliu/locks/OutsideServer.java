package org.yuanliu.locks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.yuanliu.kernel.postgres.DataFolder;
import org.yuanliu.kernel.postgres.Holder;
import org.yuanliu.kernel.postgres.Login;
import org.yuanliu.kernel.postgres.OwnPostgres;

/// A PostgreSQL that is not the platform's: another program's, with a superuser who sets it up.
record OutsideServer(Login superuser, AutoCloseable end) implements AutoCloseable {

    /// Where distributions put theirs, one folder for each version.
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private static final String BUNDLED = "bundled";
    private static final int OLDEST = 15;

    /// The oldest that is installed and new enough, since that differs most from the one we bring
    /// along; ours where none is.
    static String version() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return BUNDLED;
        }
        try (var folders = Files.list(INSTALLED)) {
            return folders.filter(it -> Files.isExecutable(it.resolve("bin/initdb")))
                    .map(it -> String.valueOf(it.getFileName()))
                    .filter(it -> it.matches("[0-9]+") && Integer.parseInt(it) >= OLDEST)
                    .min(Comparator.comparingInt(Integer::parseInt))
                    .orElse(BUNDLED);
        }
    }

    static OutsideServer start(String version, Path home)
            throws IOException, SQLException, InterruptedException {
        return version.equals(BUNDLED)
                ? bundled(home.resolve("outside"))
                : installed(INSTALLED.resolve(version).resolve("bin"), home.resolve("outside"));
    }

    private static OutsideServer bundled(Path folder) {
        if (!(DataFolder.claim(folder, Holder.Purpose.PLATFORM)
                instanceof DataFolder.Claim.Held(DataFolder held))) {
            throw new IllegalStateException("not free: " + folder);
        }
        var server = OwnPostgres.start(held);
        return new OutsideServer(
                server.superuser("postgres"),
                () -> {
                    server.close();
                    held.close();
                });
    }

    private static OutsideServer installed(Path programs, Path folder)
            throws IOException, SQLException, InterruptedException {
        Files.createDirectory(folder);
        var password = Files.writeString(folder.resolve("password"), "outside");
        var user = unprivileged(List.of(folder, password));
        var cluster = folder.resolve("cluster").toString();
        var initdb = new ArrayList<>(user);
        initdb.addAll(
                List.of(programs.resolve("initdb").toString(), "-D", cluster, "-U", "postgres"));
        initdb.addAll(
                List.of(
                        "--auth=scram-sha-256",
                        "--pwfile=" + password,
                        "--encoding=UTF8",
                        "--locale=C.UTF-8",
                        "--no-sync"));
        var made =
                new ProcessBuilder(initdb)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (made.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        var port = freePort();
        var command = new ArrayList<>(user);
        command.addAll(
                List.of(programs.resolve("postgres").toString(), "-D", cluster, "-p", "" + port));
        command.addAll(
                List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        var server =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var superuser =
                new Login(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "outside");
        awaitAnswer(superuser, server);
        return new OutsideServer(superuser, () -> stop(server));
    }

    /// PostgreSQL does not run as root.
    private static List<String> unprivileged(List<Path> files) throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        var lookup = files.getFirst().getFileSystem().getUserPrincipalLookupService();
        for (var file : files) {
            Files.setOwner(file, lookup.lookupPrincipalByName("nobody"));
        }
        return List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");
    }

    private static void awaitAnswer(Login superuser, Process server) throws SQLException {
        for (int n = 0; ; n++) {
            try {
                superuser.open().close();
                return;
            } catch (SQLException notYet) {
                if (n > 200 || !server.isAlive()) {
                    server.destroyForcibly();
                    throw notYet;
                }
                Estate.pause(Duration.ofMillis(50));
            }
        }
    }

    private static void stop(Process server) throws InterruptedException {
        server.destroy();
        if (!server.waitFor(20, TimeUnit.SECONDS)) {
            server.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// The same server, another database and account.
    Login login(String database, String user, String password) {
        return new Login(superuser.url().replaceFirst("/[^/]*$", "/" + database), user, password);
    }

    @Override
    public void close() {
        try {
            end.close();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
