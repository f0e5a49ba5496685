package org.yuanliu;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yuanliu.evidence.Shelves;
import org.yuanliu.evidence.store.ExhibitAudit;
import org.yuanliu.kernel.postgres.DatabaseAccess;
import org.yuanliu.kernel.postgres.Login;
import org.yuanliu.kernel.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Compares every file of evidence with its hash, whether the platform runs or not.
@Command(
        name = "evidence",
        description = "compare the files of evidence with their hashes",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every file is there, as it came in",
            "1:it could not be read; one sentence says why",
            "2:the command was typed wrongly",
            "4:files are missing or damaged; they are named"
        })
final class EvidenceCommand implements Callable<Integer> {

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

    @Override
    public Integer call() throws SQLException, IOException {
        if (db != null) {
            return compare(Database.outside(db, System.getenv()).application());
        }
        try (var access = DatabaseAccess.open(data)) {
            return compare(access.superuser("yuanliu"));
        }
    }

    private int compare(Login login) throws SQLException, IOException {
        var answer = ExhibitAudit.compare(login::open, new Shelves(data));
        System.out.println(answer.sentence());
        return answer.isWhole() ? 0 : JournalCommand.BROKEN;
    }
}
