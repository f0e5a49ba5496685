package org.yuanliu.access.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.access.Role;
import org.yuanliu.access.Session;
import org.yuanliu.access.Session.Membership;

/// Who is signed in. Rows are found by the hash of the token.
@Repository
public class SessionStore {

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void open(byte[] tokenHash, UUID person, UUID membership, String csrf, Instant at) {
        jdbc.sql(
                        """
                        insert into access.session (token_hash, person, membership, csrf, opened_at, seen_at)
                        values (:hash, :person, :membership, :csrf, :at, :at)
                        """)
                .param("hash", tokenHash)
                .param("person", person)
                .param("membership", membership)
                .param("csrf", csrf)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The session, if it is alive, seen now.
    public Optional<Session> touch(byte[] tokenHash, Instant now, Instant aliveSince) {
        int alive =
                jdbc.sql(
                                """
                                update access.session set seen_at = greatest(seen_at, :now)
                                 where token_hash = :hash and ended_at is null and seen_at > :since
                                """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("hash", tokenHash)
                        .param("since", aliveSince.atOffset(ZoneOffset.UTC))
                        .update();
        return alive == 0 ? Optional.empty() : Optional.of(read(tokenHash));
    }

    private record Row(Session session, UUID acting) {}

    private Session read(byte[] tokenHash) {
        var memberships = new ArrayList<Membership>();
        var rows =
                jdbc.sql(
                                """
                                select s.person, p.login, n.name, s.csrf, s.seen_at, s.membership,
                                       m.id, m.party, q.name as party_name, q.kind, q.region, m.role
                                  from access.session s
                                  join access.person p on p.id = s.person
                                  join access.membership m on m.person = s.person
                                  join access.party q on q.id = m.party
                                  left join access.person_name n on n.person = m.person and n.party = m.party
                                 where s.token_hash = ? and p.active
                                 order by m.id
                                """)
                        .param(tokenHash)
                        .query((row, n) -> {
                            var membership =
                                    new Membership(
                                            row.getObject("id", UUID.class),
                                            row.getObject("party", UUID.class),
                                            row.getString("party_name"),
                                            row.getString("kind"),
                                            row.getString("region"),
                                            Role.of(row.getString("role")));
                            memberships.add(membership);
                            return new Row(
                                    new Session(
                                            row.getObject("person", UUID.class),
                                            row.getString("login"),
                                            Optional.ofNullable(row.getString("name"))
                                                    .orElse(row.getString("login")),
                                            membership,
                                            List.of(),
                                            row.getString("csrf"),
                                            row.getObject("seen_at", OffsetDateTime.class)
                                                    .toInstant()),
                                    row.getObject("membership", UUID.class));
                        })
                        .list();
        return rows.stream()
                .filter(it -> it.session().acting().id().equals(it.acting()))
                .map(Row::session)
                .map(it ->
                        new Session(
                                it.person(),
                                it.login(),
                                it.name(),
                                it.acting(),
                                memberships,
                                it.csrf(),
                                it.seenAt()))
                .findFirst()
                .orElseThrow();
    }

    public boolean actFor(byte[] tokenHash, UUID membership) {
        return jdbc.sql(
                                """
                                update access.session s set membership = m.id
                                  from access.membership m
                                 where s.token_hash = ? and m.id = ? and m.person = s.person and s.ended_at is null
                                """)
                        .params(tokenHash, membership)
                        .update()
                == 1;
    }

    public void end(byte[] tokenHash, Instant at) {
        jdbc.sql("update access.session set ended_at = ? where token_hash = ? and ended_at is null")
                .params(at.atOffset(ZoneOffset.UTC), tokenHash)
                .update();
    }
}
