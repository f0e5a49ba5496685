package org.yuanliu.access.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.modulith.NamedInterface;
import org.yuanliu.access.Acting;
import org.yuanliu.access.ChainHash;
import org.yuanliu.access.SignedLine;

/// Walks the journal's chain from its beginning and says whether it is whole.
///
/// What the chain alone can't show, that its newest part was cut off or all of it was written anew,
/// a checkpoint exported earlier does.
///
/// The program's command line is its only user outside access.
@NamedInterface("journal-links")
public final class JournalLinks {

    private JournalLinks() {}

    /// The way to the database, for a tool that has no pool.
    public interface Source {
        Connection open() throws SQLException;
    }

    public sealed interface Answer {

        String sentence();

        default boolean isWhole() {
            return this instanceof Whole;
        }

        record Whole(long entries, long unsealed) implements Answer {
            @Override
            public String sentence() {
                return "日志完整："
                        + entries
                        + " 条已封存，"
                        + unsealed
                        + " 条待封存。 The journal is whole: "
                        + entries
                        + " entries sealed, "
                        + unsealed
                        + " not sealed yet.";
            }
        }

        record Broken(long seq, String entry, String why) implements Answer {
            @Override
            public String sentence() {
                return "日志在第 "
                        + seq
                        + " 条处断裂（"
                        + entry
                        + "）："
                        + why
                        + " The journal is broken at entry "
                        + seq
                        + " ("
                        + entry
                        + "): "
                        + why;
            }
        }
    }

    public static Answer verify(Source source, Optional<String> checkpoint) throws SQLException {
        try (var connection = open(source)) {
            return verify(connection, checkpoint);
        }
    }

    public static Answer verify(Connection connection, Optional<String> checkpoint)
            throws SQLException {
        var known = checkpoint.map(it -> Checkpoint.read(SignedLine.read(it).line()));
        long seq = 0;
        var link = ChainHash.BEGINNING;
        boolean met = known.isEmpty() || known.get().seq() == 0;
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (var row =
                    statement.executeQuery(
                            "select *, encode(link, 'hex') as written_link from access.journal where seq is not null order by seq")) {
                while (row.next()) {
                    seq++;
                    var name = row.getString("id");
                    if (row.getLong("seq") != seq) {
                        return new Answer.Broken(seq, name, "缺少这一条 an entry is missing before it");
                    }
                    link = link(link, seq, row);
                    if (!link.equals(row.getString("written_link"))) {
                        return new Answer.Broken(
                                seq, name, "内容与链接不符 its content does not fit its link");
                    }
                    if (known.isPresent() && known.get().seq() == seq) {
                        if (!link.equals(known.get().hash())) {
                            return new Answer.Broken(
                                    seq, name, "与检查点不符 it differs from the checkpoint");
                        }
                        met = true;
                    }
                }
            }
            if (!met) {
                return new Answer.Broken(
                        seq + 1, "–", "检查点之后的记录不见了 entries that the checkpoint knows are gone");
            }
            try (var row =
                    statement.executeQuery(
                            "select count(*) from access.journal where seq is null")) {
                row.next();
                return new Answer.Whole(seq, row.getLong(1));
            }
        }
    }

    /// Whoever altered an entry may have left something that can't be hashed at all: then it fits
    /// no link.
    private static String link(String before, long seq, ResultSet row) throws SQLException {
        var entry = JournalStore.entry(row);
        try {
            return ChainHash.of(row.getString("algorithm")).link(before, seq, entry);
        } catch (RuntimeException nonsense) {
            return "";
        }
    }

    public static String checkpoint(Source source) throws SQLException {
        try (var connection = open(source);
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select seq, encode(link, 'hex') from access.journal where seq is not null order by seq desc limit 1")) {
            var checkpoint =
                    row.next()
                            ? new Checkpoint(row.getLong(1), row.getString(2))
                            : new Checkpoint(0, ChainHash.BEGINNING);
            return checkpoint.written(Instant.now());
        }
    }

    public static String checkpoint(JournalStore.Link last, Instant at) {
        return new Checkpoint(last.seq(), last.hash()).written(at);
    }

    /// Whoever verifies must see every row: a superuser does, everybody else as the engine.
    private static Connection open(Source source) throws SQLException {
        var connection = source.open();
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "select set_config('yuanliu.party', '"
                            + Acting.PLATFORM
                            + "', false), set_config('role', 'yuanliu_engine', false) where current_setting('is_superuser') = 'off'");
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private record Checkpoint(long seq, String hash) {

        private static final Pattern WRITTEN =
                Pattern.compile("yuanliu-journal-1 ([0-9]{1,18}) ([0-9a-f]{64}) \\S+");

        static Checkpoint read(String text) {
            var parts = WRITTEN.matcher(text.strip());
            if (!parts.matches()) {
                throw new IllegalArgumentException("不是检查点文件。 This is not a checkpoint file.");
            }
            return new Checkpoint(Long.parseLong(parts.group(1)), parts.group(2));
        }

        String written(Instant at) {
            return "yuanliu-journal-1 " + seq + " " + hash + " " + at + "\n";
        }
    }
}
