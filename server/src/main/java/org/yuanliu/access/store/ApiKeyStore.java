package org.yuanliu.access.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.access.Acting;
import org.yuanliu.access.ApiKeys;
import org.yuanliu.access.ApiKeys.Bearer;
import org.yuanliu.access.Role;

/// API keys, found by the hash of their secret.
@Repository
public class ApiKeyStore {

    private final JdbcClient jdbc;

    ApiKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Revoked(UUID id, UUID party) {}

    /// A key stands for the role in which it is made; without that role there is none.
    public boolean add(ApiKeys.Key key, Acting by, byte[] secretHash) {
        return jdbc.sql(
                                """
                                insert into access.api_key (id, party, name, secret_hash, scopes, made_by, made_at, membership)
                                select ?, m.party, ?, ?, ?, m.person, ?, m.id from access.membership m
                                 where m.person = ? and m.party = ? and m.role = ? and m.granted_at is not null and m.ended_at is null
                                """)
                        .params(
                                key.id(),
                                key.name(),
                                secretHash,
                                key.scopes().toArray(String[]::new),
                                key.madeAt().atOffset(ZoneOffset.UTC),
                                by.person(),
                                by.party(),
                                by.role().word())
                        .update()
                == 1;
    }

    public List<ApiKeys.Key> of(UUID party) {
        return jdbc.sql(
                        """
                        select id, name, scopes, made_at, last_used_at, revoked_at
                          from access.api_key where party = ? order by id desc
                        """)
                .param(party)
                .query(ApiKeyStore::key)
                .list();
    }

    public boolean revoke(UUID id, UUID party, Instant at) {
        return jdbc.sql(
                                "update access.api_key set revoked_at = ? where id = ? and party = ? and revoked_at is null")
                        .params(at.atOffset(ZoneOffset.UTC), id, party)
                        .update()
                == 1;
    }

    public List<Revoked> revokeThoseMadeAs(UUID membership, Instant at) {
        return revoke("membership", membership, at);
    }

    public List<Revoked> revokeThoseOf(UUID person, Instant at) {
        return revoke("made_by", person, at);
    }

    private List<Revoked> revoke(String column, UUID value, Instant at) {
        return jdbc.sql(
                        "update access.api_key set revoked_at = ? where "
                                + column
                                + " = ? and revoked_at is null returning id, party")
                .params(at.atOffset(ZoneOffset.UTC), value)
                .query((row, n) ->
                        new Revoked(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
    }

    /// Only while its maker holds the role in which he made it, without a break. The last use is
    /// kept to the minute: a busy key must not write a row for each request.
    public Optional<Bearer> use(byte[] secretHash, Instant at, String origin) {
        var now = at.atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        update access.api_key set last_used_at = :now
                         where secret_hash = :hash and (last_used_at is null or last_used_at < :now - interval '1 minute')
                        """)
                .param("now", now)
                .param("hash", secretHash)
                .update();
        return jdbc.sql(
                        """
                        select k.id, k.made_by, k.party, k.scopes, m.role
                          from access.api_key k
                          join access.membership m on m.id = k.membership and m.granted_at <= k.made_at and m.ended_at is null
                          join access.person p on p.id = k.made_by and p.active
                         where k.secret_hash = ? and k.revoked_at is null and m.role <> all (?)
                        """)
                .param(secretHash)
                .param(Role.ADMINISTRATORS.stream().map(Role::word).toArray(String[]::new))
                .query((row, n) ->
                        new Bearer(
                                new Acting(
                                        row.getObject("made_by", UUID.class),
                                        row.getObject("party", UUID.class),
                                        Role.of(row.getString("role")),
                                        origin + " key/" + row.getString("id")),
                                Set.of((String[]) row.getArray("scopes").getArray())))
                .optional();
    }

    private static ApiKeys.Key key(ResultSet row, int n) throws SQLException {
        return new ApiKeys.Key(
                row.getObject("id", UUID.class),
                row.getString("name"),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                time(row, "last_used_at"),
                time(row, "revoked_at"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
