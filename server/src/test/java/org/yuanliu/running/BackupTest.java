package org.yuanliu.running;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yuanliu.Child;
import org.yuanliu.Platform;
import org.yuanliu.access.store.JournalLinks;
import org.yuanliu.core.Clause;
import org.yuanliu.core.code.Code;
import org.yuanliu.evidence.Photo;
import org.yuanliu.kernel.postgres.DatabaseAccess;
import org.yuanliu.story.Filing;

/// Backup and restore, by the real program: beside a platform that is written to, killed in the
/// middle, damaged, older and newer.
class BackupTest {

    private static final String GTIN = "06990000030012";

    private static Path home = Path.of("");

    private record Ended(int code, String said) {}

    /// Founded once, in `data`; every test has archives and folders of its own names.
    @BeforeAll
    static void found() throws Exception {
        home = Platform.newHome();
        assertThat(run(List.of(), "run", "--train", "--port", "0", "--data", data("data")).code())
                .isZero();
    }

    @AfterAll
    static void away() {
        Platform.remove(home);
    }

    @Test
    @Clause("TV-7.1")
    @Timeout(300)
    void aBackupOfARunningPlatformRestoresItAsItWasWithJournalAndEvidence() throws Exception {
        var archive = home.resolve("yuanliu.backup");
        var acknowledged = new ConcurrentLinkedQueue<String>();
        var over = new AtomicBoolean();
        String checkpoint;
        List<String> before;
        int sure;
        var photo = Photo.ofBytes(300_000, 5);
        String exhibit;
        try (var platform = start("data")) {
            var inspector = platform.nobody().signInAs("inspector.nanhai");
            var finding = inspector.get("/findings?state=open").is(200).text("/items/0/id");
            exhibit =
                    inspector
                            .with("Content-Type", "image/jpeg")
                            .post("/findings/" + finding + "/evidence?name=a.jpg", photo)
                            .is(200)
                            .text("/id");
            var writers = new ArrayList<Thread>();
            for (int i = 0; i < 4; i++) {
                writers.add(writer(platform, i, acknowledged, over));
            }
            while (acknowledged.size() < 50) {
                Thread.sleep(10);
            }
            checkpoint = Files.readString(checkpoint("data"));
            before = List.copyOf(acknowledged);
            Files.createDirectories(home.resolve("data/keys"));
            Files.writeString(home.resolve("data/keys/secret"), "not for backups");
            Files.createDirectories(home.resolve("data/tls"));
            Files.writeString(home.resolve("data/tls/issuer-key.pem"), "nor this");

            var backup = program("backup", archive.toString(), "--data", data("data"));

            sure = acknowledged.size();
            over.set(true);
            for (var writer : writers) {
                writer.join();
            }
            assertThat(backup.code()).as(backup.said()).isZero();
            assertThat(backup.said()).contains("keys").contains("密钥");
            assertThat(sure).as("writers went on meanwhile").isGreaterThan(before.size());
            platform.signal("TERM").end(java.time.Duration.ofSeconds(30));
        }

        var restore = program("restore", archive.toString(), "--data", data("again0"));

        assertThat(restore.code()).as(restore.said()).isZero();
        assertThat(home.resolve("again0/keys")).doesNotExist();
        assertThat(home.resolve("again0/tls")).doesNotExist();
        try (var access = DatabaseAccess.open(home.resolve("again0"));
                var superuser = access.superuser("yuanliu").open()) {
            assertThat(JournalLinks.verify(superuser, Optional.of(checkpoint)).isWhole()).isTrue();
        }
        try (var access = DatabaseAccess.open(home.resolve("again0"));
                var superuser = access.superuser("yuanliu").open()) {
            assertThat(events(superuser)).containsAll(before);
            // A record and its journal entry came together or not at all.
            assertThat(
                            number(
                                    superuser,
                                    "select count(*) from trace.filing where person is not null"))
                    .isEqualTo(
                            number(
                                    superuser,
                                    "select count(*) from access.journal where action = 'filing.store' and person <> '00000000-0000-7000-8000-000000000001'"));
        }
        assertThat(program("evidence", "--data", data("again0")).code()).isZero();
        bringKeys("again0");
        try (var platform = start("again0")) {
            var inspector = platform.nobody().signInAs("inspector.nanhai");
            assertThat(inspector.get("/evidence/" + exhibit + "/bytes").is(200).bytes())
                    .isEqualTo(photo);
            var clerk = platform.nobody().signInAs("clerk.hardware");
            assertThat(clerk.get("/events?mine=true&limit=200").is(200).items()).isNotEmpty();
            Filing.sale(Code.ofItem(GTIN, "AFTER")).by(clerk);
            platform.signal("TERM").end(java.time.Duration.ofSeconds(30));
        }
    }

    /// They are kept apart from the archive, and come back by hand.
    private void bringKeys(String again) throws IOException {
        var keys = home.resolve("data/keys");
        try (var files = Files.walk(keys)) {
            for (var file : files.toList()) {
                Files.copy(
                        file,
                        home.resolve(again).resolve("keys").resolve(keys.relativize(file)),
                        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    @Clause("TV-7.1")
    @Timeout(300)
    void oneChangedByteAnywhereIsFoundAndNothingIsRestored() throws Exception {
        var spoilt = home.resolve("data/evidence/ab/cd/" + "abcd".repeat(16));
        Files.createDirectories(spoilt.getParent());
        Files.writeString(spoilt, "not what its name says");
        var named = program("backup", home.resolve("a0.backup").toString(), "--data", data("data"));
        assertThat(named.code()).as(named.said()).isEqualTo(4);
        assertThat(named.said()).contains(String.valueOf(spoilt.getFileName()));
        Files.delete(spoilt);

        var archive = home.resolve("a1.backup");
        assertThat(program("backup", archive.toString(), "--data", data("data")).code()).isZero();
        var random = new Random(20_261_121);
        long size = Files.size(archive);
        for (int i = 0; i < 4; i++) {
            long at = place(archive, random, size);
            flip(archive, at);

            var restore = program("restore", archive.toString(), "--data", data("again1"));

            assertThat(restore.code()).as("byte %d: %s", at, restore.said()).isEqualTo(4);
            assertThat(restore.said()).contains("Nothing was restored");
            assertThat(home.resolve("again1")).doesNotExist();
            flip(archive, at);
        }
        try (var file = new RandomAccessFile(archive.toFile(), "rw")) {
            file.setLength(size / 2);
        }
        assertThat(program("restore", archive.toString(), "--data", data("again1")).code())
                .as("cut off")
                .isEqualTo(4);
        Files.writeString(home.resolve("letter"), "Dear reader");
        assertThat(
                        program(
                                        "restore",
                                        home.resolve("letter").toString(),
                                        "--data",
                                        data("again1"))
                                .code())
                .as("no archive at all")
                .isEqualTo(4);
        assertThat(home.resolve("again1")).doesNotExist();
    }

    @Test
    @Clause("TV-7.1")
    @Timeout(300)
    void aBackupKilledInTheMiddleLeavesNoArchiveAndTheNextOneIsWhole() throws Exception {
        // Enough to be in the middle of.
        var ballast = Files.createDirectories(home.resolve("data/ballast"));
        for (int i = 0; i < 16; i++) {
            Files.write(ballast.resolve("" + i), Photo.ofBytes(20 << 20, i));
        }
        var archive = home.resolve("a2.backup");
        var unfinished = home.resolve(".a2.backup.unfinished");
        var process =
                builder(List.of(), "backup", archive.toString(), "--data", data("data"))
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("killed.log").toFile())
                        .start();
        while (process.isAlive()
                && !(Files.exists(unfinished) && Files.size(unfinished) > 40 << 20)) {
            Thread.sleep(2);
        }
        assertThat(process.isAlive()).as(Files.readString(home.resolve("killed.log"))).isTrue();
        process.destroyForcibly().waitFor();

        assertThat(archive).doesNotExist();
        var next = program("backup", archive.toString(), "--data", data("data"));
        assertThat(next.code()).as(next.said()).isZero();
        assertThat(unfinished).doesNotExist();
        assertThat(program("restore", archive.toString(), "--data", data("again2")).code())
                .isZero();
        assertThat(program("journal", "verify", "--data", data("again2")).code()).isZero();
        assertThat(home.resolve("again2/ballast/15")).hasSize(20 << 20);
        var second = program("backup", archive.toString(), "--data", data("data"));
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.said()).contains("never overwrites");
        var full = program("restore", archive.toString(), "--data", data("again2"));
        assertThat(full.code()).isEqualTo(1);
        assertThat(full.said()).contains("not empty");
        assertThat(program("backup", data("data") + "/a", "--data", data("data")).said())
                .contains("can't lie in the data folder");
        assertThat(program("backup", archive + "2", "--data", data("nowhere")).code()).isEqualTo(1);
    }

    @Test
    @Clause("TV-7.1")
    @Timeout(300)
    void anOlderArchiveIsBroughtUpToDateAndANewerOneIsRefused() throws Exception {
        var old = home.resolve("old.backup");
        assertThat(program("backup", old.toString(), "--data", data("data")).code()).isZero();
        var later =
                Files.createDirectories(home.resolve("later/db/evidence"))
                        .resolve("V900__later.sql");
        Files.writeString(
                later,
                "create table evidence.later (id int);\ncall kernel.declare('evidence.later', 'system');\n");
        var newer = List.of(home.resolve("later").toString());

        assertThat(run(newer, "restore", old.toString(), "--data", data("again3")).code()).isZero();
        bringKeys("again3");
        var started = run(newer, "run", "--train", "--port", "0", "--data", data("again3"));
        assertThat(started.code()).as(started.said()).isZero();
        try (var access = DatabaseAccess.open(home.resolve("again3"));
                var superuser = access.superuser("yuanliu").open()) {
            assertThat(number(superuser, "select count(*) from evidence.later")).isZero();
            assertThat(number(superuser, "select count(*) from trace.event")).isPositive();
        }
        var fresh = home.resolve("new.backup");
        assertThat(run(newer, "backup", fresh.toString(), "--data", data("again3")).code())
                .isZero();

        var refused = program("restore", fresh.toString(), "--data", data("third3"));

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.said()).contains("newer Yuanliu").contains("evidence/V900__later.sql");
        assertThat(home.resolve("third3")).doesNotExist();
    }

    @Test
    @Timeout(120)
    void whereTheDatabaseIsElsewhereTheFilesAreSavedAndItSaysWhatToDo() throws Exception {
        var folder = Files.createDirectories(home.resolve("files/evidence/ab/cd"));
        Files.writeString(home.resolve("files/lock"), "");
        Files.writeString(folder.resolve("abcd"), "a file");
        var archive = home.resolve("files.backup");

        var backup = program("backup", archive.toString(), "--data", data("files"));
        var restore = program("restore", archive.toString(), "--data", data("again4"));

        assertThat(backup.code()).as(backup.said()).isZero();
        assertThat(backup.said()).contains("pg_basebackup").contains("外部 PostgreSQL");
        assertThat(restore.code()).as(restore.said()).isZero();
        assertThat(home.resolve("again4/evidence/ab/cd/abcd")).hasContent("a file");
        assertThat(home.resolve("again4/lock")).exists();
    }

    /// Somewhere in the content of an entry or in a header; filling that nobody reads is no damage.
    private static long place(Path archive, Random random, long size) throws IOException {
        try (var file = new RandomAccessFile(archive.toFile(), "r")) {
            while (true) {
                long at = (long) (random.nextDouble() * (size - 4_096));
                var block = new byte[512];
                file.seek(at - at % 512);
                file.readFully(block);
                if (block[511] != 0 || new String(block, 257, 5, UTF_8).equals("ustar")) {
                    return at;
                }
            }
        }
    }

    private static void flip(Path archive, long at) throws IOException {
        try (var file = new RandomAccessFile(archive.toFile(), "rw")) {
            file.seek(at);
            int one = file.read();
            file.seek(at);
            file.write(one ^ 0x20);
        }
    }

    private static Thread writer(
            Child platform,
            int number,
            ConcurrentLinkedQueue<String> acknowledged,
            AtomicBoolean over)
            throws IOException, InterruptedException {
        var clerk = platform.nobody().signInAs("clerk.hardware");
        return Thread.ofPlatform()
                .start(() -> {
                    for (int i = 0; !over.get(); i++) {
                        var record =
                                Filing.sale(Code.ofItem(GTIN, "B" + number + "X" + i)).record();
                        var answer = clerk.post("/filings", Map.of("records", List.of(record)));
                        if (answer.status() == 200) {
                            acknowledged.add(answer.text("/results/0/event"));
                        }
                    }
                });
    }

    private static List<String> events(Connection superuser) throws Exception {
        var ids = new ArrayList<String>();
        try (var statement = superuser.createStatement();
                var row = statement.executeQuery("select encode(id, 'hex') from trace.event")) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }

    private static long number(Connection superuser, String query) throws Exception {
        try (var statement = superuser.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Path checkpoint(String name) throws Exception {
        var file = home.resolve("checkpoint");
        assertThat(program("journal", "checkpoint", file.toString(), "--data", data(name)).code())
                .isZero();
        return file;
    }

    private static Child start(String name) throws Exception {
        return Child.run(home, List.of(), "--port", "0", "--data", data(name));
    }

    private static String data(String name) {
        return home.resolve(name).toString();
    }

    private static Ended program(String... arguments) throws Exception {
        return run(List.of(), arguments);
    }

    private static Ended run(List<String> classPath, String... arguments) throws Exception {
        var log = Files.createTempFile(home, "said-", ".log");
        var process =
                builder(classPath, arguments)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                throw new IllegalStateException("does not end: " + List.of(arguments));
            }
            return new Ended(process.exitValue(), Files.readString(log));
        } finally {
            process.destroyForcibly();
        }
    }

    private static ProcessBuilder builder(List<String> classPath, String... arguments) {
        Platform.binaries();
        var paths = new ArrayList<>(classPath);
        paths.add(System.getProperty("java.class.path"));
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dyuanliu.binaries=" + Platform.binaries(),
                                "-Dstdout.encoding=UTF-8",
                                "-Dstderr.encoding=UTF-8",
                                "-cp",
                                String.join(":", paths),
                                "org.yuanliu.Yuanliu"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
