package org.yuanliu.kernel.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The answers kept for commands sent twice.
@Repository
public class AnswerStore {

    public record Kept(String requestHash, String body) {}

    private final JdbcClient jdbc;

    AnswerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A second sender waits here until the first has committed, and then finds its answer.
    public boolean claim(UUID person, UUID party, UUID key, String requestHash, Instant at) {
        return jdbc.sql(
                                """
                                insert into kernel.answered (person, party, key, request_hash, status, body, at)
                                values (?, ?, ?, ?, 0, '', ?) on conflict do nothing
                                """)
                        .params(person, party, key, requestHash, at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public Kept kept(UUID person, UUID party, UUID key) {
        return jdbc.sql(
                        "select request_hash, body from kernel.answered where person = ? and party = ? and key = ?")
                .params(person, party, key)
                .query((row, n) -> new Kept(row.getString(1), row.getString(2)))
                .single();
    }

    public void keep(UUID person, UUID party, UUID key, String body) {
        jdbc.sql(
                        "update kernel.answered set status = 200, body = ? where person = ? and party = ? and key = ?")
                .params(body, person, party, key)
                .update();
    }

    /// Nobody sends a command again after three days.
    public int forgetBefore(Instant limit) {
        return jdbc.sql("delete from kernel.answered where at < ?")
                .params(limit.atOffset(ZoneOffset.UTC))
                .update();
    }
}
