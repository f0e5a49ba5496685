package org.yuanliu.kernel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.yuanliu.kernel.postgres.DataFolder.Claim;
import org.yuanliu.kernel.postgres.Holder.Purpose;

/// Folders and statements that the tests of this package share.
final class Fixtures {

    private static final String BINARIES = "yuanliu.binaries";

    // Unpacked once for all tests and runs: a folder of binaries is named after its content.
    static {
        var shared = "yuanliu-binaries-of-tests-" + System.getProperty("user.name");
        if (System.getProperty(BINARIES) == null) {
            System.setProperty(
                    BINARIES, Path.of(System.getProperty("java.io.tmpdir"), shared).toString());
        }
    }

    private Fixtures() {}

    static DataFolder held(Path path) {
        var claim = DataFolder.claim(path, Purpose.PLATFORM);
        if (claim instanceof Claim.Held(DataFolder folder)) {
            letPass(folder.path());
            return folder;
        }
        throw new IllegalStateException("not free: " + claim);
    }

    static void execute(OwnPostgres server, String statement) throws SQLException {
        try (var connection = server.superuser("postgres").open();
                var prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        }
    }

    static List<Long> numbers(Login login, String query) throws SQLException {
        try (var connection = login.open();
                var prepared = connection.prepareStatement(query);
                var rows = prepared.executeQuery()) {
            var numbers = new ArrayList<Long>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }

    static List<Long> numbers(OwnPostgres server, String query) throws SQLException {
        return numbers(server.superuser("postgres"), query);
    }

    /// A main class of the tests in a JVM of its own, which may be killed.
    static ProcessBuilder java(Class<?> main, Object... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-D" + BINARIES + "=" + System.getProperty(BINARIES),
                                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()));
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /// Where root can't make namespaces, the server is another user, and JUnit's folders are closed
    /// to others.
    static void letPass(Path folder) {
        var open = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            for (var above = up(folder);
                    above.startsWith(open) && !above.equals(open);
                    above = up(above)) {
                Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwx--x--x"));
            }
        } catch (IOException e) {
            throw PostgresFault.of(e, folder);
        }
    }

    private static Path up(Path folder) {
        return folder.resolve("..").normalize();
    }
}
