package org.yuanliu.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.Platform.Kind;
import org.yuanliu.core.code.Code;
import org.yuanliu.story.Filing;

/// The database goes away under a platform that runs, and comes back.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseDownTest {

    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);

    private Platform platform;
    private Http clerk;

    @BeforeAll
    void start() {
        platform = Platform.start(Kind.DEMONSTRATION, Map.of("yuanliu.database.patience", "3s"));
        clerk = platform.as("clerk.hardware");
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void aServerThatIsKilledAmidWritesComesBackAndNothingAcknowledgedIsLost() throws Exception {
        var acknowledged = new ArrayList<String>();
        var refusals = new ArrayList<Answer>();
        var going = new AtomicBoolean(true);
        var writers = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (int writer = 0; writer < 3; writer++) {
                writers.add(
                        threads.submit(() -> {
                            while (going.get()) {
                                write(acknowledged, refusals);
                            }
                        }));
            }
            for (int round = 0; round < 2; round++) {
                Thread.sleep(700);
                var killed = platform.postgres();
                killed.destroyForcibly();
                awaitAnother(killed);
                awaitWork();
            }
            going.set(false);
            for (var writer : writers) {
                writer.get();
            }
        }

        assertThat(acknowledged).hasSizeGreaterThan(10);
        assertThat(refusals).as("the kill was noticed").isNotEmpty();
        for (var refusal : refusals) {
            refusal.isProblem(503, "database-down");
            assertThat(refusal.text("/safe")).contains("之前保存的内容不受影响");
        }
        for (var identity : acknowledged) {
            assertThat(clerk.get("/events?code=" + identity).is(200).items())
                    .as(identity)
                    .hasSize(1);
        }
    }

    private void write(List<String> acknowledged, List<Answer> refusals) {
        Code unit;
        synchronized (acknowledged) {
            unit = platform.item();
        }
        var answer = clerk.post("/filings", Map.of("records", List.of(Filing.sale(unit).record())));
        synchronized (acknowledged) {
            if (answer.status() == 200) {
                acknowledged.add(unit.identity());
            } else {
                refusals.add(answer);
            }
        }
    }

    @Test
    void aServerThatHangsIsReportedAndWorkGoesOnAfterwards() throws Exception {
        var filing = Map.of("records", List.of(Filing.sale(platform.item()).record()));
        var server = platform.postgres();
        var all = new ArrayList<>(server.descendants().toList());
        all.add(server);
        signal("STOP", all);
        Answer english;
        Answer read;
        try {
            english = clerk.inEnglish().post("/filings", filing);
            read = clerk.get("/home");
        } finally {
            signal("CONT", all);
        }

        english.isProblem(503, "database-down");
        assertThat(english.text("/safe")).contains("Everything saved before is safe");
        read.isProblem(503, "database-down");
        awaitWork();
        clerk.post("/filings", filing).is(200);
    }

    private static void signal(String name, List<ProcessHandle> processes) throws Exception {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(it -> command.add(String.valueOf(it.pid())));
        new ProcessBuilder(command).start().waitFor();
    }

    /// What the killed one began may go on answering for a while, until another takes its place.
    private void awaitAnother(ProcessHandle killed) throws InterruptedException {
        var deadline = System.nanoTime() + BACK_WITHIN.toNanos();
        while (!anotherThan(killed)) {
            assertThat(System.nanoTime()).as("another in time").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private boolean anotherThan(ProcessHandle killed) {
        try {
            return platform.postgres().pid() != killed.pid();
        } catch (IOException | NoSuchElementException notYet) {
            return false;
        }
    }

    private void awaitWork() throws InterruptedException {
        var deadline = System.nanoTime() + BACK_WITHIN.toNanos();
        while (clerk.get("/home").status() != 200) {
            assertThat(System.nanoTime()).as("back in time").isLessThan(deadline);
            Thread.sleep(100);
        }
    }
}
