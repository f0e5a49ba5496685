package org.yuanliu.job;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.Members;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Text;
import org.yuanliu.core.work.JobLife.Step;
import org.yuanliu.job.Job.Problem;
import org.yuanliu.job.JobKind.Order;
import org.yuanliu.job.store.JobStore;
import org.yuanliu.job.store.JobStore.Row;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Language;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import tools.jackson.databind.json.JsonMapper;

/// Carries out long work, a few at a time, chunk by chunk.
///
/// Any number of processes may do so on one database. A piece of work is in the *hold* of one of
/// them; a chunk counts only if the hold is still the newest when it ends, so a process that was
/// taken for dead can't do anything twice. Pausing and stopping take the hold away.
@Component
class Runner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    /// How often sleepers look by themselves, for work of processes that are gone.
    private static final Duration LOOK = Duration.ofSeconds(2);

    /// A failure that may pass by itself is tried again so often.
    private static final int TRIES = 4;

    private static final Acting PLATFORM = Acting.platform("jobs");

    private final JobStore jobs;
    private final Map<String, JobKind<?>> kinds;
    private final Scopes scopes;
    private final Members members;
    private final Journal journal;
    private final JsonMapper json;
    private final ApplicationEventPublisher listeners;
    private final Wake wake;
    private final Clock clock;
    private final Semaphore free;
    private final Map<UUID, Thread> turns = new ConcurrentHashMap<>();
    private volatile boolean running;
    private long heldAt = System.nanoTime();
    private Thread dispatcher = Thread.ofVirtual().unstarted(() -> {});

    Runner(
            JobStore jobs,
            List<JobKind<?>> kinds,
            Scopes scopes,
            Members members,
            Journal journal,
            JsonMapper json,
            ApplicationEventPublisher listeners,
            Wake wake,
            Clock clock,
            @Value("${yuanliu.job.at-once:2}") int atOnce) {
        this.jobs = jobs;
        this.kinds = kinds.stream().collect(Collectors.toMap(JobKind::name, Function.identity()));
        this.scopes = scopes;
        this.members = members;
        this.journal = journal;
        this.json = json;
        this.listeners = listeners;
        this.wake = wake;
        this.clock = clock;
        this.free = new Semaphore(atOnce);
    }

    private void dispatch() {
        while (running) {
            try {
                if (!beginNext()) {
                    wake.waitForWork(LOOK);
                }
                keepHolding();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                LOG.warn("no work can be begun at the moment: {}", failure.toString());
                sleep(Duration.ofSeconds(1));
            }
        }
    }

    private boolean beginNext() {
        if (!free.tryAcquire()) {
            return false;
        }
        var hold = UUID.randomUUID();
        Optional<Row> claimed = Optional.empty();
        try {
            claimed = scopes.write(PLATFORM, () -> scopes.widely(() -> jobs.claim(hold)));
        } finally {
            if (claimed.isEmpty()) {
                free.release();
            }
        }
        claimed.ifPresent(row -> begin(row, hold));
        return claimed.isPresent();
    }

    private void begin(Row row, UUID hold) {
        var thread =
                Thread.ofVirtual().name("job " + row.id()).unstarted(() -> carryOut(row, hold));
        turns.put(hold, thread);
        thread.start();
    }

    private void carryOut(Row row, UUID hold) {
        try {
            var kind = kinds.get(row.kind());
            if (kind == null) {
                fail(row, hold, new Problem("unknown-kind", UNKNOWN_KIND, Optional.empty()));
            } else {
                carryOut(row, hold, kind);
            }
        } catch (HoldLost lost) {
            LOG.debug("{} is held by nobody or somebody else now", row.id());
        } catch (Refusal refusal) {
            fail(row, hold, inWords(refusal));
        } catch (RuntimeException | Error failure) {
            afterFailure(row, hold, failure);
        } finally {
            turns.remove(hold);
            free.release();
            wake.now();
        }
    }

    private <P> void carryOut(Row row, UUID hold, JobKind<P> kind) {
        var order =
                new Order<>(
                        row.id(),
                        row.acting(),
                        json.readValue(row.settings(), kind.settings()),
                        row.place(),
                        row.done());
        var began = System.nanoTime();
        var speed = new Speed(row.busy(), row.done());
        try (var work = kind.open(order)) {
            while (running) {
                var finished =
                        scopes.write(
                                row.acting(),
                                () -> {
                                    mustBeAtWork(row);
                                    var step = work.next();
                                    var busy = row.busy().plusNanos(System.nanoTime() - began);
                                    return store(row, hold, step, busy, speed);
                                });
                if (finished) {
                    return;
                }
            }
        }
        giveBack(row, hold, 0, Duration.ZERO);
    }

    /// Nothing goes on in the name of somebody who may do it no longer.
    private void mustBeAtWork(Row row) {
        if (!members.isAtWork(row.acting())) {
            throw new Refusal(
                    ProblemKind.FORBIDDEN,
                    List.of(
                            new Refusal.Field(
                                    "/person",
                                    "",
                                    "下达作业的人员已停用或不再担任这个角色，作业已停下；已完成的部分有效",
                                    "whoever ordered this may act no longer, so it stopped; what was done stands")),
                    Map.of());
        }
    }

    /// In the transaction of the chunk: either both are there or neither.
    private boolean store(Row row, UUID hold, JobKind.Step step, Duration busy, Speed speed) {
        var now = clock.instant();
        return switch (step) {
            case JobKind.Step.Moved moved -> {
                speed.moved(busy, moved.done());
                if (!jobs.advance(
                        row.id(),
                        hold,
                        moved.place(),
                        moved.done(),
                        moved.total(),
                        busy,
                        speed.perSecond(),
                        now)) {
                    throw new HoldLost();
                }
                yield false;
            }
            case JobKind.Step.Finished finished -> {
                if (!jobs.finish(row.id(), hold, finished.done(), busy, finished.outcome(), now)) {
                    throw new HoldLost();
                }
                note(row, Step.FINISH);
                listeners.publishEvent(
                        new JobEnded(
                                row.id(),
                                row.acting().person(),
                                row.acting().party(),
                                row.title(),
                                finished.outcome().sentence(),
                                true,
                                now));
                yield true;
            }
        };
    }

    /// What may pass by itself is tried again, from the place of the last good chunk.
    private void afterFailure(Row row, UUID hold, Throwable failure) {
        if (!running) {
            return;
        }
        int failures = failuresOf(row) + 1;
        var trace = Ids.next().toString();
        LOG.warn(
                "{} {} failed for the {}. time, trace {}",
                row.kind(),
                row.id(),
                failures,
                trace,
                failure);
        if (failures < TRIES) {
            giveBack(row, hold, failures, Duration.ofSeconds(1L << failures));
        } else {
            fail(row, hold, new Problem("internal", INTERNAL, Optional.of(trace)));
        }
    }

    private int failuresOf(Row row) {
        try {
            return scopes.read(row.acting(), () -> jobs.find(row.id()))
                    .map(Row::failures)
                    .orElse(0);
        } catch (RuntimeException databaseGone) {
            return row.failures();
        }
    }

    private void giveBack(Row row, UUID hold, int failures, Duration pause) {
        quietly(
                row,
                () -> {
                    jobs.giveBack(row.id(), hold, failures, pause);
                    return true;
                });
    }

    private void fail(Row row, UUID hold, Problem problem) {
        quietly(
                row,
                () -> {
                    var now = clock.instant();
                    boolean failed = jobs.fail(row.id(), hold, problem, now);
                    if (failed) {
                        note(row, Step.FAIL);
                        listeners.publishEvent(
                                new JobEnded(
                                        row.id(),
                                        row.acting().person(),
                                        row.acting().party(),
                                        row.title(),
                                        problem.sentence(),
                                        false,
                                        now));
                    }
                    return failed;
                });
    }

    /// If even this fails, the hold runs out, and somebody takes the work up again.
    private void quietly(Row row, java.util.function.Supplier<Boolean> work) {
        try {
            scopes.write(row.acting(), work);
        } catch (RuntimeException failure) {
            LOG.warn("the state of {} can't be stored: {}", row.id(), failure.toString());
        }
    }

    private void note(Row row, Step step) {
        journal.note(row.acting(), Note.of("job." + step.word(), "job/" + row.id()));
    }

    /// Chunks that take long must not look abandoned.
    private void keepHolding() {
        if (System.nanoTime() - heldAt < LOOK.toNanos()) {
            return;
        }
        heldAt = System.nanoTime();
        if (!turns.isEmpty()) {
            var holds = List.copyOf(turns.keySet());
            scopes.write(
                    PLATFORM,
                    () ->
                            scopes.widely(() -> {
                                jobs.hold(holds);
                                return holds;
                            }));
        }
    }

    private static Problem inWords(Refusal refusal) {
        var zh = new StringBuilder(refusal.kind().title(Language.ZH));
        var en = new StringBuilder(refusal.kind().title(Language.EN));
        for (var field : refusal.fields()) {
            zh.append("：").append(field.zh());
            en.append(": ").append(field.en());
        }
        return new Problem(
                refusal.kind().code(), new Text(zh.toString(), en.toString()), Optional.empty());
    }

    private static final Text UNKNOWN_KIND =
            new Text(
                    "这个版本的平台不会做这种作业，请升级后继续。",
                    "This version does not know such work; go on after an upgrade.");

    private static final Text INTERNAL =
            new Text(
                    "多次尝试后仍然失败。已完成的部分不受影响，可以从中断处继续；仍有问题请把追踪号告诉管理员。",
                    "It failed several times. What was done is safe, and it can go on from there; if it fails again, tell your administrator the trace id.");

    /// The work was paused or stopped, or given to somebody else: the chunk at hand did not happen.
    private static final class HoldLost extends RuntimeException {

        HoldLost() {
            super("the hold is gone", null, false, false);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        dispatcher = Thread.ofVirtual().name("jobs").start(this::dispatch);
    }

    /// Chunks under way may end; the work is given back and goes on at the next start.
    @Override
    public void stop() {
        running = false;
        dispatcher.interrupt();
        try {
            dispatcher.join(Duration.ofSeconds(2));
            for (var turn : turns.values()) {
                turn.join(Duration.ofSeconds(4));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
