package org.yuanliu.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.kernel.postgres.DataFolder;
import org.yuanliu.kernel.postgres.DatabaseAccess;
import org.yuanliu.kernel.postgres.Holder;
import org.yuanliu.kernel.store.Database;

/// `journal verify` and `journal checkpoint`, in a JVM of their own.
@Clause("TV-7.1")
class JournalCommandTest {

    private static final int WHOLE = 0;
    private static final int NOT_DONE = 1;
    private static final int TYPED_WRONGLY = 2;
    private static final int BROKEN = 4;

    private final Path home;

    JournalCommandTest() throws IOException {
        home = Platform.newHome();
    }

    @AfterEach
    void remove() {
        Platform.remove(home);
    }

    @Test
    void bothWorkBesideTheRunningPlatform() throws IOException, InterruptedException, SQLException {
        var data = Platform.shared().data().toString();
        var file = home.resolve("checkpoint");

        var checkpoint = OwnJvm.run("journal", "checkpoint", "--data", data, file.toString());
        assertThat(checkpoint.code()).as(checkpoint.said()).isEqualTo(WHOLE);
        assertThat(Files.readString(file)).startsWith("yuanliu-journal-1 ");

        var verified =
                OwnJvm.run("journal", "verify", "--data", data, "--checkpoint", file.toString());
        assertThat(verified.code()).as(verified.said()).isEqualTo(WHOLE);
        assertThat(verified.said()).contains("日志完整").contains("The journal is whole");
        assertThat(verified.said()).contains("检查点签名有效", "signing-1 (");
        try (var superuser = Platform.shared().superuser()) {
            assertThat(superuser.isValid(1)).as("the platform still runs").isTrue();
        }
    }

    @Test
    void bothWorkWithoutThePlatformAndTellWhatWasDoneMeanwhile()
            throws IOException, InterruptedException, SQLException {
        var data = aSmallJournal();
        var file = home.resolve("checkpoint");

        assertThat(
                        OwnJvm.run(
                                        "journal",
                                        "checkpoint",
                                        "--data",
                                        data.toString(),
                                        file.toString())
                                .code())
                .isEqualTo(WHOLE);
        var whole = OwnJvm.run("journal", "verify", "--data", data.toString());
        assertThat(whole.code()).as(whole.said()).isEqualTo(WHOLE);
        assertThat(whole.said()).contains("3 entries sealed, 1 not sealed yet");

        withForger(data, forger -> forger.cutOffAfter(2));
        assertThat(OwnJvm.run("journal", "verify", "--data", data.toString()).code())
                .isEqualTo(WHOLE);
        var cut =
                OwnJvm.run(
                        "journal",
                        "verify",
                        "--data",
                        data.toString(),
                        "--checkpoint",
                        file.toString());
        assertThat(cut.code()).as(cut.said()).isEqualTo(BROKEN);
        assertThat(cut.said())
                .contains("第 3 条")
                .contains("entries that the checkpoint knows are gone");

        withForger(data, forger -> forger.alter(1, "action = 'other'"));
        var altered = OwnJvm.run("journal", "verify", "--data", data.toString());
        assertThat(altered.code()).as(altered.said()).isEqualTo(BROKEN);
        assertThat(altered.said()).contains("broken at entry 1");
        assertThat(DataFolder.holder(data)).as("nothing is left running").isEmpty();
    }

    @Test
    void aCheckpointThatWasChangedOrSignedByAnotherIsRefused()
            throws IOException, InterruptedException {
        var platform = Platform.shared();
        var data = platform.data().toString();
        var audit = platform.as("audit.platform");
        var text = audit.get("/administration/checkpoint").is(200).raw();
        var file = Files.writeString(home.resolve("checkpoint"), text).toString();
        var key =
                Files.writeString(
                                home.resolve("signing.pub"),
                                audit.get("/administration/checkpoint-key").is(200).raw())
                        .toString();

        var right =
                OwnJvm.run("journal", "verify", "--data", data, "--checkpoint", file, "--key", key);
        assertThat(right.code()).as(right.said()).isEqualTo(WHOLE);
        assertThat(right.said()).contains("The checkpoint's signature is right");

        Files.writeString(
                home.resolve("checkpoint"),
                text.replaceFirst("(yuanliu-journal-1) [0-9]+", "$1 1"));
        var changed =
                OwnJvm.run("journal", "verify", "--data", data, "--checkpoint", file, "--key", key);
        assertThat(changed.code()).as(changed.said()).isEqualTo(BROKEN);
        assertThat(changed.said()).contains("检查点签名不符");

        Files.writeString(
                home.resolve("checkpoint"), text.lines().findFirst().orElseThrow() + "\n");
        var unsigned =
                OwnJvm.run("journal", "verify", "--data", data, "--checkpoint", file, "--key", key);
        assertThat(unsigned.code()).as(unsigned.said()).isEqualTo(BROKEN);
        assertThat(unsigned.said()).contains("The checkpoint is not signed");

        Files.writeString(home.resolve("checkpoint"), text);
        Files.writeString(
                Path.of(key), "yuanliu-public-key signing-1 SM2 " + "03" + "11".repeat(32));
        var other =
                OwnJvm.run("journal", "verify", "--data", data, "--checkpoint", file, "--key", key);
        assertThat(other.code()).as(other.said()).isEqualTo(BROKEN);
    }

    @Test
    void whatCanNotBeDoneIsSaidInOneSentence() throws IOException, InterruptedException {
        var data = Platform.shared().data().toString();
        var nowhere = home.resolve("nowhere").toString();
        var bytes = Files.write(home.resolve("bytes"), new byte[] {(byte) 0xff, 0, (byte) 0xfe});

        assertSaid(OwnJvm.run("journal", "verify", "--data", nowhere), "nowhere");
        assertSaid(
                OwnJvm.run("journal", "verify", "--data", data, "--checkpoint", nowhere),
                "no such file");
        assertSaid(
                OwnJvm.run("journal", "verify", "--data", data, "--checkpoint", bytes.toString()),
                "This is not a checkpoint file.");
        assertSaid(
                OwnJvm.run("journal", "verify", "--db", "jdbc:postgresql://127.0.0.1:1/none"),
                "YUANLIU_DB_USER");
        assertThat(Files.exists(Path.of(nowhere))).isFalse();
    }

    @Test
    void aWrongUsageIsNoBrokenChainAndTheHelpTellsThemApart()
            throws IOException, InterruptedException {
        var wrong = OwnJvm.run("journal", "verify", "--no-such-option");
        var help = OwnJvm.run("journal", "verify", "--help");

        assertThat(wrong.code()).as(wrong.said()).isEqualTo(TYPED_WRONGLY);
        assertThat(help.code()).isZero();
        assertThat(help.said())
                .contains("Exit codes:")
                .containsPattern(TYPED_WRONGLY + " +the command was typed wrongly")
                .containsPattern(BROKEN + " +the chain is broken");
    }

    private static void assertSaid(OwnJvm.Ended ended, String words) {
        assertThat(ended.code()).as(ended.said()).isEqualTo(NOT_DONE);
        assertThat(ended.said())
                .contains(words)
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
        assertThat(ended.said().lines()).hasSize(1);
    }

    /// Three sealed entries and one that is not, made by hand.
    private Path aSmallJournal() throws SQLException {
        var data = home.resolve("data");
        if (!(DataFolder.claim(data, Holder.Purpose.PLATFORM)
                instanceof DataFolder.Claim.Held(DataFolder folder))) {
            throw new IllegalStateException("not free: " + data);
        }
        try (folder;
                var database = Database.own(folder)) {
            database.migrate(BoundAccountTest.MODULES);
        }
        withForger(
                data,
                forger -> {
                    for (int seq = 1; seq <= 4; seq++) {
                        forger.run(
                                """
                                insert into access.journal (id, at, party, origin, action, subject, seq, algorithm, link)
                                values ('%s', now(), '%s', 'test', 'test.act', 'test', %s)
                                """
                                        .formatted(
                                                UUID.randomUUID(),
                                                UUID.randomUUID(),
                                                seq == 4
                                                        ? "null, null, null"
                                                        : seq + ", 'SM3', '\\x00'"));
                    }
                    forger.relink(1, 3);
                });
        return data;
    }

    private interface Work {
        void with(Forger forger) throws SQLException;
    }

    private static void withForger(Path data, Work work) throws SQLException {
        try (var access = DatabaseAccess.open(data);
                Connection superuser = access.superuser("yuanliu").open()) {
            work.with(new Forger(superuser));
            superuser.commit();
        }
    }
}
