package org.yuanliu.access.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.access.PersonalData.Who;
import org.yuanliu.access.Role;
import org.yuanliu.access.Session.Membership;

/// Who is signed in. Rows are found by the hash of the token.
@Repository
public class SessionStore {

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Who came in, from where and how.
    public record Opening(UUID person, UUID membership, String csrf, String origin, String how) {}

    /// A session as it is kept; what follows from it is decided by its reader.
    public record Found(
            UUID id,
            UUID person,
            String login,
            Optional<NameStore.Kept> name,
            Membership acting,
            List<Membership> memberships,
            String csrf,
            Instant openedAt,
            Instant seenAt,
            String how,
            Optional<Instant> passwordChangedAt,
            boolean temporaryPassword,
            boolean secondFactor) {}

    /// Since when one must have been seen, and since when opened, to be alive.
    public record Alive(Instant seenAfter, Instant openedAfter) {}

    public record Line(UUID id, Instant openedAt, Instant seenAt, String origin, String how) {}

    public void open(byte[] tokenHash, Opening opening, Instant at) {
        jdbc.sql(
                        """
                        insert into access.session (token_hash, person, membership, csrf, opened_at, seen_at, origin, how)
                        values (:hash, :person, :membership, :csrf, :at, :at, :origin, :how)
                        """)
                .param("hash", tokenHash)
                .param("person", opening.person())
                .param("membership", opening.membership())
                .param("csrf", opening.csrf())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("origin", opening.origin())
                .param("how", opening.how())
                .update();
    }

    /// The session, if it is alive, seen now.
    public Optional<Found> touch(byte[] tokenHash, Instant now, Alive alive) {
        int touched =
                jdbc.sql(
                                """
                                update access.session set seen_at = greatest(seen_at, :now)
                                 where token_hash = :hash and ended_at is null and seen_at > :seen and opened_at > :opened
                                """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("hash", tokenHash)
                        .param("seen", alive.seenAfter().atOffset(ZoneOffset.UTC))
                        .param("opened", alive.openedAfter().atOffset(ZoneOffset.UTC))
                        .update();
        return touched == 0 ? Optional.empty() : read(tokenHash);
    }

    /// One row for each role that the person holds; nobody who was disabled or whose role has
    /// ended.
    private Optional<Found> read(byte[] tokenHash) {
        var memberships = new ArrayList<Membership>();
        var rows =
                jdbc.sql(
                                """
                                select s.id as session, s.person, p.login, n.name, n.encrypted, s.csrf, s.opened_at, s.seen_at, s.how, s.membership,
                                       w.changed_at, coalesce(w.temporary, false) as temporary, f.confirmed_at is not null as second_factor,
                                       m.id, m.party, q.name as party_name, q.kind, q.region, m.role
                                  from access.session s
                                  join access.person p on p.id = s.person and p.active
                                  join access.membership m on m.person = s.person and m.granted_at is not null and m.ended_at is null
                                  join access.party q on q.id = m.party
                                  left join access.person_name n on n.person = m.person and n.party = m.party
                                  left join access.password w on w.person = s.person
                                  left join access.second_factor f on f.person = s.person
                                 where s.token_hash = ?
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
                            return found(
                                    row,
                                    membership,
                                    membership
                                            .id()
                                            .equals(row.getObject("membership", UUID.class)));
                        })
                        .list();
        return rows.stream()
                .flatMap(Optional::stream)
                .findFirst()
                .map(it ->
                        new Found(
                                it.id(),
                                it.person(),
                                it.login(),
                                it.name(),
                                it.acting(),
                                List.copyOf(memberships),
                                it.csrf(),
                                it.openedAt(),
                                it.seenAt(),
                                it.how(),
                                it.passwordChangedAt(),
                                it.temporaryPassword(),
                                it.secondFactor()));
    }

    private static Optional<Found> found(ResultSet row, Membership acting, boolean isThis)
            throws SQLException {
        if (!isThis) {
            return Optional.empty();
        }
        var person = row.getObject("person", UUID.class);
        var encrypted = row.getBoolean("encrypted");
        return Optional.of(
                new Found(
                        row.getObject("session", UUID.class),
                        person,
                        row.getString("login"),
                        Optional.ofNullable(row.getString("name"))
                                .map(it ->
                                        new NameStore.Kept(
                                                new Who(person, acting.party()),
                                                it,
                                                Optional.empty(),
                                                encrypted,
                                                false)),
                        acting,
                        List.of(),
                        row.getString("csrf"),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                        row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                        row.getString("how"),
                        Optional.ofNullable(row.getObject("changed_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getBoolean("temporary"),
                        row.getBoolean("second_factor")));
    }

    public boolean actFor(byte[] tokenHash, UUID membership) {
        return jdbc.sql(
                                """
                                update access.session s set membership = m.id
                                  from access.membership m
                                 where s.token_hash = ? and m.id = ? and m.person = s.person and s.ended_at is null
                                   and m.granted_at is not null and m.ended_at is null
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

    public List<Line> alive(UUID person, Alive alive) {
        return jdbc.sql(
                        """
                        select id, opened_at, seen_at, origin, how from access.session
                         where person = ? and ended_at is null and seen_at > ? and opened_at > ? order by seen_at desc limit 100
                        """)
                .params(
                        person,
                        alive.seenAfter().atOffset(ZoneOffset.UTC),
                        alive.openedAfter().atOffset(ZoneOffset.UTC))
                .query((row, n) ->
                        new Line(
                                row.getObject("id", UUID.class),
                                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                                row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                                row.getString("origin"),
                                row.getString("how")))
                .list();
    }

    /// All sessions of a person except, where one is named, that one.
    public int endOthers(UUID person, Optional<UUID> except, Instant at) {
        return jdbc.sql(
                        """
                        update access.session set ended_at = :at
                         where person = :person and ended_at is null and id is distinct from :except::uuid
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("person", person)
                .param("except", except.orElse(null), Types.OTHER)
                .update();
    }

    public boolean endOne(UUID person, UUID session, Instant at) {
        return jdbc.sql(
                                "update access.session set ended_at = ? where id = ? and person = ? and ended_at is null")
                        .params(at.atOffset(ZoneOffset.UTC), session, person)
                        .update()
                == 1;
    }

    public int endThoseActing(UUID membership, Instant at) {
        return jdbc.sql(
                        "update access.session set ended_at = ? where membership = ? and ended_at is null")
                .params(at.atOffset(ZoneOffset.UTC), membership)
                .update();
    }

    public void erase(UUID person) {
        jdbc.sql("delete from access.session where person = ?").param(person).update();
    }

    /// Those not seen since, except the last one of each person.
    public int forgetBefore(Instant limit) {
        return jdbc.sql(
                        """
                        delete from access.session s
                         where s.seen_at < ? and exists (
                               select 1 from access.session n
                                where n.person = s.person and (n.seen_at, n.id) > (s.seen_at, s.id))
                        """)
                .param(limit.atOffset(ZoneOffset.UTC))
                .update();
    }
}
