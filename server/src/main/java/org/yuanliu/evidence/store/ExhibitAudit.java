package org.yuanliu.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.modulith.NamedInterface;
import org.yuanliu.access.Acting;

/// Compares what the rows say with the bytes that lie there, file by file, without Spring.
@NamedInterface("audit")
public final class ExhibitAudit {

    private static final int SHOWN = 20;
    private static final String MISSING = "缺失 missing";

    private ExhibitAudit() {}

    /// A connection that may take on the engine's role.
    @NamedInterface("audit")
    public interface Source {
        Connection open() throws SQLException;
    }

    /// The bytes under a hash, and what their hash really is.
    @NamedInterface("audit")
    public interface Shelf {
        Optional<InputStream> open(String hash) throws IOException;

        String hash(InputStream bytes) throws IOException;

        /// How many files lie there in all.
        long count() throws IOException;
    }

    /// What was found. `extra` files have no row: harmless, and collected after a day.
    @NamedInterface("audit")
    public record Answer(long files, long bytes, List<String> wrong, long extra) {

        public boolean isWhole() {
            return wrong.isEmpty();
        }

        public String sentence() {
            var text = new StringBuilder();
            wrong.stream().limit(SHOWN).forEach(it -> text.append(it).append('\n'));
            if (isWhole()) {
                text.append("证据文件完整：%d 个文件，%d 字节，与登记的哈希一致。 ".formatted(files, bytes))
                        .append(
                                "Evidence is whole: %d files, %d bytes, as their hashes say."
                                        .formatted(files, bytes));
            } else {
                text.append("证据文件不完整：%d 个文件中 %d 个缺失或已损坏，请从备份恢复。 ".formatted(files, wrong.size()))
                        .append(
                                "Evidence is not whole: of %d files %d are missing or damaged; restore them from a backup."
                                        .formatted(files, wrong.size()));
            }
            if (extra > 0) {
                text.append(
                        " 另有 %d 个无登记的文件，一天后自动清理。 %d more files have no record, and are collected after a day."
                                .formatted(extra, extra));
            }
            return text.toString();
        }
    }

    private record Row(String hash, long size, String name) {}

    public static Answer compare(Source source, Shelf shelf) throws SQLException, IOException {
        var wrong = new ArrayList<String>();
        long bytes = 0;
        long present = 0;
        var rows = rows(source);
        for (var row : rows) {
            var trouble = trouble(row, shelf);
            present += trouble.filter(it -> it.startsWith(MISSING)).isPresent() ? 0 : 1;
            trouble.ifPresent(wrong::add);
            if (trouble.isEmpty()) {
                bytes += row.size();
            }
        }
        return new Answer(
                rows.size(), bytes, List.copyOf(wrong), Math.max(0, shelf.count() - present));
    }

    private static Optional<String> trouble(Row row, Shelf shelf) throws IOException {
        var there = shelf.open(row.hash());
        if (there.isEmpty()) {
            return Optional.of(MISSING + ": " + row.hash() + "  " + row.name());
        }
        try (var bytes = there.get()) {
            return shelf.hash(bytes).equals(row.hash())
                    ? Optional.empty()
                    : Optional.of("已损坏 damaged: " + row.hash() + "  " + row.name());
        }
    }

    private static List<Row> rows(Source source) throws SQLException {
        try (var connection = source.open()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set local role yuanliu_engine");
                statement.execute(
                        "select set_config('yuanliu.party', '" + Acting.PLATFORM + "', true)");
                statement.setFetchSize(10_000);
                var rows = new ArrayList<Row>();
                try (var row =
                        statement.executeQuery(
                                "select encode(hash, 'hex'), min(size), min(name) from evidence.exhibit group by hash order by hash")) {
                    while (row.next()) {
                        rows.add(new Row(row.getString(1), row.getLong(2), row.getString(3)));
                    }
                }
                return rows;
            }
        }
    }
}
