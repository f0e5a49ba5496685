package org.yuanliu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yuanliu.access.FileVault;
import org.yuanliu.access.SignedLine;
import org.yuanliu.access.Vault.PublicKey;
import org.yuanliu.access.store.JournalLinks;
import org.yuanliu.kernel.postgres.DatabaseAccess;
import org.yuanliu.kernel.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Verifies the journal's chain and exports checkpoints, whether the platform runs or not.
@Command(
        name = "journal",
        description = "verify the journal, export checkpoints",
        mixinStandardHelpOptions = true,
        subcommands = {JournalCommand.Verify.class, JournalCommand.Checkpoint.class})
final class JournalCommand {

    private JournalCommand() {}

    /// The chain is broken. 2 is said by picocli of a command that was typed wrongly.
    static final int BROKEN = 4;

    /// Where the journal is: in a data folder, or in an outside PostgreSQL.
    static final class Place {

        @Option(
                names = "--data",
                defaultValue = DataOption.DEFAULT,
                description = "the folder that holds everything")
        Path data = Path.of("data");

        @Option(
                names = "--db",
                description =
                        "JDBC URL of an outside PostgreSQL; account by environment:"
                                + " YUANLIU_DB_USER, YUANLIU_DB_PASSWORD")
        @Nullable String db;

        Path keys() {
            return KeysFolder.of(data);
        }

        <T> T read(Reading<T> reading) throws SQLException {
            if (db != null) {
                return reading.from(Database.outside(db, System.getenv()).application()::open);
            }
            try (var access = DatabaseAccess.open(data)) {
                return reading.from(access.superuser("yuanliu")::open);
            }
        }
    }

    interface Reading<T> {
        T from(JournalLinks.Source source) throws SQLException;
    }

    @Command(
            name = "verify",
            description = "walk the chain; names the first broken entry and the unsealed tail",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {
                "0:the chain is whole",
                "1:it could not be read; one sentence says why",
                "2:the command was typed wrongly",
                "4:the chain is broken or differs from the checkpoint, or its signature is wrong"
            })
    static final class Verify implements Callable<Integer> {

        @Mixin Place place = new Place();

        @Option(names = "--checkpoint", description = "a checkpoint exported earlier")
        @Nullable Path checkpoint;

        @Option(
                names = "--key",
                description =
                        "the public key of its signature; without it the one in the data folder")
        @Nullable Path key;

        @Override
        public Integer call() throws IOException, SQLException {
            // As bytes: what is no text is no checkpoint either, and gets the same answer.
            var known =
                    checkpoint == null
                            ? Optional.<String>empty()
                            : Optional.of(
                                    new String(
                                            Files.readAllBytes(checkpoint),
                                            StandardCharsets.UTF_8));
            var answer = place.read(source -> JournalLinks.verify(source, known));
            System.out.println(answer.sentence());
            boolean signed = known.isEmpty() || isSigned(SignedLine.read(known.get()));
            return answer.isWhole() && signed ? 0 : BROKEN;
        }

        /// A key that lies beside the database proves less than one kept elsewhere, so the sentence
        /// names it.
        private boolean isSigned(SignedLine signed) throws IOException {
            if (signed.signature().isEmpty()) {
                // Whoever names a key asks for a signature; an unsigned one could be anybody's.
                System.out.println(
                        key == null
                                ? "检查点没有签名。 The checkpoint is not signed."
                                : "检查点没有签名，无法用 --key 核对；请找导出时签名的那一份。 The checkpoint is not signed, so --key proves nothing; take the copy that was signed when it was exported.");
                return key == null;
            }
            var needed = signed.signature().get().key();
            var trusted =
                    key == null
                            ? FileVault.publicKey(place.keys(), needed)
                            : Optional.of(
                                    PublicKey.read(
                                            new String(
                                                    Files.readAllBytes(key),
                                                    StandardCharsets.UTF_8)));
            if (trusted.isEmpty()) {
                System.out.println(
                        "没有公钥 "
                                + needed
                                + "，签名未核对；用 --key 指定公钥文件。 There is no public key "
                                + needed
                                + ", so the signature was not verified; name its file with --key.");
                return true;
            }
            boolean right = signed.isSignedWith(trusted.get());
            var name = needed + " (" + trusted.get().fingerprint() + ")";
            System.out.println(
                    right
                            ? "检查点签名有效，公钥 "
                                    + name
                                    + "。 The checkpoint's signature is right, by "
                                    + name
                                    + "."
                            : "检查点签名不符，公钥 "
                                    + name
                                    + "：检查点被改动，或不是用这把密钥签的。 The checkpoint's signature is wrong for "
                                    + name
                                    + ": it was changed, or signed with another key.");
            return right;
        }
    }

    @Command(
            name = "checkpoint",
            description = "write number and link of the newest sealed entry, to be kept elsewhere",
            mixinStandardHelpOptions = true)
    static final class Checkpoint implements Callable<Integer> {

        @Mixin Place place = new Place();

        @Parameters(paramLabel = "FILE", description = "where to write it")
        @Nullable Path file;

        @Override
        public Integer call() throws IOException, SQLException {
            var text = signed(place.read(JournalLinks::checkpoint));
            if (file != null) {
                Files.writeString(file, text);
            }
            System.out.print(text);
            return 0;
        }

        /// Where there is no key, as in a folder of an earlier version, none is made here.
        private String signed(String line) {
            var vault = FileVault.in(place.keys());
            return vault.keys().stream().anyMatch(it -> it.id().startsWith("signing-"))
                    ? SignedLine.by(vault, line).written()
                    : line;
        }
    }
}
