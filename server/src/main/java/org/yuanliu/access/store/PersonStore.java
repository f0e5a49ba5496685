package org.yuanliu.access.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Members.Member;
import org.yuanliu.access.Role;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.store.Column;

/// People, their passwords and what they may act as. Their names are in [NameStore].
@Repository
public class PersonStore {

    public record Account(UUID person, String passwordHash) {}

    /// A person as administrators see one, without name.
    public record Line(
            UUID id,
            String login,
            boolean active,
            Optional<Instant> passwordChangedAt,
            boolean temporaryPassword,
            boolean secondFactor,
            Optional<Instant> lastSeenAt) {}

    public record Membership(
            UUID id,
            UUID person,
            UUID party,
            String partyName,
            Role role,
            Instant askedAt,
            Optional<UUID> askedBy,
            Optional<Instant> grantedAt,
            Optional<Instant> endedAt) {}

    private static final String LINE =
            """
            select p.id, p.login, p.active, w.changed_at, coalesce(w.temporary, false) as temporary,
                   f.confirmed_at is not null as second_factor,
                   (select max(s.seen_at) from access.session s where s.person = p.id) as seen_at
              from access.person p
              left join access.password w on w.person = p.id
              left join access.second_factor f on f.person = p.id
            """;

    private static final String MEMBERSHIP =
            """
            select m.id, m.person, m.party, q.name, m.role, m.asked_at, m.asked_by, m.granted_at, m.ended_at
              from access.membership m join access.party q on q.id = m.party
            """;

    private final JdbcClient jdbc;

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Account> account(String login) {
        return jdbc.sql(
                        """
                        select p.id, w.hash
                          from access.person p join access.password w on w.person = p.id
                         where p.login = ? and p.active
                        """)
                .param(login)
                .query((row, n) -> new Account(row.getObject(1, UUID.class), row.getString(2)))
                .optional();
    }

    public Optional<UUID> firstMembership(UUID person) {
        return jdbc.sql(
                        "select id from access.membership where person = ? and granted_at is not null and ended_at is null order by id limit 1")
                .param(person)
                .query(UUID.class)
                .optional();
    }

    public boolean add(UUID person, String login, Instant at) {
        return jdbc.sql(
                                "insert into access.person (id, login, added_at) values (?, ?, ?) on conflict (login) do nothing")
                        .params(person, login, at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public void setPassword(UUID person, String hash, boolean temporary, Instant at) {
        jdbc.sql(
                        """
                        insert into access.password (person, hash, changed_at, temporary) values (?, ?, ?, ?)
                        on conflict (person) do update
                           set hash = excluded.hash, changed_at = excluded.changed_at, temporary = excluded.temporary
                        """)
                .params(person, hash, at.atOffset(ZoneOffset.UTC), temporary)
                .update();
    }

    /// Where somebody else set another one meanwhile, nothing is changed.
    public boolean replacePassword(UUID person, String former, String hash, Instant at) {
        return jdbc.sql(
                                "update access.password set hash = ?, changed_at = ?, temporary = false where person = ? and hash = ?")
                        .params(hash, at.atOffset(ZoneOffset.UTC), person, former)
                        .update()
                == 1;
    }

    public Optional<String> passwordHash(UUID person) {
        return jdbc.sql("select hash from access.password where person = ?")
                .param(person)
                .query(String.class)
                .optional();
    }

    public void keepFormerPassword(UUID person, String hash, Instant until, int kept) {
        jdbc.sql("insert into access.former_password (person, hash, until) values (?, ?, ?)")
                .params(person, hash, until.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql(
                        """
                        delete from access.former_password
                         where person = :person and until not in
                               (select until from access.former_password where person = :person order by until desc limit :kept)
                        """)
                .param("person", person)
                .param("kept", kept)
                .update();
    }

    public List<String> formerPasswords(UUID person, int most) {
        return jdbc.sql(
                        "select hash from access.former_password where person = ? order by until desc limit ?")
                .params(person, most)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /// Asked for, or at once granted where the platform itself founds. Ended ones may come back.
    public Optional<UUID> join(
            UUID membership,
            UUID person,
            UUID party,
            Role role,
            Optional<UUID> askedBy,
            boolean granted,
            Instant at) {
        var now = at.atOffset(ZoneOffset.UTC);
        return jdbc.sql(
                        """
                        insert into access.membership as m (id, person, party, role, asked_by, asked_at, granted_at)
                        values (:id, :person, :party, :role, :asker, :now, case when :granted then :now end)
                        on conflict (person, party, role) do update
                           set asked_by = excluded.asked_by, asked_at = excluded.asked_at,
                               granted_by = null, granted_at = excluded.granted_at, ended_at = null
                         where m.ended_at is not null
                        returning id
                        """)
                .param("id", membership)
                .param("person", person)
                .param("party", party)
                .param("role", role.word())
                .param("asker", askedBy.orElse(null), Types.OTHER)
                .param("now", now)
                .param("granted", granted)
                .query(UUID.class)
                .optional();
    }

    public boolean grant(UUID membership, UUID by, Instant at) {
        return jdbc.sql(
                                """
                                update access.membership set granted_by = ?, granted_at = ?
                                 where id = ? and granted_at is null and ended_at is null
                                """)
                        .params(by, at.atOffset(ZoneOffset.UTC), membership)
                        .update()
                == 1;
    }

    public boolean end(UUID membership, Instant at) {
        return jdbc.sql(
                                "update access.membership set ended_at = ? where id = ? and ended_at is null")
                        .params(at.atOffset(ZoneOffset.UTC), membership)
                        .update()
                == 1;
    }

    /// Whoever else changes this person waits until the transaction ends.
    public Optional<Line> hold(UUID person) {
        var there =
                jdbc.sql("select 1 from access.person where id = ? for update")
                        .param(person)
                        .query(Integer.class)
                        .optional();
        return there.flatMap(it -> find(person));
    }

    public Optional<Line> find(UUID person) {
        return jdbc.sql(LINE + " where p.id = ?").param(person).query(PersonStore::line).optional();
    }

    /// Who still works stands before who left; `waiting`: those for whom a role was asked.
    public List<Line> lines(
            Optional<String> login,
            Collection<UUID> called,
            Optional<UUID> party,
            boolean waiting,
            Page.Request page) {
        return jdbc.sql(
                        LINE
                                + """
                                 where p.id <> :platform
                                   and p.login > :after
                                   and (:login::text is null or starts_with(p.login, :login) or p.id = any (:called::text[]::uuid[]))
                                   and (:party::uuid is null or exists (
                                        select 1 from access.membership m where m.person = p.id and m.party = :party and m.ended_at is null))
                                   and (not :waiting or exists (
                                        select 1 from access.membership m where m.person = p.id and m.granted_at is null and m.ended_at is null))
                                 order by p.login
                                 limit :limit
                                """)
                .param("platform", Acting.PLATFORM)
                .param("after", page.text(0))
                .param("login", login.orElse(null), Types.VARCHAR)
                .param("called", Column.of(called))
                .param("party", party.orElse(null), Types.OTHER)
                .param("waiting", waiting)
                .param("limit", page.limit() + 1)
                .query(PersonStore::line)
                .list();
    }

    public List<Membership> memberships(Collection<UUID> people) {
        return jdbc.sql(MEMBERSHIP + " where m.person = any (?::text[]::uuid[]) order by m.id")
                .param(Column.of(people))
                .query(PersonStore::membership)
                .list();
    }

    public Optional<Membership> membership(UUID id) {
        return jdbc.sql(MEMBERSHIP + " where m.id = ?")
                .param(id)
                .query(PersonStore::membership)
                .optional();
    }

    public boolean hasLogin(String login) {
        return jdbc.sql("select exists (select 1 from access.person where login = ?)")
                .param(login)
                .query(Boolean.class)
                .single();
    }

    /// Those who can sign in: one person, for one party, in one role, or whoever.
    public List<Member> members(Optional<UUID> person, Optional<UUID> party, Optional<Role> role) {
        return jdbc.sql(
                        """
                        select m.person, m.party, m.role from access.membership m join access.person p on p.id = m.person and p.active
                         where (:person::uuid is null or m.person = :person) and (:party::uuid is null or m.party = :party)
                           and (:role::text is null or m.role = :role) and m.granted_at is not null and m.ended_at is null
                         order by m.id
                        """)
                .param("person", person.orElse(null))
                .param("party", party.orElse(null))
                .param("role", role.map(Role::word).orElse(null))
                .query((row, n) ->
                        new Member(
                                row.getObject("person", UUID.class),
                                row.getObject("party", UUID.class),
                                Role.of(row.getString("role"))))
                .list();
    }

    /// Also one whom nobody has granted yet: his locks are set before he comes in.
    public boolean administers(UUID person) {
        return jdbc.sql(
                        "select exists (select 1 from access.membership where person = ? and role = any (?) and ended_at is null)")
                .param(person)
                .param(Role.ADMINISTRATORS.stream().map(Role::word).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /// Whoever else takes an administrator away waits until this transaction ends.
    public void holdAdministrators() {
        jdbc.sql("select 1 from pg_advisory_xact_lock(7385620174)").query(Integer.class).single();
    }

    /// The roles of administrators that somebody holds who can sign in.
    public List<Role> administratorsAtWork() {
        return jdbc.sql(
                        """
                        select distinct m.role from access.membership m join access.person p on p.id = m.person and p.active
                         where m.role = any (?) and m.granted_at is not null and m.ended_at is null
                        """)
                .param(Role.ADMINISTRATORS.stream().map(Role::word).toArray(String[]::new))
                .query((row, n) -> Role.of(row.getString(1)))
                .list();
    }

    public void setActive(UUID person, boolean active) {
        jdbc.sql("update access.person set active = ? where id = ?")
                .params(active, person)
                .update();
    }

    /// What is left of somebody: an id, and a login that says nothing.
    public void forget(UUID person, String login) {
        for (var table :
                List.of(
                        "access.password",
                        "access.former_password",
                        "access.recovery_code",
                        "access.set_up_code",
                        "access.second_factor")) {
            jdbc.sql("delete from " + table + " where person = ?").param(person).update();
        }
        jdbc.sql("update access.person set login = ? where id = ?").params(login, person).update();
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getBoolean("active"),
                time(row, "changed_at"),
                row.getBoolean("temporary"),
                row.getBoolean("second_factor"),
                time(row, "seen_at"));
    }

    private static Membership membership(ResultSet row, int n) throws SQLException {
        return new Membership(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                row.getObject("party", UUID.class),
                row.getString("name"),
                Role.of(row.getString("role")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("asked_by", UUID.class)),
                time(row, "granted_at"),
                time(row, "ended_at"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
