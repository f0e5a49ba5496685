package org.yuanliu.registry.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.access.Party;
import org.yuanliu.kernel.Page;
import org.yuanliu.registry.Dossiers.Line;
import org.yuanliu.registry.Renewed;
import org.yuanliu.registry.Subject;

/// When dossiers were last looked through, and the list of those that are due.
@Repository
public class DossierStore {

    private static final String RENEWED =
            """
            (select max(lower(f.recorded) at time zone 'Asia/Shanghai')::date from registry.fact f
              where f.subject = %s and f.kind in ('company', 'description', 'renewal') and lower(f.recorded) <= %s)
            """;

    /// Where those stand in the order that nobody has looked through.
    private static final LocalDate NEVER = LocalDate.EPOCH;

    private final JdbcClient jdbc;

    DossierStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<LocalDate> renewedOn(Subject subject, Instant known) {
        return jdbc.sql("select " + RENEWED.formatted(":subject", ":known"))
                .param("subject", subject.toString())
                .param("known", known.atOffset(ZoneOffset.UTC))
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /// Companies, those first that were looked through longest ago or never; `overdueOnly` leaves
    /// those out that nobody has to look through.
    public Page<Line> search(
            Optional<String> text,
            boolean overdueOnly,
            LocalDate day,
            int months,
            Page.Request page) {
        var rows =
                jdbc.sql(
                                """
                                select p.id, p.name, p.uscc, p.region, r.zh, r.en, d.renewed
                                  from access.party p
                                  join access.region r on r.code = p.region
                                  cross join lateral (select %s as renewed) d
                                 where p.kind = 'company'
                                   and (:text::text is null or position(:text in p.name) > 0 or p.uscc = :text or position(lower(:text) in lower(p.name_en)) > 0)
                                   and (not :overdue or d.renewed is null or d.renewed + make_interval(months => :months) < :day)
                                   and (coalesce(d.renewed, date '1970-01-01'), p.name, p.id) > (:renewed::date, :name, :id::uuid)
                                 order by coalesce(d.renewed, date '1970-01-01'), p.name, p.id
                                 limit :limit
                                """
                                        .formatted(
                                                RENEWED.formatted(
                                                        "'party/' || p.id", "'infinity'")))
                        .param("text", text.orElse(null))
                        .param("overdue", overdueOnly)
                        .param("months", months)
                        .param("day", day)
                        .param("renewed", page.day(0))
                        .param("name", page.text(1))
                        .param("id", page.id(2, "00000000-0000-0000-0000-000000000000"))
                        .param("limit", page.limit() + 1)
                        .query((row, n) ->
                                new Line(
                                        row.getObject("id", UUID.class),
                                        row.getString("name"),
                                        Optional.ofNullable(row.getString("uscc")),
                                        new Party.Region(
                                                row.getString("region"),
                                                row.getString("zh"),
                                                row.getString("en")),
                                        Renewed.of(
                                                Optional.ofNullable(
                                                        row.getObject("renewed", LocalDate.class)),
                                                months,
                                                day)))
                        .list();
        return Page.of(
                rows,
                page.limit(),
                it ->
                        List.of(
                                it.renewed().on().orElse(NEVER).toString(),
                                it.name(),
                                it.id().toString()));
    }
}
