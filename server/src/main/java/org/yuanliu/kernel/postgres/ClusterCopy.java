package org.yuanliu.kernel.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Copies the files of a database while it is written to.
///
/// The files alone fit together only by accident. Between `pg_backup_start` and `pg_backup_stop`
/// the server logs whole pages, and with its log from the one to the other every file is brought to
/// the moment of the stop. A temporary replication slot keeps that log from being thrown away; it
/// ends with the session, however that ends.
final class ClusterCopy {

    /// Filled anew at every start, or of no use to another server.
    private static final Set<String> WITHOUT_CONTENT =
            Set.of(
                    "pg_wal",
                    "pg_replslot",
                    "pg_dynshmem",
                    "pg_notify",
                    "pg_serial",
                    "pg_snapshots",
                    "pg_stat_tmp",
                    "pg_subtrans");

    private static final Set<String> LEFT_OUT =
            Set.of(
                    "postmaster.pid",
                    "postmaster.opts",
                    "backup_label",
                    "backup_label.old",
                    "tablespace_map",
                    "tablespace_map.old",
                    "backup_manifest",
                    "pg_internal.init",
                    "postgresql.auto.conf.tmp",
                    "current_logfiles.tmp");

    private static final Pattern TEMPORARY = Pattern.compile("pgsql_tmp.*|t\\d+_\\d+.*");
    private static final Pattern FIRST_SEGMENT =
            Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");
    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");
    private static final String CONTROL = "global/pg_control";

    private final Path cluster;
    private final String name;

    ClusterCopy(Path cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    /// What would be copied at this moment, without the log.
    long bytes() throws IOException {
        long bytes = 0;
        for (var file : contents().files()) {
            bytes += Disk.size(cluster.resolve(file));
        }
        return bytes;
    }

    void into(ArchiveWriter archive, Connection superuser) throws IOException, SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(
                    "select pg_create_physical_replication_slot('yuanliu_backup_' || pg_backend_pid(), true, true)");
            statement.execute("select pg_backup_start('yuanliu', fast => true)");
            files(archive);
            String label;
            String last;
            try (var row =
                    statement.executeQuery(
                            "select labelfile, coalesce(spcmapfile, ''), pg_walfile_name(lsn) from pg_backup_stop(wait_for_archive => false)")) {
                row.next();
                label = row.getString(1);
                last = row.getString(3);
                if (!row.getString(2).isBlank()) {
                    throw new IllegalStateException(
                            "数据库使用了其他目录中的表空间，不能这样备份，请把它们移回默认表空间。"
                                    + " The database has tablespaces elsewhere, which this backup does not hold: move them back first.");
                }
            }
            archive.text(
                    name + "/backup_label",
                    label.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            log(archive, first(label), last);
        }
    }

    private void files(ArchiveWriter archive) throws IOException {
        var contents = contents();
        archive.folder(name);
        for (var folder : contents.folders()) {
            archive.folder(name + "/" + folder);
        }
        for (var file : contents.files()) {
            if (!file.equals(CONTROL)) {
                archive.file(name + "/" + file, cluster.resolve(file));
            }
        }
        // Last, so that it is not older than what it speaks of.
        archive.text(name + "/" + CONTROL, control());
    }

    /// The server writes it in one go, but may do so while we read: two readings that agree are it.
    private byte[] control() throws IOException {
        var file = cluster.resolve(CONTROL);
        var before = Files.readAllBytes(file);
        while (true) {
            var now = Files.readAllBytes(file);
            if (Arrays.equals(before, now)) {
                return now;
            }
            before = now;
            Pause.of(java.time.Duration.ofMillis(5));
        }
    }

    private static String first(String label) {
        var found = FIRST_SEGMENT.matcher(label);
        if (!found.find()) {
            throw new IllegalStateException("the server's label names no log: " + label);
        }
        return found.group(1);
    }

    private void log(ArchiveWriter archive, String first, String last) throws IOException {
        var folder = cluster.resolve("pg_wal");
        var segments = new ArrayList<String>();
        try (var entries = Files.list(folder)) {
            entries.map(it -> String.valueOf(it.getFileName()))
                    .filter(it ->
                            it.endsWith(".history")
                                    || (SEGMENT.matcher(it).matches()
                                            && it.compareTo(first) >= 0
                                            && it.compareTo(last) <= 0))
                    .sorted()
                    .forEach(segments::add);
        }
        if (!segments.contains(first) || !segments.contains(last)) {
            throw new IllegalStateException(
                    "the log from %s to %s is not there".formatted(first, last));
        }
        for (var segment : segments) {
            archive.file(name + "/pg_wal/" + segment, folder.resolve(segment));
        }
    }

    /// Paths below the cluster, folders before what is in them.
    private record Contents(List<String> folders, List<String> files) {}

    private Contents contents() throws IOException {
        var contents = new Contents(new ArrayList<>(), new ArrayList<>());
        Files.walkFileTree(
                cluster,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        var path = cluster.relativize(folder).toString();
                        if (path.isEmpty()) {
                            return FileVisitResult.CONTINUE;
                        }
                        if (TEMPORARY.matcher(String.valueOf(folder.getFileName())).matches()) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        contents.folders().add(path);
                        if (path.equals("pg_wal")) {
                            contents.folders().add("pg_wal/archive_status");
                            contents.folders().add("pg_wal/summaries");
                        }
                        return WITHOUT_CONTENT.contains(path)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        var own = String.valueOf(file.getFileName());
                        if (attributes.isRegularFile()
                                && !LEFT_OUT.contains(own)
                                && !TEMPORARY.matcher(own).matches()) {
                            contents.files().add(cluster.relativize(file).toString());
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure)
                            throws IOException {
                        if (failure instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw failure;
                    }
                });
        return contents;
    }
}
