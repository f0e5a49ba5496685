package org.yuanliu.document.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.access.Party;
import org.yuanliu.core.work.DocumentLife.State;
import org.yuanliu.core.work.DocumentLife.Step;
import org.yuanliu.desk.Item.Subject;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Page;

/// Documents, their steps and their numbers.
@Repository
public class DocumentStore {

    private static final String COLUMNS =
            """
            select d.id, d.kind, d.template, d.subject_type, d.subject_id, d.authority, a.name as authority_name,
                   d.addressee, r.name as addressee_name, d.replaces, d.state, d.content, d.year, d.number, d.code,
                   d.compiled_at, d.issued_at, d.revision
              from document.document d
              join access.party a on a.id = d.authority
              join access.party r on r.id = d.addressee
            """;

    private final JdbcClient jdbc;

    DocumentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Row(
            UUID id,
            String kind,
            UUID template,
            Subject subject,
            Party.Named authority,
            Party.Named addressee,
            Optional<UUID> replaces,
            State state,
            String content,
            Optional<Numbered> numbered,
            Instant compiledAt,
            int revision) {}

    /// What a document got when it was issued.
    public record Numbered(int year, int number, String code, Instant at) {}

    public record StepRow(Instant at, Step step, UUID person, Optional<String> reason) {}

    public Page<Row> list(Optional<String> state, Optional<Subject> subject, Page.Request page) {
        var rows =
                jdbc.sql(
                                COLUMNS
                                        + """
                                         where (:state::text is null or d.state = :state)
                                           and (:type::text is null or (d.subject_type, d.subject_id) = (:type, :subject))
                                           and (d.compiled_at, d.id) < (:at::timestamptz, :id::uuid)
                                         order by d.compiled_at desc, d.id desc
                                         limit :limit
                                        """)
                        .param("state", state.orElse(null))
                        .param("type", subject.map(Subject::type).orElse(null))
                        .param("subject", subject.map(Subject::id).orElse(null))
                        .param("at", page.time(0))
                        .param("id", page.id(1, "ffffffff-ffff-ffff-ffff-ffffffffffff"))
                        .param("limit", page.limit() + 1)
                        .query(DocumentStore::row)
                        .list();
        return Page.of(
                rows, page.limit(), it -> List.of(it.compiledAt().toString(), it.id().toString()));
    }

    public Optional<Row> find(UUID id) {
        return jdbc.sql(COLUMNS + " where d.id = ?").param(id).query(DocumentStore::row).optional();
    }

    /// Nobody else takes a step with it meanwhile. Only its authority gets this far.
    public Optional<Row> lock(UUID id) {
        return jdbc.sql(COLUMNS + " where d.id = ? for update of d")
                .param(id)
                .query(DocumentStore::row)
                .optional();
    }

    public Optional<Row> ofCode(String code) {
        return jdbc.sql(COLUMNS + " where d.code = ?")
                .param(code)
                .query(DocumentStore::row)
                .optional();
    }

    /// The document that took this one's place.
    public Optional<Row> replacing(UUID id) {
        return jdbc.sql(COLUMNS + " where d.replaces = ? and d.number is not null")
                .param(id)
                .query(DocumentStore::row)
                .optional();
    }

    public List<Row> about(Subject subject) {
        return jdbc.sql(
                        COLUMNS
                                + " where d.subject_type = ? and d.subject_id = ? order by d.compiled_at, d.id")
                .params(subject.type(), subject.id())
                .query(DocumentStore::row)
                .list();
    }

    /// False when one of the kind is in hand about the same matter.
    public boolean compile(
            UUID id,
            String kind,
            UUID template,
            Subject subject,
            UUID authority,
            UUID addressee,
            Optional<UUID> replaces,
            String content,
            Instant at) {
        return jdbc.sql(
                                """
                                insert into document.document (id, kind, template, subject_type, subject_id, authority, addressee, replaces, state, content, compiled_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, 'draft', ?, ?)
                                on conflict (kind, subject_type, subject_id) where state in ('draft', 'reviewed', 'approved') do nothing
                                """)
                        .param(id)
                        .param(kind)
                        .param(template)
                        .param(subject.type())
                        .param(subject.id())
                        .param(authority)
                        .param(addressee)
                        .param(replaces.orElse(null))
                        .param(content)
                        .param(at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public void edit(UUID id, String content) {
        jdbc.sql("update document.document set content = ?, revision = revision + 1 where id = ?")
                .params(content, id)
                .update();
    }

    public void move(UUID id, State to) {
        jdbc.sql("update document.document set state = ?, revision = revision + 1 where id = ?")
                .params(to.word(), id)
                .update();
    }

    /// The next number. Its row stays locked until the transaction ends: whoever issues next waits,
    /// and after a rollback gets the same number.
    public int number(UUID authority, String kind, int year) {
        return jdbc.sql(
                        """
                        insert into document.counter as c (authority, kind, year, last) values (?, ?, ?, 1)
                        on conflict (authority, kind, year) do update set last = c.last + 1
                        returning last
                        """)
                .params(authority, kind, year)
                .query(Integer.class)
                .single();
    }

    public void issue(UUID id, UUID addressee, String content, Numbered numbered) {
        jdbc.sql(
                        """
                        update document.document
                           set state = 'issued', shown_to = ?, content = ?, year = ?, number = ?, code = ?, issued_at = ?, revision = revision + 1
                         where id = ?
                        """)
                .params(
                        addressee,
                        content,
                        numbered.year(),
                        numbered.number(),
                        numbered.code(),
                        numbered.at().atOffset(ZoneOffset.UTC),
                        id)
                .update();
    }

    public void step(
            UUID document,
            UUID authority,
            Instant at,
            Step step,
            UUID person,
            Optional<String> reason) {
        jdbc.sql(
                        """
                        insert into document.step (id, document, authority, at, step, person, reason)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(Ids.next())
                .param(document)
                .param(authority)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(step.word())
                .param(person)
                .param(reason.orElse(null))
                .update();
    }

    public List<StepRow> steps(UUID document) {
        return jdbc.sql(
                        """
                        select s.at, s.step, s.person, s.reason
                          from document.step s
                         where s.document = ?
                         order by s.at, s.id
                        """)
                .param(document)
                .query((row, n) ->
                        new StepRow(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                Step.valueOf(
                                        row.getString("step")
                                                .toUpperCase(Locale.ROOT)
                                                .replace('-', '_')),
                                row.getObject("person", UUID.class),
                                Optional.ofNullable(row.getString("reason"))))
                .list();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getObject("template", UUID.class),
                new Subject(row.getString("subject_type"), row.getString("subject_id")),
                new Party.Named(
                        row.getObject("authority", UUID.class), row.getString("authority_name")),
                new Party.Named(
                        row.getObject("addressee", UUID.class), row.getString("addressee_name")),
                Optional.ofNullable(row.getObject("replaces", UUID.class)),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("content"),
                numbered(row),
                row.getObject("compiled_at", OffsetDateTime.class).toInstant(),
                row.getInt("revision"));
    }

    private static Optional<Numbered> numbered(ResultSet row) throws SQLException {
        var code = row.getString("code");
        return code == null
                ? Optional.empty()
                : Optional.of(
                        new Numbered(
                                row.getInt("year"),
                                row.getInt("number"),
                                code,
                                row.getObject("issued_at", OffsetDateTime.class).toInstant()));
    }
}
