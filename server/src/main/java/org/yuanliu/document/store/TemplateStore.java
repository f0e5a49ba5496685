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
import org.yuanliu.core.work.TemplateLife.State;
import org.yuanliu.kernel.Page;

/// Templates and their versions.
@Repository
public class TemplateStore {

    private static final String COLUMNS =
            """
            select id, kind, version, text, state, citation, verified, drafted_by, drafted_at, used_at, revision
              from document.template
            """;

    private final JdbcClient jdbc;

    TemplateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Row(
            UUID id,
            String kind,
            int number,
            String text,
            State state,
            String citation,
            boolean verified,
            List<UUID> draftedBy,
            Instant draftedAt,
            Optional<Instant> usedAt,
            int revision) {}

    public Page<Row> list(Page.Request page) {
        var rows =
                jdbc.sql(
                                COLUMNS
                                        + """
                                         where (drafted_at, id) < (:at::timestamptz, :id::uuid)
                                         order by drafted_at desc, id desc
                                         limit :limit
                                        """)
                        .param("at", page.time(0))
                        .param("id", page.id(1, "ffffffff-ffff-ffff-ffff-ffffffffffff"))
                        .param("limit", page.limit() + 1)
                        .query(TemplateStore::row)
                        .list();
        return Page.of(
                rows, page.limit(), it -> List.of(it.draftedAt().toString(), it.id().toString()));
    }

    public Optional<Row> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ?").param(id).query(TemplateStore::row).optional();
    }

    public Optional<Row> lock(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ? for update")
                .param(id)
                .query(TemplateStore::row)
                .optional();
    }

    public Optional<Row> inUse(String kind) {
        return jdbc.sql(COLUMNS + " where kind = ? and state = 'active'")
                .param(kind)
                .query(TemplateStore::row)
                .optional();
    }

    /// False when the kind has a draft already.
    public boolean draft(UUID id, String kind, String text, UUID person, Instant at) {
        return jdbc.sql(
                                """
                                insert into document.template (id, kind, version, text, state, citation, verified, drafted_by, drafted_at)
                                select :id, :kind, coalesce(max(version), 0) + 1, :text, 'draft', '本平台自拟', false, array[:person::uuid], :at
                                  from document.template where kind = :kind
                                on conflict do nothing
                                """)
                        .param("id", id)
                        .param("kind", kind)
                        .param("text", text)
                        .param("person", person)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public void edit(UUID id, String text, UUID person, Instant at) {
        jdbc.sql(
                        """
                        update document.template set text = ?, drafted_by = array_append(array_remove(drafted_by, ?), ?), drafted_at = ?, revision = revision + 1
                         where id = ?
                        """)
                .params(text, person, person, at.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    public void use(UUID id, UUID person, Instant at) {
        jdbc.sql(
                        """
                        update document.template set state = 'active', used_by = ?, used_at = ?, revision = revision + 1
                         where id = ?
                        """)
                .params(person, at.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    public void move(UUID id, State to) {
        jdbc.sql("update document.template set state = ?, revision = revision + 1 where id = ?")
                .params(to.word(), id)
                .update();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getInt("version"),
                row.getString("text"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("citation"),
                row.getBoolean("verified"),
                List.of((UUID[]) row.getArray("drafted_by").getArray()),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("used_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getInt("revision"));
    }
}
