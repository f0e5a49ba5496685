package org.yuanliu.desk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.access.Party;
import org.yuanliu.core.Text;
import org.yuanliu.core.work.Deadline;
import org.yuanliu.desk.Desk.Due;
import org.yuanliu.desk.Desk.Overseen;
import org.yuanliu.desk.Item;
import org.yuanliu.desk.Item.Subject;
import org.yuanliu.kernel.Page;

/// Work items.
@Repository
public class ItemStore {

    private static final String COLUMNS =
            """
            select i.id, i.kind, i.zh, i.en, i.subject_type, i.subject_id, i.state, i.opened_at, i.deadline, i.provisional,
                   i.state <> 'closed' and i.deadline < :today as overdue, i.closed_at, p.id as party, p.name
              from desk.item i join access.party p on p.id = i.party
            """;

    /// Where work without a deadline stands in the order of deadlines.
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private final JdbcClient jdbc;

    ItemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void open(
            UUID id,
            UUID party,
            String kind,
            Subject subject,
            Text title,
            Optional<Deadline> deadline,
            Instant at) {
        jdbc.sql(
                        """
                        insert into desk.item (id, party, kind, subject_type, subject_id, zh, en, state, deadline, provisional, counted_from,
                                               working_days, opened_at)
                        values (?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, ?)
                        on conflict (party, kind, subject_id) do update
                           set state = 'open', closed_at = null, zh = excluded.zh, en = excluded.en,
                               deadline = excluded.deadline, provisional = excluded.provisional,
                               counted_from = excluded.counted_from, working_days = excluded.working_days
                        """)
                .param(id)
                .param(party)
                .param(kind)
                .param(subject.type())
                .param(subject.id())
                .param(title.zh())
                .param(title.en())
                .param(deadline.map(Deadline::date).orElse(null))
                .param(deadline.map(Deadline::provisional).orElse(false))
                .param(deadline.map(Deadline::from).orElse(null))
                .param(deadline.map(Deadline::workingDays).orElse(null))
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }

    public void rename(String kind, Subject subject, Text title) {
        jdbc.sql(
                        """
                        update desk.item set zh = ?, en = ?
                         where kind = ? and subject_type = ? and subject_id = ? and state <> 'closed'
                        """)
                .params(title.zh(), title.en(), kind, subject.type(), subject.id())
                .update();
    }

    public void hold(String kind, Subject subject, Deadline until) {
        jdbc.sql(
                        """
                        update desk.item set state = 'waiting', deadline = ?, provisional = ?, counted_from = ?, working_days = ?
                         where kind = ? and subject_type = ? and subject_id = ? and state = 'open'
                        """)
                .params(
                        until.date(),
                        until.provisional(),
                        until.from(),
                        until.workingDays(),
                        kind,
                        subject.type(),
                        subject.id())
                .update();
    }

    public void resume(String kind, Subject subject) {
        jdbc.sql(
                        """
                        update desk.item set state = 'open', deadline = null, provisional = false, counted_from = null, working_days = null
                         where kind = ? and subject_type = ? and subject_id = ? and state = 'waiting'
                        """)
                .params(kind, subject.type(), subject.id())
                .update();
    }

    public void close(String kind, Subject subject, Instant at) {
        jdbc.sql(
                        """
                        update desk.item set state = 'closed', closed_at = ?
                         where kind = ? and subject_type = ? and subject_id = ? and state <> 'closed'
                        """)
                .params(at.atOffset(ZoneOffset.UTC), kind, subject.type(), subject.id())
                .update();
    }

    /// How deadlines were counted that days from the first to the last may move, and provisional
    /// ones whatever the days.
    public List<Counted> counted(LocalDate first, LocalDate last) {
        return jdbc.sql(
                        """
                        select distinct counted_from, working_days from desk.item
                         where state <> 'closed' and counted_from is not null
                           and (provisional or counted_from < :last and deadline >= :first)
                        """)
                .param("first", first)
                .param("last", last)
                .query((row, n) -> new Counted(row.getObject(1, LocalDate.class), row.getInt(2)))
                .list();
    }

    public record Counted(LocalDate from, int workingDays) {}

    /// Answers whose deadline is another one now.
    public List<Subject> recount(Deadline deadline) {
        return jdbc.sql(
                        """
                        update desk.item set deadline = :date, provisional = :provisional
                         where state <> 'closed' and counted_from = :from and working_days = :days
                           and (deadline <> :date or provisional <> :provisional)
                        returning subject_type, subject_id
                        """)
                .param("date", deadline.date())
                .param("provisional", deadline.provisional())
                .param("from", deadline.from())
                .param("days", deadline.workingDays())
                .query((row, n) -> new Subject(row.getString(1), row.getString(2)))
                .list();
    }

    public Due due(UUID party, LocalDate today) {
        return jdbc.sql(
                        """
                        select count(*) filter (where deadline < :today) as overdue,
                               count(*) filter (where deadline = :today) as today,
                               count(*) filter (where deadline between :today and :week) as week,
                               count(*) as open
                          from desk.item where party = :party and state <> 'closed'
                        """)
                .param("today", today)
                .param("week", today.plusDays(6))
                .param("party", party)
                .query((row, n) ->
                        new Due(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .single();
    }

    public Optional<Item> find(UUID id, LocalDate today) {
        return jdbc.sql(COLUMNS + " where i.id = :id")
                .param("id", id)
                .param("today", today)
                .query(ItemStore::item)
                .optional();
    }

    /// Open work: the party's own turn before what waits for others, then what is due first, then
    /// the newest.
    public Page<Item> open(UUID party, LocalDate today, Page.Request page) {
        var rows =
                jdbc.sql(
                                COLUMNS
                                        + """
                                         where i.party = :party and i.state <> 'closed'
                                           and (i.state = 'waiting', coalesce(i.deadline, :never), -extract(epoch from i.opened_at), i.id)
                                               > (:waiting, :day::date, -extract(epoch from :at::timestamptz), :id::uuid)
                                         order by i.state = 'waiting', coalesce(i.deadline, :never), -extract(epoch from i.opened_at), i.id
                                         limit :limit
                                        """)
                        .param("party", party)
                        .param("today", today)
                        .param("never", NEVER)
                        .param("waiting", page.text(0).equals("waiting"))
                        .param("day", page.day(1))
                        .param("at", page.time(2))
                        .param("id", page.id(3, "00000000-0000-0000-0000-000000000000"))
                        .param("limit", page.limit() + 1)
                        .query(ItemStore::item)
                        .list();
        return Page.of(
                rows,
                page.limit(),
                it ->
                        List.of(
                                it.state(),
                                it.deadline().orElse(NEVER).toString(),
                                it.openedAt().toString(),
                                it.id().toString()));
    }

    /// Closed work: last closed first.
    public Page<Item> closed(UUID party, LocalDate today, Page.Request page) {
        var rows =
                jdbc.sql(
                                COLUMNS
                                        + """
                                         where i.party = :party and i.state = 'closed'
                                           and (i.closed_at, i.id) < (:at::timestamptz, :id::uuid)
                                         order by i.closed_at desc, i.id desc
                                         limit :limit
                                        """)
                        .param("party", party)
                        .param("today", today)
                        .param("at", page.time(0))
                        .param("id", page.id(1, "ffffffff-ffff-ffff-ffff-ffffffffffff"))
                        .param("limit", page.limit() + 1)
                        .query(ItemStore::item)
                        .list();
        return Page.of(
                rows,
                page.limit(),
                it -> List.of(it.closedAt().orElse(it.openedAt()).toString(), it.id().toString()));
    }

    /// How much open work others have whom the reader oversees, and how much of it is late.
    public Overseen overseen(UUID party, LocalDate today) {
        return jdbc.sql(
                        """
                        select count(*), count(*) filter (where deadline < :today)
                          from desk.item where party <> :party and state <> 'closed'
                        """)
                .param("party", party)
                .param("today", today)
                .query((row, n) -> new Overseen(row.getInt(1), row.getInt(2)))
                .single();
    }

    /// Open work of others that the reader sees, what is due first.
    public Page<Item> overseen(UUID party, LocalDate today, Page.Request page) {
        var rows =
                jdbc.sql(
                                COLUMNS
                                        + """
                                         where i.party <> :party and i.state <> 'closed'
                                           and (coalesce(i.deadline, :never), i.id) > (:day::date, :id::uuid)
                                         order by coalesce(i.deadline, :never), i.id
                                         limit :limit
                                        """)
                        .param("party", party)
                        .param("today", today)
                        .param("never", NEVER)
                        .param("day", page.day(0))
                        .param("id", page.id(1, "00000000-0000-0000-0000-000000000000"))
                        .param("limit", page.limit() + 1)
                        .query(ItemStore::item)
                        .list();
        return Page.of(
                rows,
                page.limit(),
                it ->
                        List.of(
                                it.deadline().map(LocalDate::toString).orElse(NEVER.toString()),
                                it.id().toString()));
    }

    private static Item item(ResultSet row, int n) throws SQLException {
        return new Item(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                new Text(row.getString("zh"), row.getString("en")),
                new Subject(row.getString("subject_type"), row.getString("subject_id")),
                row.getString("state"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("deadline", LocalDate.class)),
                row.getBoolean("provisional"),
                row.getBoolean("overdue"),
                Optional.ofNullable(row.getObject("closed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                new Party.Named(row.getObject("party", UUID.class), row.getString("name")));
    }
}
