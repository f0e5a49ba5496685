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

    public void add(ApiKeys.Key key, UUID party, UUID madeBy, byte[] secretHash) {
        jdbc.sql(
                        """
                        insert into access.api_key (id, party, name, secret_hash, scopes, made_by, made_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        key.id(),
                        party,
                        key.name(),
                        secretHash,
                        key.scopes().toArray(String[]::new),
                        madeBy,
                        key.madeAt().atOffset(ZoneOffset.UTC))
                .update();
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

    /// The last use is kept to the minute: a busy key must not write a row for each request.
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
                          join access.membership m on m.person = k.made_by and m.party = k.party and m.granted_at is not null and m.ended_at is null
                          join access.person p on p.id = k.made_by and p.active
                         where k.secret_hash = ? and k.revoked_at is null
                         order by m.id limit 1
                        """)
                .param(secretHash)
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
