package org.yuanliu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
                "4:the chain is broken, or differs from the checkpoint"
            })
    static final class Verify implements Callable<Integer> {

        @Mixin Place place = new Place();

        @Option(names = "--checkpoint", description = "a checkpoint exported earlier")
        @Nullable Path checkpoint;

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
            return answer.isWhole() ? 0 : BROKEN;
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
            var text = place.read(JournalLinks::checkpoint);
            if (file != null) {
                Files.writeString(file, text);
            }
            System.out.print(text);
            return 0;
        }
    }
}
