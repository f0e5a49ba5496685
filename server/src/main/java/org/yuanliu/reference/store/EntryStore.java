package org.yuanliu.reference.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.core.Text;
import org.yuanliu.kernel.Ids;
import org.yuanliu.reference.Entry;
import org.yuanliu.reference.Lists.Change;

/// Entries of lists. What is known now is what is recorded without an end.
@Repository
public class EntryStore {

    private static final String NOW =
            """
            select code, zh, en, becomes, lower(valid) as first, upper(valid) - 1 as last, citation, verified
              from reference.entry where upper_inf(recorded)
            """;

    private final JdbcClient jdbc;

    EntryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Entry> on(String list, LocalDate day) {
        return jdbc.sql(NOW + " and list = ? and valid @> ? order by place, code")
                .params(list, day)
                .query(EntryStore::entry)
                .list();
    }

    public List<Entry> everything(String list) {
        return jdbc.sql(NOW + " and list = ? order by place, code, valid")
                .param(list)
                .query(EntryStore::entry)
                .list();
    }

    public List<Entry> of(String list, String code) {
        return jdbc.sql(NOW + " and list = ? and code = ? order by valid")
                .params(list, code)
                .query(EntryStore::entry)
                .list();
    }

    /// Nobody else changes what this code means until the transaction ends.
    public void lock(String list, String code) {
        jdbc.sql("select pg_advisory_xact_lock(721, hashtext(? || '/' || ?))")
                .params(list, code)
                .query((row, n) -> n)
                .list();
    }

    /// What was known of the days of the change is known no longer; what is left of it before and
    /// after those days is recorded anew, a moment later than anything before, whatever the clock.
    public void change(String list, Change change, Instant at) {
        var now =
                jdbc.sql(
                                """
                                select greatest(:at::timestamptz, max(lower(recorded)) + interval '1 microsecond')
                                  from reference.entry where list = :list and code = :code
                                """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("list", list)
                        .param("code", change.code())
                        .query(OffsetDateTime.class)
                        .single();
        jdbc.sql(
                        """
                        with span as (select daterange(:from::date, :until::date, '[]') as days),
                        ended as (
                            update reference.entry e set recorded = tstzrange(lower(recorded), :now)
                              from span where e.list = :list and e.code = :code and upper_inf(e.recorded) and e.valid && span.days
                            returning e.*)
                        insert into reference.entry (id, list, code, place, zh, en, becomes, valid, recorded, citation, verified, reason)
                        select gen_random_uuid(), ended.list, ended.code, ended.place, ended.zh, ended.en, ended.becomes, rest, tstzrange(:now, null),
                               ended.citation, ended.verified, ended.reason
                          from ended, span, unnest(datemultirange(ended.valid) - datemultirange(span.days)) rest
                        """)
                .param("from", change.from().orElse(null))
                .param("until", change.until().orElse(null))
                .param("list", list)
                .param("code", change.code())
                .param("now", now)
                .update();
        jdbc.sql(
                        """
                        insert into reference.entry (id, list, code, place, zh, en, becomes, valid, recorded, citation, verified, reason)
                        select :id, :list, :code,
                               coalesce((select min(place) from reference.entry where list = :list and code = :code),
                                        (select max(place) + 1 from reference.entry where list = :list), 1),
                               :zh, :en, :becomes, daterange(:from::date, :until::date, '[]'), tstzrange(:now, null), :citation, :verified, :reason
                        """)
                .param("id", Ids.next())
                .param("list", list)
                .param("code", change.code())
                .param("zh", change.zh())
                .param("en", change.en())
                .param("becomes", change.becomes().toArray(String[]::new))
                .param("from", change.from().orElse(null))
                .param("until", change.until().orElse(null))
                .param("now", now)
                .param("citation", change.citation())
                .param("verified", change.verified())
                .param("reason", change.reason())
                .update();
    }

    private static Entry entry(ResultSet row, int n) throws SQLException {
        Array becomes = row.getArray("becomes");
        return new Entry(
                row.getString("code"),
                new Text(row.getString("zh"), row.getString("en")),
                Optional.ofNullable(row.getObject("first", LocalDate.class)),
                Optional.ofNullable(row.getObject("last", LocalDate.class)),
                List.of((String[]) becomes.getArray()),
                row.getString("citation"),
                row.getBoolean("verified"));
    }
}
