package org.yuanliu.job.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Party;
import org.yuanliu.access.Role;
import org.yuanliu.core.Text;
import org.yuanliu.core.work.JobLife.State;
import org.yuanliu.job.Job.Problem;
import org.yuanliu.job.JobKind.Outcome;
import org.yuanliu.kernel.Page;

/// Orders for long work, and who carries them out at the moment.
@Repository
public class JobStore {

    private static final String COLUMNS =
            "select j.*, p.name as party_name from job.job j join access.party p on p.id = j.party";

    private final JdbcClient jdbc;

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Row(
            UUID id,
            Acting acting,
            Party.Named party,
            String kind,
            Text title,
            String settings,
            State state,
            String place,
            long done,
            Optional<Long> total,
            Duration busy,
            Optional<Double> perSecond,
            Instant askedAt,
            Instant movedAt,
            Optional<Instant> endedAt,
            Optional<Outcome> outcome,
            Optional<Problem> problem,
            int failures) {}

    public void add(UUID id, Acting acting, String kind, Text title, String settings, Instant at) {
        jdbc.sql(
                        """
                        insert into job.job (id, party, person, role, kind, zh, en, settings, state, asked_at, moved_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)
                        """)
                .params(
                        id,
                        acting.party(),
                        acting.person(),
                        acting.role().word(),
                        kind,
                        title.zh(),
                        title.en(),
                        settings,
                        at.atOffset(ZoneOffset.UTC),
                        at.atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<Row> find(UUID id) {
        return jdbc.sql(COLUMNS + " where j.id = ?").param(id).query(JobStore::row).optional();
    }

    /// Until the end of the transaction nobody else moves it.
    public Row lock(UUID id) {
        return jdbc.sql(COLUMNS + " where j.id = ? for update of j")
                .param(id)
                .query(JobStore::row)
                .single();
    }

    /// The latest order first.
    public Optional<Row> underWay(UUID party, String kind) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                 where j.party = ? and j.kind = ? and j.state in ('waiting', 'running', 'paused')
                                 order by j.asked_at limit 1
                                """)
                .params(party, kind)
                .query(JobStore::row)
                .optional();
    }

    public Optional<Row> latest(UUID party, String kind, String settings) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                 where j.party = ? and j.kind = ? and j.settings = ?
                                 order by j.asked_at desc, j.id desc limit 1
                                """)
                .params(party, kind, settings)
                .query(JobStore::row)
                .optional();
    }

    public Page<Row> list(Optional<State> state, Page.Request page) {
        var rows =
                jdbc.sql(
                                COLUMNS
                                        + """
                                         where (:state::text is null or j.state = :state)
                                           and (j.asked_at, j.id) < (:at::timestamptz, :id::uuid)
                                         order by j.asked_at desc, j.id desc limit :limit
                                        """)
                        .param("state", state.map(State::word).orElse(null))
                        .param("at", page.time(0))
                        .param("id", page.id(1, "ffffffff-ffff-ffff-ffff-ffffffffffff"))
                        .param("limit", page.limit() + 1)
                        .query(JobStore::row)
                        .list();
        return Page.of(
                rows, page.limit(), it -> List.of(it.askedAt().toString(), it.id().toString()));
    }

    /// A person's step: whoever carries the work out finds its hold gone.
    public void move(UUID id, State to, Instant at) {
        jdbc.sql(
                        """
                        update job.job
                           set state = :state, moved_at = :at, hold = null, held_until = null, not_before = null, failures = 0,
                               ended_at = case when :ended then :at::timestamptz end,
                               problem = null, problem_zh = null, problem_en = null
                         where id = :id
                        """)
                .param("id", id)
                .param("state", to.word())
                .param("ended", to == State.STOPPED)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Takes the work that waits longest, of the party that has least under way; or work whose
    /// holder is gone.
    public Optional<Row> claim(UUID hold) {
        return jdbc.sql(
                        """
                        with next as (
                            select j.id from job.job j
                             where j.state = 'waiting' and coalesce(j.not_before, '-infinity') <= clock_timestamp()
                                or j.state = 'running' and j.held_until < clock_timestamp()
                             order by (select count(*) from job.job r
                                        where r.party = j.party and r.state = 'running' and r.held_until >= clock_timestamp()),
                                      j.asked_at, j.id
                             limit 1 for update skip locked),
                        taken as (
                            update job.job t set state = 'running', hold = :hold, held_until = job.hold_until()
                              from next where t.id = next.id returning t.*)
                        select taken.*, p.name as party_name from taken join access.party p on p.id = taken.party
                        """)
                .param("hold", hold)
                .query(JobStore::row)
                .optional();
    }

    /// Stores where the work is, if it is still in this hold.
    public boolean advance(
            UUID id,
            UUID hold,
            String place,
            long done,
            OptionalLong total,
            Duration busy,
            Optional<Double> perSecond,
            Instant at) {
        return jdbc.sql(
                                """
                                update job.job
                                   set place = :place, done = :done, total = coalesce(:total, total), busy = :busy,
                                       rate = coalesce(:rate, rate), moved_at = :at, failures = 0, held_until = job.hold_until()
                                 where id = :id and hold = :hold and state = 'running'
                                """)
                        .param("id", id)
                        .param("hold", hold)
                        .param("place", place)
                        .param("done", done)
                        .param("total", total.isPresent() ? total.getAsLong() : null)
                        .param("busy", busy.toMillis())
                        .param("rate", perSecond.orElse(null))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public boolean finish(
            UUID id, UUID hold, long done, Duration busy, Outcome outcome, Instant at) {
        return jdbc.sql(
                                """
                                update job.job
                                   set state = 'done', done = :done, total = :done, busy = :busy, moved_at = :at, ended_at = :at,
                                       outcome_zh = :zh, outcome_en = :en, outcome_link = :link, hold = null, held_until = null
                                 where id = :id and hold = :hold and state = 'running'
                                """)
                        .param("id", id)
                        .param("hold", hold)
                        .param("done", done)
                        .param("busy", busy.toMillis())
                        .param("zh", outcome.sentence().zh())
                        .param("en", outcome.sentence().en())
                        .param("link", outcome.link().orElse(null))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public boolean fail(UUID id, UUID hold, Problem problem, Instant at) {
        return jdbc.sql(
                                """
                                update job.job
                                   set state = 'failed', moved_at = :at, problem = :code, problem_zh = :zh, problem_en = :en,
                                       trace = :trace, hold = null, held_until = null
                                 where id = :id and hold = :hold and state = 'running'
                                """)
                        .param("id", id)
                        .param("hold", hold)
                        .param("code", problem.code())
                        .param("zh", problem.sentence().zh())
                        .param("en", problem.sentence().en())
                        .param("trace", problem.trace().orElse(null))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// Gives it back to whoever has time next, but not before the pause is over.
    public void giveBack(UUID id, UUID hold, int failures, Duration pause) {
        jdbc.sql(
                        """
                        update job.job
                           set state = 'waiting', hold = null, held_until = null, failures = :failures,
                               not_before = clock_timestamp() + make_interval(secs => :pause)
                         where id = :id and hold = :hold and state = 'running'
                        """)
                .param("id", id)
                .param("hold", hold)
                .param("failures", failures)
                .param("pause", pause.toMillis() / 1000.0)
                .update();
    }

    /// Says that these are still being carried out.
    public void hold(Collection<UUID> holds) {
        jdbc.sql(
                        "update job.job set held_until = job.hold_until() where hold = any (?) and state = 'running'")
                .param(holds.toArray(UUID[]::new))
                .update();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        var party = row.getObject("party", UUID.class);
        var id = row.getObject("id", UUID.class);
        return new Row(
                id,
                new Acting(
                        row.getObject("person", UUID.class),
                        party,
                        Role.of(row.getString("role")),
                        "job/" + id),
                new Party.Named(party, row.getString("party_name")),
                row.getString("kind"),
                new Text(row.getString("zh"), row.getString("en")),
                row.getString("settings"),
                State.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT)),
                row.getString("place"),
                row.getLong("done"),
                Optional.ofNullable(row.getObject("total", Long.class)),
                Duration.ofMillis(row.getLong("busy")),
                Optional.ofNullable(row.getObject("rate", Double.class)),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("moved_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                outcome(row),
                problem(row),
                row.getInt("failures"));
    }

    private static Optional<Outcome> outcome(ResultSet row) throws SQLException {
        var zh = row.getString("outcome_zh");
        return zh == null
                ? Optional.empty()
                : Optional.of(
                        new Outcome(
                                new Text(zh, row.getString("outcome_en")),
                                Optional.ofNullable(row.getString("outcome_link"))));
    }

    private static Optional<Problem> problem(ResultSet row) throws SQLException {
        var code = row.getString("problem");
        return code == null
                ? Optional.empty()
                : Optional.of(
                        new Problem(
                                code,
                                new Text(row.getString("problem_zh"), row.getString("problem_en")),
                                Optional.ofNullable(row.getString("trace"))));
    }
}
