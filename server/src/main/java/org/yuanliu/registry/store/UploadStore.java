package org.yuanliu.registry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.core.Text;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.store.Column;
import org.yuanliu.registry.Upload;
import tools.jackson.databind.json.JsonMapper;

/// Files that were sent in, with their rows.
@Repository
public class UploadStore {

    private static final String COLUMNS =
            """
            select u.id, u.party, u.form, u.name, u.format, u.exhibit, u.heads, u.unread, u.state, u.taken_to, u.at,
                   u.total, u.good, u.bad, u.stored, u.changed, u.known
              from registry.upload u
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    UploadStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public record Counts(int total, int good, int bad, int stored, int changed, int known) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);
    }

    public record Kept(
            UUID id,
            UUID party,
            String form,
            String name,
            String format,
            UUID exhibit,
            List<String> heads,
            List<String> unread,
            String state,
            long takenTo,
            Instant at,
            Counts counts) {

        public Upload shown(Text title) {
            return new Upload(
                    id,
                    form,
                    title,
                    name,
                    exhibit,
                    state,
                    counts.total(),
                    counts.good(),
                    counts.bad(),
                    counts.stored(),
                    counts.changed(),
                    counts.known(),
                    heads,
                    unread,
                    at);
        }
    }

    public record NewRow(
            long n, List<String> cells, String key, String outcome, Optional<Text> reason) {}

    public record Became(long n, String outcome, Optional<Text> reason) {}

    public void add(Kept upload, UUID person) {
        jdbc.sql(
                        """
                        insert into registry.upload (id, party, person, form, name, format, exhibit, heads, unread, state, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
                        """)
                .param(upload.id())
                .param(upload.party())
                .param(person)
                .param(upload.form())
                .param(upload.name())
                .param(upload.format())
                .param(upload.exhibit())
                .param(json.writeValueAsString(upload.heads()))
                .param(json.writeValueAsString(upload.unread()))
                .param(upload.state())
                .param(upload.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    public void addRows(UUID id, UUID party, List<NewRow> rows) {
        jdbc.sql(
                        """
                        insert into registry.upload_row (upload, party, n, cells, key, outcome, zh, en)
                        select :id, :party, n::bigint, cells::jsonb, key, outcome, zh, en
                          from unnest(:ns::text[], :cells::text[], :keys::text[], :outcomes::text[], :zhs::text[], :ens::text[])
                               as r (n, cells, key, outcome, zh, en)
                        """)
                .param("id", id)
                .param("party", party)
                .param("ns", Column.of(rows, NewRow::n))
                .param("cells", Column.of(rows, it -> json.writeValueAsString(it.cells())))
                .param("keys", Column.of(rows, NewRow::key))
                .param("outcomes", Column.of(rows, NewRow::outcome))
                .param("zhs", Column.of(rows, it -> it.reason().map(Text::zh).orElse("")))
                .param("ens", Column.of(rows, it -> it.reason().map(Text::en).orElse("")))
                .update();
    }

    /// The first of several rows of one key stands; which one was meant only the sender knows.
    public void refuseRepeated(UUID id) {
        jdbc.sql(
                        """
                        with repeated as materialized (
                            select key, min(n) as first from registry.upload_row
                             where upload = :id and outcome = 'good' group by key having count(*) > 1)
                        update registry.upload_row r
                           set outcome = 'bad', zh = '与第 ' || d.first || ' 行重复', en = 'repeats row ' || d.first
                          from repeated d
                         where r.upload = :id and r.outcome = 'good' and r.key = d.key and r.n <> d.first
                        """)
                .param("id", id)
                .update();
    }

    /// Once, when the whole file was read; after that each chunk tells what it changed.
    public void count(UUID id) {
        jdbc.sql(
                        """
                        update registry.upload u set total = c.total, good = c.good, bad = c.total - c.good
                          from (select count(*) as total, count(*) filter (where outcome = 'good') as good
                                  from registry.upload_row where upload = :id) c
                         where u.id = :id
                        """)
                .param("id", id)
                .update();
    }

    public Optional<Kept> find(UUID id) {
        return jdbc.sql(COLUMNS + " where u.id = ?").param(id).query(this::kept).optional();
    }

    /// Only its sender's party can lock it; whoever oversees the party reads.
    public Optional<Kept> lock(UUID id) {
        return jdbc.sql(COLUMNS + " where u.id = ? for update")
                .param(id)
                .query(this::kept)
                .optional();
    }

    public Page<Kept> list(Page.Request page) {
        var rows =
                jdbc.sql(COLUMNS + " where u.id < :id::uuid order by u.id desc limit :limit")
                        .param("id", page.id(0, "ffffffff-ffff-ffff-ffff-ffffffffffff"))
                        .param("limit", page.limit() + 1)
                        .query(this::kept)
                        .list();
        return Page.of(rows, page.limit(), it -> List.of(it.id().toString()));
    }

    public Page<Upload.Row> rows(UUID id, Optional<String> outcome, Page.Request page) {
        var after = page.digits(0);
        var rows =
                jdbc.sql(
                                """
                                select n, cells, outcome, zh, en from registry.upload_row
                                 where upload = :id and (:outcome::text is null or outcome = :outcome) and n > :after::bigint
                                 order by n limit :limit
                                """)
                        .param("id", id)
                        .param("outcome", outcome.orElse(null))
                        .param("after", after.isEmpty() ? "0" : after)
                        .param("limit", page.limit() + 1)
                        .query(this::row)
                        .list();
        return Page.of(rows, page.limit(), it -> List.of(String.valueOf(it.n())));
    }

    public List<Upload.Row> good(UUID id, long after, int limit) {
        return some(id, "good", after, limit);
    }

    public List<Upload.Row> bad(UUID id, long after, int limit) {
        return some(id, "bad", after, limit);
    }

    private List<Upload.Row> some(UUID id, String outcome, long after, int limit) {
        return jdbc.sql(
                        """
                        select n, cells, outcome, zh, en from registry.upload_row
                         where upload = ? and outcome = ? and n > ? order by n limit ?
                        """)
                .param(id)
                .param(outcome)
                .param(after)
                .param(limit)
                .query(this::row)
                .list();
    }

    /// Nearly all rows of a chunk became the same, so there is one statement for each outcome.
    public void became(UUID id, List<Became> rows) {
        rows.stream()
                .filter(it -> it.reason().isEmpty())
                .collect(Collectors.groupingBy(Became::outcome))
                .forEach((outcome, same) ->
                        jdbc.sql(
                                        """
                                        update registry.upload_row set outcome = :outcome
                                         where upload = :id and n = any (:ns::text[]::bigint[])
                                        """)
                                .param("id", id)
                                .param("outcome", outcome)
                                .param("ns", Column.of(same, Became::n))
                                .update());
        for (var row : rows) {
            row.reason()
                    .ifPresent(why ->
                            jdbc.sql(
                                            """
                                            update registry.upload_row set outcome = ?, zh = ?, en = ? where upload = ? and n = ?
                                            """)
                                    .param(row.outcome())
                                    .param(why.zh())
                                    .param(why.en())
                                    .param(id)
                                    .param(row.n())
                                    .update());
        }
    }

    /// How far it is, and what became of the good rows until there.
    public void takenTo(UUID id, long row, List<Became> rows) {
        var counts =
                rows.stream()
                        .collect(Collectors.groupingBy(Became::outcome, Collectors.counting()));
        jdbc.sql(
                        """
                        update registry.upload
                           set state = 'taking', taken_to = :row, good = good - :all, bad = bad + :bad,
                               stored = stored + :stored, changed = changed + :changed, known = known + :known
                         where id = :id
                        """)
                .param("id", id)
                .param("row", row)
                .param("all", rows.size())
                .param("bad", counts.getOrDefault("bad", 0L))
                .param("stored", counts.getOrDefault("stored", 0L))
                .param("changed", counts.getOrDefault("changed", 0L))
                .param("known", counts.getOrDefault("known", 0L))
                .update();
    }

    public void end(UUID id) {
        jdbc.sql("update registry.upload set state = 'done' where id = ?").param(id).update();
    }

    private Kept kept(ResultSet row, int n) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                row.getObject("party", UUID.class),
                row.getString("form"),
                row.getString("name"),
                row.getString("format"),
                row.getObject("exhibit", UUID.class),
                texts(row.getString("heads")),
                texts(row.getString("unread")),
                row.getString("state"),
                row.getLong("taken_to"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Counts(
                        row.getInt("total"),
                        row.getInt("good"),
                        row.getInt("bad"),
                        row.getInt("stored"),
                        row.getInt("changed"),
                        row.getInt("known")));
    }

    private Upload.Row row(ResultSet row, int n) throws SQLException {
        var zh = row.getString("zh");
        return new Upload.Row(
                row.getLong("n"),
                texts(row.getString("cells")),
                row.getString("outcome"),
                zh.isEmpty() ? Optional.empty() : Optional.of(new Text(zh, row.getString("en"))));
    }

    private List<String> texts(String list) {
        return List.of(json.readValue(list, String[].class));
    }
}
