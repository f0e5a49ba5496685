package org.yuanliu.access.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Second factors, encrypted, and what stands in for one that is lost.
@Repository
public class SecondFactorStore {

    public record Kept(UUID person, String secret, Optional<Instant> confirmedAt, long lastStep) {}

    private static final String ROW =
            "select person, secret, confirmed_at, last_step from access.second_factor";

    private final JdbcClient jdbc;

    SecondFactorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Kept> of(UUID person) {
        return jdbc.sql(ROW + " where person = ?")
                .param(person)
                .query(SecondFactorStore::kept)
                .optional();
    }

    /// One that is not confirmed is replaced; a confirmed one stays. Answers whether it was kept.
    public boolean offer(UUID person, String secret, Instant now) {
        return jdbc.sql(
                                """
                                insert into access.second_factor as f (person, secret, made_at) values (?, ?, ?)
                                on conflict (person) do update
                                   set secret = excluded.secret, made_at = excluded.made_at, last_step = 0
                                 where f.confirmed_at is null
                                """)
                        .params(person, secret, now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// Two who come with the same code at once: the row lets one of them through.
    public boolean use(UUID person, long step) {
        return jdbc.sql(
                                "update access.second_factor set last_step = ? where person = ? and last_step < ?")
                        .params(step, person, step)
                        .update()
                == 1;
    }

    public void confirm(UUID person, Instant now) {
        jdbc.sql("update access.second_factor set confirmed_at = ? where person = ?")
                .params(now.atOffset(ZoneOffset.UTC), person)
                .update();
    }

    public boolean remove(UUID person) {
        jdbc.sql("delete from access.recovery_code where person = ?").param(person).update();
        return jdbc.sql("delete from access.second_factor where person = ?").param(person).update()
                == 1;
    }

    public Optional<byte[]> setUpCode(UUID person) {
        return jdbc.sql("select mark from access.set_up_code where person = ?")
                .param(person)
                .query(byte[].class)
                .optional();
    }

    public void keepSetUpCode(UUID person, byte[] mark, Instant now) {
        jdbc.sql("insert into access.set_up_code (person, mark, made_at) values (?, ?, ?)")
                .params(person, mark, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    public boolean forgetSetUpCode(UUID person) {
        return jdbc.sql("delete from access.set_up_code where person = ?").param(person).update()
                == 1;
    }

    public void keepRecoveryCodes(UUID person, List<byte[]> marks) {
        jdbc.sql("delete from access.recovery_code where person = ?").param(person).update();
        for (var mark : marks) {
            jdbc.sql("insert into access.recovery_code (person, mark) values (?, ?)")
                    .params(person, mark)
                    .update();
        }
    }

    public boolean useRecoveryCode(UUID person, byte[] mark, Instant now) {
        return jdbc.sql(
                                "update access.recovery_code set used_at = ? where person = ? and mark = ? and used_at is null")
                        .params(now.atOffset(ZoneOffset.UTC), person, mark)
                        .update()
                == 1;
    }

    public int recoveryCodesLeft(UUID person) {
        return jdbc.sql(
                        "select count(*) from access.recovery_code where person = ? and used_at is null")
                .param(person)
                .query(Integer.class)
                .single();
    }

    public List<Kept> notUnder(String key, int most) {
        return jdbc.sql(
                        ROW
                                + " where not starts_with(secret, :key || ':') order by person limit :most for update")
                .param("key", key)
                .param("most", most)
                .query(SecondFactorStore::kept)
                .list();
    }

    public int countNotUnder(String key) {
        return jdbc.sql(
                        "select count(*) from access.second_factor where not starts_with(secret, :key || ':')")
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    public void rewrite(UUID person, String secret) {
        jdbc.sql("update access.second_factor set secret = ? where person = ?")
                .params(secret, person)
                .update();
    }

    private static Kept kept(ResultSet row, int n) throws SQLException {
        return new Kept(
                row.getObject("person", UUID.class),
                row.getString("secret"),
                Optional.ofNullable(row.getObject("confirmed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getLong("last_step"));
    }
}
