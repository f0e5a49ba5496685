package org.yuanliu.access.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Repository;
import org.yuanliu.access.Vault;

/// Which keys the database needs: their names and fingerprints, never the keys.
///
/// The program asks before it starts anything else whether they are there.
@Repository
@NamedInterface("known-keys")
public class KnownKeys {

    private final JdbcClient jdbc;

    KnownKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void note(List<Vault.Known> keys, Instant now) {
        for (var key : keys) {
            jdbc.sql(
                            """
                            insert into access.key_known (id, algorithm, fingerprint, known_since) values (?, ?, ?, ?)
                            on conflict do nothing
                            """)
                    .params(
                            key.id(),
                            key.algorithm(),
                            key.fingerprint(),
                            now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    public List<Vault.Known> all() {
        return jdbc.sql("select id, algorithm, fingerprint from access.key_known order by id")
                .query((row, n) ->
                        new Vault.Known(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /// Without the keys that the database knows nothing may go on: what would be written meanwhile
    /// were under other keys, and what is there could not be read.
    public static void mustBeIn(Vault vault, JournalLinks.Source database, String folder)
            throws SQLException {
        var needed = new ArrayList<Vault.Known>();
        try (var connection = database.open();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select id, algorithm, fingerprint from access.key_known order by id")) {
            while (row.next()) {
                needed.add(new Vault.Known(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        if (!needed.isEmpty()) {
            needed.removeAll(vault.keys());
        }
        if (!needed.isEmpty()) {
            var missing =
                    needed.stream()
                            .map(it -> it.id() + " (" + it.fingerprint() + ")")
                            .collect(Collectors.joining(", "));
            throw new IllegalStateException(
                    "缺少密钥，平台没有启动：数据库需要 "
                            + missing
                            + "，而 "
                            + folder
                            + " 里没有或不相符。数据完好，没有任何改动；请从密钥的备份中放回这个文件夹，再启动。"
                            + " Keys are missing, so the platform did not start: the database needs "
                            + missing
                            + ", and "
                            + folder
                            + " does not hold them or holds others. Your data is safe and nothing was changed; bring the"
                            + " folder back from the backup of your keys, then start again.");
        }
    }
}
