package org.yuanliu.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Role;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Clause;
import org.yuanliu.core.Text;
import org.yuanliu.job.Counting.Numbers;
import org.yuanliu.kernel.Refusal;
import tools.jackson.databind.JsonNode;

/// Long work is done once, whoever pauses it, whatever fails and whoever dies in the middle.
@Timeout(120)
class JobTest {

    private static Platform platform;
    private static Counting counting;
    private static Acting owner;
    private static Http clerk;

    @BeforeAll
    static void start() throws SQLException {
        platform =
                Platform.start(
                        Platform.Kind.DEMONSTRATION,
                        Map.of(),
                        it ->
                                it.registerBean(
                                        Counting.class,
                                        () -> new Counting(it.getBean(JdbcClient.class))));
        counting = platform.bean(Counting.class);
        var person =
                platform.world().people().stream()
                        .filter(it ->
                                it.memberships()
                                        .getFirst()
                                        .party()
                                        .equals(platform.party("hardware")))
                        .findFirst()
                        .orElseThrow();
        clerk = platform.as(person.login());
        owner = new Acting(person.id(), platform.party("hardware"), Role.SELLER, "test");
        sql(
                "create table job.counted (job uuid, n bigint);"
                        + " call kernel.declare('job.counted', 'system');"
                        + " grant select, insert on job.counted to yuanliu_app");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @AfterEach
    void noTraps() {
        counting.trap.set(Counting.NONE);
    }

    @Test
    @Clause("TV-5.2")
    void countsToTheEndAndTellsWhoeverOrderedIt() throws Exception {
        var job = order(10_000, 900);

        var ended = await(job, it -> it.at("/state").asString().equals("done"));

        assertThat(ended.at("/done").asLong()).isEqualTo(10_000);
        assertThat(ended.at("/total").asLong()).isEqualTo(10_000);
        assertThat(ended.at("/outcome/sentence/zh").asString()).isEqualTo("数完了 10000");
        assertThat(ended.at("/offers").size()).isZero();
        assertThat(counted(job)).containsExactlyElementsOf(upTo(10_000));
        assertThat(clerk.get("/journal?subject=job/" + job).texts("/items", "/action"))
                .containsExactlyInAnyOrder("job.start", "job.finish");
        assertThat(awaitNotice(job).at("/title/en").asString()).endsWith("counted to 10000");
    }

    @Test
    void twoWhoPauseAndGoOnAsTheyLikeLoseNothingAndRepeatNothing() throws Exception {
        var seed = System.nanoTime();
        var random = new Random(seed);
        counting.trap.set((job, number) -> sleep(Duration.ofNanos(50_000)));
        var job = order(6_000, 250);
        var refused = new AtomicInteger();

        for (int i = 0; i < 20; i++) {
            var pause = Thread.ofVirtual().start(() -> refused.addAndGet(step(job, "pause")));
            refused.addAndGet(step(job, "pause"));
            pause.join();
            sleep(Duration.ofMillis(random.nextInt(30)));
            refused.addAndGet(step(job, "go-on"));
            sleep(Duration.ofMillis(random.nextInt(60)));
        }
        await(job, it -> it.at("/state").asString().equals("done"));

        assertThat(counted(job)).as("seed " + seed).containsExactlyElementsOf(upTo(6_000));
        assertThat(refused.get()).as("the second of two pauses is refused").isGreaterThan(0);
    }

    @Test
    void whatIsPausedStandsStillAndSaysWhatCanBeDone() throws Exception {
        counting.trap.set((job, number) -> sleep(Duration.ofMillis(1)));
        var job = order(50_000, 20);
        await(job, it -> it.at("/done").asLong() > 0);

        var paused = clerk.post("/jobs/" + job + "/pause", Map.of()).is(200);

        assertThat(paused.texts("/offers", "/step")).containsExactly("go-on", "stop");
        var done = paused.at("/done").asLong();
        sleep(Duration.ofMillis(300));
        assertThat(clerk.get("/jobs/" + job).at("/done").asLong()).isEqualTo(done);
        assertThat(counted(job)).containsExactlyElementsOf(upTo(done));

        var again = clerk.post("/jobs/" + job + "/pause", Map.of()).is(409);
        assertThat(again.text("/errors/0/reason")).contains("已暂停");
        clerk.post("/jobs/" + job + "/stop", Map.of()).is(200);
        clerk.post("/jobs/" + job + "/go-on", Map.of()).is(409);
        assertThat(counted(job)).containsExactlyElementsOf(upTo(done));
    }

    @Test
    void whatFailsForAWhileIsTriedAgainFromWhereItWas() throws Exception {
        var failures = new AtomicInteger(2);
        counting.trap.set((job, number) -> {
            if (number == 777 && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("the weather");
            }
        });
        var job = order(1_000, 100);

        await(job, it -> it.at("/state").asString().equals("done"));

        assertThat(counted(job)).containsExactlyElementsOf(upTo(1_000));
    }

    @Test
    void whatNeedsMendingSaysSoAndGoesOnAfterwards() throws Exception {
        counting.trap.set((job, number) -> {
            if (number == 500) {
                throw Refusal.field("/file", "x.xlsx", "文件打不开", "the file does not open");
            }
        });
        var job = order(1_000, 100);

        var failed = await(job, it -> it.at("/state").asString().equals("failed"));
        assertThat(failed.at("/problem/sentence/zh").asString()).contains("文件打不开");
        assertThat(failed.at("/done").asLong()).isEqualTo(400);
        assertThat(counted(job)).containsExactlyElementsOf(upTo(400));

        counting.trap.set(Counting.NONE);
        clerk.post("/jobs/" + job + "/go-on", Map.of()).is(200);
        await(job, it -> it.at("/state").asString().equals("done"));
        assertThat(counted(job)).containsExactlyElementsOf(upTo(1_000));
    }

    /// A process that stood still for long and was taken for dead wakes up, and its chunk does not
    /// count.
    @Test
    void whoWasTakenForDeadCantDoItTwice() throws Exception {
        var held = new CountDownLatch(1);
        var inside = new CountDownLatch(1);
        counting.trap.set((job, number) -> {
            if (number == 150 && inside.getCount() > 0) {
                inside.countDown();
                await(held);
            }
        });
        var job = order(400, 100);
        inside.await();

        sql(
                "update job.job set hold = gen_random_uuid(), held_until = '-infinity' where id = '%s'"
                        .formatted(job));
        await(job, it -> it.at("/state").asString().equals("done"));
        held.countDown();
        sleep(Duration.ofMillis(300));

        assertThat(counted(job)).containsExactlyElementsOf(upTo(400));
    }

    @Test
    void workThatThisVersionDoesNotKnowIsLeftAlone() throws Exception {
        var job = order(10, 5);
        await(job, it -> it.at("/state").asString().equals("done"));
        sql(
                "update job.job set state = 'waiting', kind = 'future', ended_at = null where id = '%s'"
                        .formatted(job));

        var failed = await(job, it -> it.at("/state").asString().equals("failed"));

        assertThat(failed.at("/problem/code").asString()).isEqualTo("unknown-kind");
    }

    @Test
    void anotherCompanySeesNothingOfItAndHoldsNothing() throws Exception {
        var job = order(10, 5);
        var other =
                platform.as(
                        platform.world().people().stream()
                                .filter(it ->
                                        it.memberships()
                                                .getFirst()
                                                .party()
                                                .equals(platform.party("wholesale")))
                                .findFirst()
                                .orElseThrow()
                                .login());

        other.get("/jobs/" + job).is(404);
        other.post("/jobs/" + job + "/stop", Map.of()).is(404);
        assertThat(other.get("/jobs").is(200).texts("/items", "/id"))
                .doesNotContain(job.toString());
        clerk.get("/jobs?state=done").is(200);
        clerk.get("/jobs?state=dozing").is(400);
    }

    @Test
    void onlyWhoeverRunsThePlatformSeesDeliveries() {
        clerk.get("/deliveries").is(403);
        clerk.post("/deliveries/" + UUID.randomUUID() + "/again", Map.of()).is(403);
    }

    private static UUID order(long last, int chunk) {
        return platform.bean(Scopes.class)
                .write(
                        owner,
                        () ->
                                platform.bean(Jobs.class)
                                        .start(
                                                owner,
                                                counting,
                                                new Text("数数", "Count"),
                                                new Numbers(last, chunk)))
                .id();
    }

    private static int step(UUID job, String step) {
        Answer answer = clerk.post("/jobs/" + job + "/" + step, Map.of());
        assertThat(answer.status()).isIn(200, 409);
        return answer.status() == 409 ? 1 : 0;
    }

    private static JsonNode await(UUID job, Predicate<JsonNode> wanted) {
        var last = clerk.get("/jobs/" + job).is(200).body();
        for (int i = 0; i < 3_000 && !wanted.test(last); i++) {
            sleep(Duration.ofMillis(10));
            last = clerk.get("/jobs/" + job).is(200).body();
        }
        assertThat(wanted.test(last)).as(last.toPrettyString()).isTrue();
        return last;
    }

    private static JsonNode awaitNotice(UUID job) {
        for (int i = 0; i < 500; i++) {
            var found =
                    clerk.get("/notices?state=unread").is(200).items().stream()
                            .filter(it -> it.at("/subject/id").asString().equals(job.toString()))
                            .toList();
            if (!found.isEmpty()) {
                assertThat(found).hasSize(1);
                return found.getFirst();
            }
            sleep(Duration.ofMillis(10));
        }
        throw new AssertionError("no notice");
    }

    private static List<Long> counted(UUID job) throws SQLException {
        try (var superuser = platform.superuser();
                var query =
                        superuser.prepareStatement(
                                "select n from job.counted where job = ? order by n")) {
            query.setObject(1, job);
            var rows = query.executeQuery();
            var numbers = new java.util.ArrayList<Long>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static void sql(String statement) throws SQLException {
        try (var superuser = platform.superuser();
                var run = superuser.createStatement()) {
            run.execute(statement);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
