package org.yuanliu.registry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.store.Column;
import org.yuanliu.registry.AsOf;
import org.yuanliu.registry.Detail;
import org.yuanliu.registry.Detail.Kind;
import org.yuanliu.registry.Fact;
import org.yuanliu.registry.Fact.Draft;
import org.yuanliu.registry.Span;
import org.yuanliu.registry.Subject;
import tools.jackson.databind.json.JsonMapper;

/// Facts with their two times. What is asked for a moment is asked of the rows whose time on record
/// holds it; nothing is ever updated but the end of that time.
@Repository
public class FactStore {

    /// With the locks of trace this shares the numbers of the server, not this first half of them.
    private static final int LOCKS = 0x72656769;

    private static final String OF_OWNER =
            """
             where f.owner = :owner and f.kind = :kind and f.kind <> 'description' and f.recorded @> :at::timestamptz and lower(f.valid) <= :day
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FactStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public record Made<T extends Detail>(
            UUID id,
            Draft<T> draft,
            Optional<UUID> author,
            Optional<UUID> replaces,
            String reason) {

        /// As it stands on record from this moment on.
        public Fact<T> since(Instant at) {
            return new Fact<>(
                    id,
                    draft.subject().toString(),
                    draft.key(),
                    draft.owner(),
                    author,
                    draft.span(),
                    at,
                    Optional.empty(),
                    Optional.of(reason).filter(it -> !it.isEmpty()),
                    draft.detail());
        }
    }

    /// Known at the moment, for whatever days; the newest days first.
    public <T extends Detail> List<Fact<T>> known(Subject subject, Class<T> type, Instant at) {
        return jdbc.sql(
                        from(type)
                                + """
                                 where f.subject = :subject and f.kind = :kind and f.recorded @> :at::timestamptz
                                 order by lower(f.valid) desc, f.key
                                """)
                .param("subject", subject.toString())
                .param("kind", Kind.of(type).word())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(rows(type))
                .list();
    }

    public <T extends Detail> List<Fact<T>> ever(Subject subject, Class<T> type) {
        return jdbc.sql(
                        from(type)
                                + """
                                 where f.subject = :subject and f.kind = :kind
                                 order by lower(f.valid), f.key, lower(f.recorded)
                                """)
                .param("subject", subject.toString())
                .param("kind", Kind.of(type).word())
                .query(rows(type))
                .list();
    }

    /// What had begun by the day, the newest days first.
    public <T extends Detail> Page<Fact<T>> of(
            UUID owner, Class<T> type, AsOf at, Page.Request page) {
        var facts =
                jdbc.sql(
                                from(type)
                                        + OF_OWNER
                                        + """
                                           and (:first or to_char(lower(f.valid), 'YYYY-MM-DD') < :before
                                                or (to_char(lower(f.valid), 'YYYY-MM-DD') = :before and (f.key, f.id) > (:key, :id::uuid)))
                                         order by lower(f.valid) desc, f.key, f.id
                                         limit :limit
                                        """)
                        .param("owner", owner)
                        .param("kind", Kind.of(type).word())
                        .param("at", at.known().atOffset(ZoneOffset.UTC))
                        .param("day", at.day())
                        .param("first", page.after().isEmpty())
                        .param("before", page.text(0))
                        .param("key", page.text(1))
                        .param("id", page.id(2, "00000000-0000-0000-0000-000000000000"))
                        .param("limit", page.limit() + 1)
                        .query(rows(type))
                        .list();
        return Page.of(
                facts,
                page.limit(),
                it -> List.of(it.span().from().toString(), it.key(), it.id().toString()));
    }

    public long count(UUID owner, Class<? extends Detail> type, AsOf at) {
        return jdbc.sql("select count(*) from %s f ".formatted(table(type)) + OF_OWNER)
                .param("owner", owner)
                .param("kind", Kind.of(type).word())
                .param("at", at.known().atOffset(ZoneOffset.UTC))
                .param("day", at.day())
                .query(Long.class)
                .single();
    }

    /// Of what is nobody's: the catalogue.
    public <T extends Detail> List<Fact<T>> allKnown(Class<T> type, Instant at) {
        return jdbc.sql(
                        from(type)
                                + """
                                 where f.kind = :kind and f.owner is null and f.recorded @> :at::timestamptz
                                 order by f.subject, lower(f.valid), f.key
                                """)
                .param("kind", Kind.of(type).word())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(rows(type))
                .list();
    }

    /// Everything that was ever on record of the same matter, as it came to be known.
    public <T extends Detail> List<Fact<T>> versions(UUID id, Class<T> type) {
        return jdbc.sql(
                        from(type)
                                + """
                                  join %s g on g.subject = f.subject and g.kind = f.kind and g.key = f.key
                                 where g.id = :id and f.kind = :kind
                                 order by lower(f.recorded), lower(f.valid)
                                """
                                        .formatted(table(type)))
                .param("id", id)
                .param("kind", Kind.of(type).word())
                .query(rows(type))
                .list();
    }

    public Optional<Kind> kind(UUID id) {
        return jdbc.sql(
                        """
                        select kind from registry.fact where id = :id
                        union all select kind from registry.confidential_fact where id = :id
                        """)
                .param("id", id)
                .query((row, n) -> Kind.of(row.getString(1)))
                .optional();
    }

    public <T extends Detail> Optional<Fact<T>> find(UUID id, Class<T> type) {
        return jdbc.sql(from(type) + " where f.id = :id and f.kind = :kind")
                .param("id", id)
                .param("kind", Kind.of(type).word())
                .query(rows(type))
                .optional();
    }

    /// Nobody else writes about these subjects until the transaction ends.
    public void lock(Collection<Subject> subjects) {
        jdbc.sql(
                        """
                        select pg_advisory_xact_lock(:locks, bucket)
                          from (select distinct hashtext(s) & 511 as bucket from unnest(:subjects::text[]) s order by 1) b
                        """)
                .param("locks", LOCKS)
                .param("subjects", Column.of(subjects))
                .query((row, n) -> n)
                .list();
    }

    /// What is known now of the same matter and for some of the same days, by the place of the
    /// draft.
    ///
    /// Looked up by a list and put together here: a join with the list would be planned by what the
    /// table was before a large import. One subject is asked for by itself: a list would be planned
    /// for many.
    public <T extends Detail> Map<Integer, List<Fact<T>>> inTheWay(
            List<Draft<T>> drafts, Class<T> type) {
        var known = new HashMap<String, List<Fact<T>>>();
        var subjects = drafts.stream().map(it -> it.subject().toString()).distinct().toList();
        boolean one = subjects.size() == 1;
        jdbc.sql(
                        from(type)
                                + """
                                 where f.subject = %s and f.kind = :kind and upper_inf(f.recorded)
                                 order by lower(f.valid)
                                """
                                        .formatted(one ? ":subject" : "any (:subjects::text[])"))
                .param(
                        one ? "subject" : "subjects",
                        one ? subjects.getFirst() : Column.of(subjects))
                .param("kind", Kind.of(type).word())
                .query(rows(type))
                .list()
                .forEach(it ->
                        known.computeIfAbsent(
                                        it.subject() + "|" + it.key(), key -> new ArrayList<>())
                                .add(it));
        var found = new HashMap<Integer, List<Fact<T>>>();
        for (int n = 0; n < drafts.size(); n++) {
            var draft = drafts.get(n);
            var others =
                    known.getOrDefault(draft.subject() + "|" + draft.key(), List.of()).stream()
                            .filter(it -> it.span().overlaps(draft.span()))
                            .toList();
            if (!others.isEmpty()) {
                found.put(n, others);
            }
        }
        return found;
    }

    public void end(List<UUID> ids, Class<? extends Detail> type, Instant at) {
        boolean one = ids.size() == 1;
        jdbc.sql(
                        """
                        update %s
                           set recorded = tstzrange(lower(recorded), greatest(:at, lower(recorded) + interval '1 microsecond'))
                         where id = %s
                        """
                                .formatted(table(type), one ? ":id" : "any (:ids::text[]::uuid[])"))
                .param(one ? "id" : "ids", one ? ids.getFirst() : Column.of(ids))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    public <T extends Detail> void add(List<Made<T>> made, Class<T> type, Instant at) {
        jdbc.sql(
                        """
                        insert into %s (id, subject, kind, key, matter, owner, author, valid, recorded, detail, replaces, reason)
                        select id::uuid, subject, :kind, key, md5(subject || '|' || :kind || '|' || key)::uuid, owner::uuid, author::uuid, daterange(first::date, last::date, '[]'),
                               tstzrange(:at, null), detail::jsonb, replaces::uuid, nullif(reason, '')
                          from unnest(:ids::text[], :subjects::text[], :keys::text[], :owners::text[], :authors::text[],
                                      :from::text[], :to::text[], :details::text[], :replaces::text[], :reasons::text[])
                               as f (id, subject, key, owner, author, first, last, detail, replaces, reason)
                        """
                                .formatted(table(type)))
                .param("kind", Kind.of(type).word())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", Column.of(made, Made::id))
                .param("subjects", Column.of(made, it -> it.draft().subject()))
                .param("keys", Column.of(made, it -> it.draft().key()))
                .param("owners", Column.optional(made, it -> it.draft().owner()))
                .param("authors", Column.optional(made, Made::author))
                .param("from", Column.of(made, it -> it.draft().span().from()))
                .param("to", Column.optional(made, it -> it.draft().span().to()))
                .param(
                        "details",
                        Column.of(made, it -> json.writeValueAsString(it.draft().detail())))
                .param("replaces", Column.optional(made, Made::replaces))
                .param("reasons", Column.of(made, Made::reason))
                .update();
    }

    /// Whether the acting party is responsible for this one.
    public boolean oversees(UUID viewer, UUID seen) {
        return jdbc.sql(
                        "select exists (select 1 from access.oversight where viewer = ? and seen = ?)")
                .param(viewer)
                .param(seen)
                .query(Boolean.class)
                .single();
    }

    public int months(String dossier) {
        return jdbc.sql("select months from registry.renewal where kind = ?")
                .param(dossier)
                .query(Integer.class)
                .single();
    }

    /// What a public register would show, and what is for fewer eyes, in two tables of one shape.
    private static String table(Class<? extends Detail> type) {
        return Kind.of(type).open() ? "registry.fact" : "registry.confidential_fact";
    }

    private static String from(Class<? extends Detail> type) {
        return """
        select f.id, f.subject, f.key, f.owner, f.author, lower(f.valid) as valid_from, upper(f.valid) as valid_to,
               lower(f.recorded) as recorded_from, upper(f.recorded) as recorded_to, f.detail, f.reason
          from %s f
        """
                .formatted(table(type));
    }

    private <T extends Detail> RowMapper<Fact<T>> rows(Class<T> type) {
        return (row, n) ->
                new Fact<>(
                        row.getObject("id", UUID.class),
                        row.getString("subject"),
                        row.getString("key"),
                        Optional.ofNullable(row.getObject("owner", UUID.class)),
                        Optional.ofNullable(row.getObject("author", UUID.class)),
                        span(row),
                        row.getObject("recorded_from", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("recorded_to", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        Optional.ofNullable(row.getString("reason")),
                        json.readValue(row.getString("detail"), type));
    }

    /// The database writes a span with the first day after it.
    private static Span span(ResultSet row) throws SQLException {
        return new Span(
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class))
                        .map(it -> it.minusDays(1)));
    }
}
