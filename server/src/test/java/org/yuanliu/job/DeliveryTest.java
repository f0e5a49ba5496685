package org.yuanliu.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Newcomer;
import org.yuanliu.access.Scopes;

/// A news is heard exactly once by everybody who listens, or waits where the operator sees it.
@Timeout(120)
class DeliveryTest {

    /// Something that became true.
    record Rung(int number) {}

    private static final Acting PLATFORM = Acting.platform("test");

    private static Platform platform;
    private static Ear calm;
    private static Ear moody;
    private static Http operator;

    @BeforeAll
    static void start() throws SQLException {
        calm = new Ear("calm");
        moody = new Ear("moody");
        platform =
                Platform.start(
                        Platform.Kind.EMPTY,
                        Map.of(),
                        it -> {
                            it.registerBean("calm", Ear.class, () -> calm);
                            it.registerBean("moody", Ear.class, () -> moody);
                        });
        operator =
                Newcomer.settle(
                                platform.nobody(),
                                "admin",
                                platform.firstPassword("admin"),
                                platform.clock())
                        .http();
        sql(
                "create table job.heard (listener text, n int);"
                        + " call kernel.declare('job.heard', 'system');"
                        + " grant select, insert on job.heard to yuanliu_app");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static final class Ear implements Listener<Rung> {

        final AtomicReference<Consumer<Rung>> mood = new AtomicReference<>(rung -> {});
        private final String name;

        Ear(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Class<Rung> news() {
            return Rung.class;
        }

        @Override
        public void hear(Rung rung) {
            platform.bean(JdbcClient.class)
                    .sql("insert into job.heard values (?, ?)")
                    .params(name, rung.number())
                    .update();
            mood.get().accept(rung);
        }
    }

    @Test
    void everyFactIsHeardOnceByEverybodyAlthoughOneFailsAndOneHangs() throws Exception {
        var hang = new CountDownLatch(1);
        moody.mood.set(rung -> {
            if (rung.number() % 10 == 3) {
                throw new IllegalStateException("not in the mood");
            }
            if (rung.number() == 105) {
                await(hang);
            }
        });

        ring(100, 150);

        awaitHeard("calm", IntStream.range(100, 150).boxed().toList());
        hang.countDown();
        var bad = List.of(103, 113, 123, 133, 143);
        awaitHeard(
                "moody",
                IntStream.range(100, 150).boxed().filter(it -> !bad.contains(it)).toList());

        var waiting = operator.get("/deliveries").is(200);
        assertThat(waiting.texts("/items", "/listener")).containsOnly("moody").hasSize(5);
        assertThat(waiting.text("/items/0/problem")).contains("not in the mood");

        moody.mood.set(rung -> {});
        for (var item : waiting.items()) {
            operator.post("/deliveries/" + item.at("/id").asString() + "/again", Map.of()).is(204);
        }
        awaitHeard("moody", IntStream.range(100, 150).boxed().toList());
        assertThat(operator.get("/deliveries").is(200).items()).isEmpty();
    }

    @Test
    void whatFailsAgainAndAgainWaitsForAPerson() throws Exception {
        moody.mood.set(rung -> {
            throw new IllegalStateException("never");
        });
        ring(7, 8);

        for (int i = 0; i < 2_000 && !stuck(); i++) {
            sql("update job.delivery set not_before = null");
            Thread.sleep(10);
        }

        assertThat(stuck()).isTrue();
        moody.mood.set(rung -> {});
        var id = operator.get("/deliveries").text("/items/0/id");
        operator.post("/deliveries/" + id + "/again", Map.of()).is(204);
        for (int i = 0; i < 500 && !operator.get("/deliveries").items().isEmpty(); i++) {
            Thread.sleep(10);
        }
        assertThat(heard("moody")).contains(7);
    }

    @Test
    void whatDidNotHappenIsNotHeard() throws Exception {
        assertThatThrownBy(() ->
                        platform.bean(Scopes.class)
                                .write(
                                        PLATFORM,
                                        () -> {
                                            tell(new Rung(9));
                                            throw new IllegalStateException("it did not happen");
                                        }))
                .hasMessage("it did not happen");
        assertThatThrownBy(() -> tell(new Rung(9))).hasMessageContaining("transaction");

        ring(10, 11);

        awaitHeard("calm", List.of(10));
        assertThat(heard("calm")).doesNotContain(9);
    }

    private static boolean stuck() {
        return operator.get("/deliveries").items().stream()
                .anyMatch(it -> it.at("/stuck").asBoolean());
    }

    private static void ring(int from, int to) {
        platform.bean(Scopes.class)
                .write(
                        PLATFORM,
                        () -> {
                            IntStream.range(from, to).forEach(it -> tell(new Rung(it)));
                            return to;
                        });
    }

    private static void tell(Rung rung) {
        platform.publish(rung);
    }

    private static void awaitHeard(String listener, List<Integer> numbers) throws Exception {
        for (int i = 0; i < 1_000 && !heard(listener).containsAll(numbers); i++) {
            Thread.sleep(10);
        }
        Thread.sleep(Duration.ofMillis(50));
        assertThat(heard(listener).stream().filter(numbers::contains))
                .containsExactlyInAnyOrderElementsOf(numbers);
    }

    private static List<Integer> heard(String listener) throws SQLException {
        try (var superuser = platform.superuser();
                var query =
                        superuser.prepareStatement("select n from job.heard where listener = ?")) {
            query.setString(1, listener);
            var rows = query.executeQuery();
            var numbers = new java.util.ArrayList<Integer>();
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
            return numbers;
        }
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
}
