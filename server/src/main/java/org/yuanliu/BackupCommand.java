package org.yuanliu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yuanliu.kernel.postgres.ArchiveHead;
import org.yuanliu.kernel.postgres.Backup;
import org.yuanliu.kernel.postgres.DatabaseAccess;
import org.yuanliu.kernel.postgres.PostgresFault;
import org.yuanliu.kernel.store.Scripts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes everything into one archive, whether the platform runs or not.
@Command(
        name = "backup",
        description = "write everything into one archive, also while the platform runs",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the archive is whole",
            "1:it could not be written; one sentence says why",
            "2:the command was typed wrongly",
            "3:another process holds the data folder",
            "4:the archive is written, and files in it were damaged before"
        })
final class BackupCommand implements Callable<Integer> {

    private static final int DAMAGED = 4;

    @Parameters(paramLabel = "FILE", description = "the archive; it must not be there yet")
    Path file = Path.of("");

    @Option(
            names = "--data",
            defaultValue = DataOption.DEFAULT,
            description = "the folder that holds everything")
    Path data = Path.of("data");

    @Option(
            names = "--db",
            description =
                    "says that the database is an outside PostgreSQL, which its own tools back up;"
                            + " the archive then holds the files beside it")
    @Nullable String db;

    @Override
    public Integer call() throws IOException, SQLException {
        var backup = Backup.of(data, KeysFolder.of(data));
        var meter = new Meter();
        try {
            var major = db == null ? backup.cluster() : Optional.<Integer>empty();
            var written =
                    major.isPresent() ? whole(backup, major.get(), meter) : files(backup, meter);
            meter.ends();
            System.out.printf(
                    "备份完成 backup done: %s  %s，%d 个文件 files，%.1f s，%s/s%n",
                    file,
                    Meter.size(written.bytes()),
                    written.files(),
                    meter.seconds(),
                    Meter.size((long) (written.bytes() / Math.max(meter.seconds(), 0.001))));
            if (major.isEmpty()) {
                sayOutside();
            }
            sayKeys();
            return sayDamaged(written.damaged());
        } catch (PostgresFault fault) {
            meter.ends();
            if (fault.code() == PostgresFault.Code.FOLDER_HELD) {
                System.err.println("yuanliu: " + fault.getMessage());
                return RunCommand.HELD;
            }
            throw fault;
        }
    }

    private Backup.Written whole(Backup backup, int major, Meter meter)
            throws IOException, SQLException {
        try (var access = DatabaseAccess.open(data)) {
            var scripts = Scripts.applied(access.superuser("yuanliu"));
            var head = ArchiveHead.now(version(), Instant.now(), OptionalInt.of(major), scripts);
            return backup.write(file, head, access, meter);
        }
    }

    private Backup.Written files(Backup backup, Meter meter) throws IOException, SQLException {
        var head = ArchiveHead.now(version(), Instant.now(), OptionalInt.empty(), Scripts.known());
        return backup.write(file, head, meter);
    }

    private static void sayOutside() {
        System.out.println(
                "数据库在外部 PostgreSQL，不在此备份中：请先用它自己的工具（如 pg_basebackup、pg_dump）备份数据库，再运行本命令备份文件；先数据库、后文件，数据库中登记的文件就都在。");
        System.out.println(
                "The database is an outside PostgreSQL and not in this archive: back it up with its own tools (pg_basebackup, pg_dump) first, and the files with this command after it; then every file that the database names is there.");
    }

    /// The archive is a copy of what is there, and what is there is not whole.
    private static int sayDamaged(List<String> damaged) {
        if (damaged.isEmpty()) {
            return 0;
        }
        damaged.forEach(it -> System.err.println("已损坏 damaged: " + it));
        System.err.println(
                "yuanliu: 备份已写成，但其中 %d 个文件在备份前就已损坏；请用 evidence 命令查看，并从更早的备份取回。 The archive is written, but %d files were damaged before; see the command evidence, and take them from an earlier backup."
                        .formatted(damaged.size(), damaged.size()));
        return DAMAGED;
    }

    private void sayKeys() {
        var keys = KeysFolder.of(data);
        System.out.println(
                "不含加密和签名密钥（%s%s），请另行保管；不含自签证书及其私钥，恢复后会重新签发，手机需要重新信任；含数据库内部口令，请限制备份文件的读取权限。"
                        .formatted(keys, Files.exists(keys) ? "" : "，目前没有"));
        System.out.println(
                "Keys of encryption and signing (%s%s) are not in it: keep them elsewhere. Nor is the certificate that the platform made for itself: a restored one makes another, and phones have to trust that. The database's inner passwords are: let nobody else read the archive."
                        .formatted(keys, Files.exists(keys) ? "" : ", none at present"));
    }

    static String version() {
        return Optional.ofNullable(Yuanliu.class.getPackage().getImplementationVersion())
                .orElse("0.1.0");
    }
}
