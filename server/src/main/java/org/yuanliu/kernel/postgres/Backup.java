package org.yuanliu.kernel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/// Writes all that a data folder must not lose into one archive, while the platform runs or not.
///
/// The database first and everything beside it after: a row is never there before its bytes, so
/// whatever the rows of the copy name is in it.
///
/// Left out are what can be made again (the programs, logs), and everything that is a key: whoever
/// finds a backup must not find in it what opens it, or what phones trust.
public final class Backup {

    private static final String CLUSTER = "postgres";
    private static final Set<String> LEFT_OUT =
            Set.of(
                    CLUSTER,
                    "tls",
                    "lock",
                    "binaries",
                    "password.new",
                    "secrets.new",
                    "postgres.new");
    private static final Set<String> PASSING = Set.of("arriving");

    private final Path data;
    private final Path keys;

    private Backup(Path data, Path keys) {
        this.data = data;
        this.keys = keys;
    }

    /// How far it has come, for whoever waits.
    public interface Progress {
        void begins(long bytes);

        LongConsumer moved();
    }

    /// `damaged` files are in it as they are: they are not what their names say.
    public record Written(long bytes, long files, List<String> damaged) {}

    /// The keys stay where they are, also when that is somewhere in the data folder.
    public static Backup of(Path data, Path keys) throws IOException {
        if (!Files.exists(data.resolve("lock"))) {
            throw new PostgresFault(PostgresFault.Code.NO_DATABASE, data.toString());
        }
        return new Backup(
                data.toRealPath(), Files.exists(keys) ? keys.toRealPath() : keys.toAbsolutePath());
    }

    /// Whether the database of this folder lies in it, and which major version made it.
    public Optional<Integer> cluster() throws IOException {
        var version = data.resolve(CLUSTER).resolve("PG_VERSION");
        return Files.exists(version)
                ? Optional.of(Integer.valueOf(Files.readString(version).strip()))
                : Optional.empty();
    }

    /// With the database, through `access`.
    public Written write(Path archive, ArchiveHead head, DatabaseAccess access, Progress progress)
            throws IOException, SQLException {
        try (var superuser = access.superuser("postgres").open()) {
            return write(
                    archive,
                    head,
                    Optional.of(new ClusterCopy(data.resolve(CLUSTER), CLUSTER)),
                    Optional.of(superuser),
                    progress);
        }
    }

    /// Without it: somebody else keeps the database.
    public Written write(Path archive, ArchiveHead head, Progress progress)
            throws IOException, SQLException {
        return write(archive, head, Optional.empty(), Optional.empty(), progress);
    }

    private Written write(
            Path archive,
            ArchiveHead head,
            Optional<ClusterCopy> cluster,
            Optional<java.sql.Connection> superuser,
            Progress progress)
            throws IOException, SQLException {
        refuseInside(archive);
        long bytes = cluster.isPresent() ? cluster.get().bytes() : 0;
        for (var file : beside()) {
            bytes += Disk.size(data.resolve(file));
        }
        progress.begins(bytes);
        try (var writer = new ArchiveWriter(archive, head.made(), progress.moved())) {
            writer.text(ArchiveHead.ENTRY, head.of(bytes).written());
            if (cluster.isPresent() && superuser.isPresent()) {
                cluster.get().into(writer, superuser.get());
            }
            for (var file : beside()) {
                writer.file(file, data.resolve(file));
            }
            writer.finish();
            return new Written(writer.bytes(), writer.files(), writer.damaged());
        }
    }

    private void refuseInside(Path archive) throws IOException {
        var folder = archive.toAbsolutePath().resolveSibling("");
        if (Files.exists(folder) && folder.toRealPath().startsWith(data)) {
            throw new IllegalStateException(
                    "备份文件不能放在数据目录里，请换一个位置。 A backup can't lie in the data folder itself; choose another place.");
        }
    }

    /// Everything in the folder that is neither the database nor left out, by its path.
    private List<String> beside() throws IOException {
        var files = new ArrayList<String>();
        try (var entries = Files.list(data)) {
            for (var entry : entries.sorted().toList()) {
                var name = String.valueOf(entry.getFileName());
                if (!LEFT_OUT.contains(name)
                        && !name.startsWith(".")
                        && !name.startsWith("postgres.log")) {
                    gather(entry, files);
                }
            }
        }
        return files;
    }

    private void gather(Path path, List<String> files) throws IOException {
        if (Files.isRegularFile(path)) {
            files.add(data.relativize(path).toString());
            return;
        }
        if (!Files.isDirectory(path)
                || path.toRealPath().equals(keys)
                || PASSING.contains(String.valueOf(path.getFileName()))) {
            return;
        }
        try (var entries = Files.list(path)) {
            for (var entry : entries.sorted().toList()) {
                gather(entry, files);
            }
        } catch (NoSuchFileException gone) {
            return;
        }
    }
}
