package org.yuanliu.desk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.core.Text;
import org.yuanliu.desk.Item.Subject;
import org.yuanliu.desk.Notice;
import org.yuanliu.desk.Notices.Waiting;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.store.Column;

/// Notices to people.
@Repository
public class NoticeStore {

    private final JdbcClient jdbc;

    NoticeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean add(
            UUID id,
            UUID person,
            UUID party,
            String cause,
            String kind,
            Text title,
            Subject subject,
            Instant at) {
        return jdbc.sql(
                                """
                                insert into desk.notice (id, person, party, cause, kind, zh, en, subject_type, subject_id, at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (person, cause) do nothing
                                """)
                        .params(
                                id,
                                person,
                                party,
                                cause,
                                kind,
                                title.zh(),
                                title.en(),
                                subject.type(),
                                subject.id(),
                                at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public Page<Notice> list(UUID person, UUID party, boolean unreadOnly, Page.Request page) {
        var rows =
                jdbc.sql(
                                """
                                select * from desk.notice
                                 where person = :person and party = :party and (not :unread or read_at is null)
                                   and (at, id) < (:at::timestamptz, :id::uuid)
                                 order by at desc, id desc limit :limit
                                """)
                        .param("person", person)
                        .param("party", party)
                        .param("unread", unreadOnly)
                        .param("at", page.time(0))
                        .param("id", page.id(1, "ffffffff-ffff-ffff-ffff-ffffffffffff"))
                        .param("limit", page.limit() + 1)
                        .query(NoticeStore::notice)
                        .list();
        return Page.of(rows, page.limit(), it -> List.of(it.at().toString(), it.id().toString()));
    }

    public List<Waiting> waiting(Collection<UUID> ids) {
        return jdbc.sql(
                        "select id, party, zh, en from desk.notice where id in (select unnest(?::text[]::uuid[])) and read_at is null order by at, id")
                .param(Column.of(ids))
                .query((row, n) ->
                        new Waiting(
                                row.getObject("id", UUID.class),
                                row.getObject("party", UUID.class),
                                new Text(row.getString("zh"), row.getString("en"))))
                .list();
    }

    public int unread(UUID person, UUID party) {
        return jdbc.sql(
                        "select count(*)::int from desk.notice where person = ? and party = ? and read_at is null")
                .params(person, party)
                .query((row, n) -> row.getInt(1))
                .single();
    }

    public boolean read(UUID person, UUID id, Instant at) {
        return jdbc.sql(
                                "update desk.notice set read_at = coalesce(read_at, ?) where id = ? and person = ?")
                        .params(at.atOffset(ZoneOffset.UTC), id, person)
                        .update()
                == 1;
    }

    public int readAll(UUID person, UUID party, Instant at) {
        return jdbc.sql(
                        "update desk.notice set read_at = ? where person = ? and party = ? and read_at is null")
                .params(at.atOffset(ZoneOffset.UTC), person, party)
                .update();
    }

    private static Notice notice(ResultSet row, int n) throws SQLException {
        return new Notice(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                new Text(row.getString("zh"), row.getString("en")),
                new Subject(row.getString("subject_type"), row.getString("subject_id")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("read_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
