package org.yuanliu.bench.beside;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Text;
import org.yuanliu.job.JobKind;
import org.yuanliu.job.Jobs;

/// A million rows as long work, and the same rows in a plain loop with the same transactions.
@RestController
class ManyRows implements JobKind<ManyRows.Count> {

    private static final int CHUNK = 1_000;

    /// A table that anybody may write and that nobody looks into by itself.
    private static final String INSERT =
            """
            insert into kernel.answered (person, party, key, request_hash, status, body, at)
            select ?, ?, gen_random_uuid(), '', 200, '', now() from generate_series(1, ?)
            """;

    private final Scopes scopes;
    private final Jobs jobs;
    private final JdbcClient jdbc;

    ManyRows(
            Scopes scopes,
            @org.springframework.context.annotation.Lazy Jobs jobs,
            JdbcClient jdbc) {
        this.scopes = scopes;
        this.jobs = jobs;
        this.jdbc = jdbc;
    }

    record Count(long rows) {}

    record Took(double seconds) {}

    @GetMapping("/api/v1/bench/rows")
    Took rows(Acting acting, @RequestParam String way, @RequestParam long rows)
            throws InterruptedException {
        long begun = System.nanoTime();
        if (way.equals("job")) {
            asJob(acting, rows);
        } else {
            for (long done = 0; done < rows; done += CHUNK) {
                scopes.write(acting, () -> insert(acting));
            }
        }
        var took = new Took((System.nanoTime() - begun) / 1e9);
        scopes.write(
                acting,
                () ->
                        jdbc.sql(
                                        "delete from kernel.answered where person = ? and request_hash = ''")
                                .param(acting.person())
                                .update());
        return took;
    }

    private void asJob(Acting acting, long rows) throws InterruptedException {
        var id =
                scopes.write(
                                acting,
                                () ->
                                        jobs.start(
                                                acting,
                                                this,
                                                new Text("测量", "measurement"),
                                                new Count(rows)))
                        .id();
        while (!isDone(acting, id)) {
            Thread.sleep(5);
        }
    }

    private boolean isDone(Acting acting, UUID id) {
        return scopes.read(acting, () -> jobs.job(acting, id)).state().equals("done");
    }

    private int insert(Acting acting) {
        return jdbc.sql(INSERT).params(acting.person(), acting.party(), CHUNK).update();
    }

    @Override
    public String name() {
        return "bench.rows";
    }

    @Override
    public Class<Count> settings() {
        return Count.class;
    }

    @Override
    public Text unit() {
        return new Text("行", "rows");
    }

    @Override
    public Work open(Order<Count> order) {
        return new Work() {

            private long done = order.done();

            @Override
            public Step next() {
                if (done >= order.settings().rows()) {
                    return new Step.Finished(
                            done, new Outcome(new Text("完成", "done"), Optional.empty()));
                }
                insert(order.acting());
                done += CHUNK;
                return new Step.Moved("", done, OptionalLong.of(order.settings().rows()));
            }
        };
    }
}
