package org.yuanliu.job.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.job.Deliveries.Delivery;
import org.yuanliu.kernel.Page;

/// News that listeners have not heard yet.
@Repository
public class DeliveryStore {

    private static final String DUE =
            " not stuck and coalesce(not_before, '-infinity') <= clock_timestamp() ";

    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// News as it is kept, for the listener that is about to hear it.
    public record Kept(UUID id, String body, int failures) {}

    public void keep(UUID id, String listener, String news, String body, Instant at) {
        jdbc.sql(
                        "insert into job.delivery (id, listener, news, body, told_at) values (?, ?, ?, ?, ?)")
                .params(id, listener, news, body, at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The listeners for whom something waits.
    public List<String> due() {
        return jdbc.sql("select distinct listener from job.delivery where" + DUE)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /// Until the end of the transaction nobody else brings it.
    public Optional<Kept> next(String listener) {
        return jdbc.sql(
                        "select id, body, failures from job.delivery where listener = ? and"
                                + DUE
                                + "order by id limit 1 for update skip locked")
                .param(listener)
                .query((row, n) ->
                        new Kept(
                                row.getObject("id", UUID.class),
                                row.getString("body"),
                                row.getInt("failures")))
                .optional();
    }

    public void forget(UUID id) {
        jdbc.sql("delete from job.delivery where id = ?").param(id).update();
    }

    public void failed(UUID id, int failures, Duration pause, boolean stuck, String problem) {
        jdbc.sql(
                        """
                        update job.delivery
                           set failures = ?, not_before = clock_timestamp() + make_interval(secs => ?), stuck = ?, problem = left(?, 1000)
                         where id = ?
                        """)
                .params(failures, pause.toMillis() / 1000.0, stuck, problem, id)
                .update();
    }

    public boolean again(UUID id) {
        return jdbc.sql(
                                "update job.delivery set stuck = false, failures = 0, not_before = null where id = ?")
                        .param(id)
                        .update()
                == 1;
    }

    public Page<Delivery> list(Page.Request page) {
        var rows =
                jdbc.sql("select * from job.delivery where id > ?::uuid order by id limit ?")
                        .params(
                                page.id(0, "00000000-0000-0000-0000-000000000000"),
                                page.limit() + 1)
                        .query(DeliveryStore::delivery)
                        .list();
        return Page.of(rows, page.limit(), it -> List.of(it.id().toString()));
    }

    private static Delivery delivery(ResultSet row, int n) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getString("listener"),
                row.getString("news"),
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                row.getInt("failures"),
                row.getBoolean("stuck"),
                Optional.ofNullable(row.getObject("not_before", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("problem")));
    }
}
