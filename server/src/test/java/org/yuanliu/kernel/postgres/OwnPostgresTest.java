package org.yuanliu.kernel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnPostgresTest {

    @TempDir Path temp;

    DataFolder folder;

    @BeforeEach
    void hold() {
        folder = Fixtures.held(temp.resolve("data"));
    }

    @AfterEach
    void letGo() {
        folder.close();
    }

    @Test
    void aRowIsThereAfterAStopAndAnotherStart() throws SQLException {
        try (var server = OwnPostgres.start(folder)) {
            Fixtures.execute(server, "create table kept as select 7 as number");
        }

        try (var server = OwnPostgres.start(folder)) {
            assertThat(Fixtures.numbers(server, "select number from kept")).containsExactly(7L);
        }
    }

    @Test
    void itKeepsItsPromisesAboutSafetyAndText() throws SQLException {
        try (var server = OwnPostgres.start(folder)) {
            var settings =
                    List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums");

            for (var setting : settings) {
                var on = "select (current_setting('%s') = 'on')::int".formatted(setting);
                assertThat(Fixtures.numbers(server, on)).as(setting).containsExactly(1L);
            }
            assertThat(Fixtures.numbers(server, "select length('源流')")).containsExactly(2L);
        }
    }

    @Test
    void onlyThisMachineReachesItAndOnlyWithThePassword() throws IOException, SQLException {
        try (var server = OwnPostgres.start(folder)) {
            var wrong = server.login("postgres", OwnPostgres.SUPERUSER, "guessed");

            assertThatThrownBy(wrong::open).hasMessageContaining("password authentication failed");
            assertThat(
                            Fixtures.numbers(
                                    server,
                                    "select count(*) from pg_settings where name ="
                                            + " 'unix_socket_directories' and setting = ''"))
                    .containsExactly(1L);
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                assertThat(socket.isConnected()).isTrue();
            }
        }
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.path().resolve("secrets"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aTerminalsInterruptDoesNotReachIt() throws IOException {
        try (var server = OwnPostgres.start(folder)) {
            assertThat(session(server.pid()))
                    .isEqualTo(server.pid())
                    .isNotEqualTo(session(ProcessHandle.current().pid()));
        }
    }

    @Test
    void stoppingLeavesNoProcessAndMayBeRepeated() {
        var server = OwnPostgres.start(folder);
        var pid = server.pid();

        server.close();
        server.close();

        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(PidFile.in(folder.cluster())).isEmpty();
        assertThat(server.answers()).isFalse();
    }

    @Test
    void stoppingDoesNotWaitForClients() throws SQLException {
        var server = OwnPostgres.start(folder);
        try (var client = server.superuser("postgres").open()) {
            var begun = System.nanoTime();

            server.close();

            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(5));
            assertThat(client.isValid(1)).isFalse();
        }
    }

    @Test
    void aServerThatDiesComesBackOnTheSamePort() throws InterruptedException, SQLException {
        try (var server = OwnPostgres.start(folder)) {
            Fixtures.execute(server, "create table kept as select 7 as number");
            var first = server.pid();

            ProcessHandle.of(first).orElseThrow().destroyForcibly();
            awaitRevival(server, first);

            assertThat(Fixtures.numbers(server, "select number from kept")).containsExactly(7L);
        }
    }

    @Test
    void aServerThatStaysDownSaysWhy() throws IOException, InterruptedException {
        try (var server = OwnPostgres.start(folder)) {
            Files.delete(folder.cluster().resolve("global").resolve("pg_control"));

            ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
            var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (server.trouble().isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }

            assertThat(server.answers()).isFalse();
            assertThat(server.trouble().orElseThrow().code())
                    .isEqualTo(PostgresFault.Code.NOT_STARTED);
        }
    }

    @Test
    void aPidFileThatNamesSomebodyElsesProcessHarmsNobody() throws IOException, SQLException {
        try (var server = OwnPostgres.start(folder)) {
            Fixtures.execute(server, "create table kept as select 7 as number");
        }
        var innocent = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    PidFile.file(folder.cluster()),
                    "%d\n%s\n1\n5432\n\n127.0.0.1\n  0 0\nready   \n"
                            .formatted(innocent.pid(), folder.cluster()));

            try (var server = OwnPostgres.start(folder)) {
                assertThat(Fixtures.numbers(server, "select number from kept")).containsExactly(7L);
            }
            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroyForcibly();
        }
    }

    @Test
    void anAbandonedFirstStartIsMadeAnew() throws IOException {
        Files.createDirectories(folder.path().resolve("postgres.new").resolve("base"));
        Files.createFile(folder.path().resolve("password.new"));

        try (var server = OwnPostgres.start(folder)) {
            assertThat(server.answers()).isTrue();
        }
        assertThat(folder.path().resolve("postgres.new")).doesNotExist();
        assertThat(folder.path().resolve("password.new")).doesNotExist();
    }

    @Test
    void filesThatAreNotADatabaseAreLeftAlone() throws IOException {
        Files.createDirectory(folder.cluster());
        Files.writeString(folder.cluster().resolve("thesis.txt"), "do not lose");

        assertFault(PostgresFault.Code.FOREIGN_FILES);
        assertThat(folder.cluster().resolve("thesis.txt")).hasContent("do not lose");
    }

    @Test
    void aDatabaseOfAnotherMajorVersionIsNotTouched() throws IOException {
        Files.createDirectory(folder.cluster());
        Files.writeString(folder.cluster().resolve("PG_VERSION"), "12\n");

        assertFault(PostgresFault.Code.OTHER_VERSION);
    }

    @Test
    void withoutItsPasswordADatabaseIsNotOpened() throws IOException {
        OwnPostgres.start(folder).close();
        Files.delete(folder.path().resolve("secrets"));

        assertFault(PostgresFault.Code.SECRETS_LOST);
    }

    @Test
    void aServerThatCannotStartSaysWhyAndLeavesNothingRunning() throws IOException {
        OwnPostgres.start(folder).close();
        Files.delete(folder.cluster().resolve("global").resolve("pg_control"));

        assertThatThrownBy(() -> OwnPostgres.start(folder))
                .isInstanceOfSatisfying(
                        PostgresFault.class,
                        it -> assertThat(it.code()).isEqualTo(PostgresFault.Code.NOT_STARTED))
                .hasMessageContaining("could not find the database system");
        assertThat(PidFile.in(folder.cluster())).isEmpty();
    }

    private void assertFault(PostgresFault.Code code) {
        assertThatThrownBy(() -> OwnPostgres.start(folder))
                .isInstanceOfSatisfying(
                        PostgresFault.class, it -> assertThat(it.code()).isEqualTo(code));
    }

    private static void awaitRevival(OwnPostgres server, long first) throws InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (server.pid() == first || !server.answers()) {
            assertThat(System.nanoTime()).as("revived in time").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    /// The sixth field of `stat`; the second one may hold blanks and ends with a bracket.
    private static long session(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3]);
    }
}
