package org.yuanliu.access.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How many wrong passwords were given for a login, and when the next one may be.
@Repository
public class GuessStore {

    public record Guessed(int failures, Instant freeAt) {}

    private final JdbcClient jdbc;

    GuessStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whoever else guesses at the same login waits until this transaction ends.
    public Guessed hold(int slot, Instant now) {
        return jdbc.sql(
                        """
                        insert into access.guess as g (slot, failures, free_at) values (?, 0, ?)
                        on conflict (slot) do update set failures = g.failures
                        returning failures, free_at
                        """)
                .params(slot, now.atOffset(ZoneOffset.UTC))
                .query((row, n) ->
                        new Guessed(
                                row.getInt(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .single();
    }

    public void count(int slot, int failures, Instant freeAt) {
        jdbc.sql("update access.guess set failures = ?, free_at = ? where slot = ?")
                .params(failures, freeAt.atOffset(ZoneOffset.UTC), slot)
                .update();
    }

    public void clear(int slot) {
        jdbc.sql("delete from access.guess where slot = ?").params(slot).update();
    }

    public int forgetBefore(Instant limit) {
        return jdbc.sql("delete from access.guess where free_at < ?")
                .params(limit.atOffset(ZoneOffset.UTC))
                .update();
    }
}
