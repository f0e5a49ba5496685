package org.yuanliu.job;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.core.Text;
import org.yuanliu.core.work.JobLife;
import org.yuanliu.core.work.JobLife.State;
import org.yuanliu.core.work.JobLife.Step;
import org.yuanliu.core.work.Transitions;
import org.yuanliu.core.work.Transitions.Answer;
import org.yuanliu.job.store.JobStore;
import org.yuanliu.job.store.JobStore.Row;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import tools.jackson.databind.json.JsonMapper;

/// Long work: ordering it, watching it, and holding it.
///
/// Runs inside the caller's transaction. Whether the work may be ordered at all is asked by the
/// module that offers it.
@Service
public class Jobs {

    private final JobStore jobs;
    private final Map<String, JobKind<?>> kinds;
    private final Journal journal;
    private final JsonMapper json;
    private final Wake wake;
    private final Clock clock;

    Jobs(
            JobStore jobs,
            List<JobKind<?>> kinds,
            Journal journal,
            JsonMapper json,
            Wake wake,
            Clock clock) {
        this.jobs = jobs;
        this.kinds = kinds.stream().collect(Collectors.toMap(JobKind::name, Function.identity()));
        this.journal = journal;
        this.json = json;
        this.wake = wake;
        this.clock = clock;
    }

    /// Orders work. It begins once the transaction has committed.
    public <P> Job start(Acting acting, JobKind<P> kind, Text title, P settings) {
        if (!kinds.containsKey(kind.name())) {
            throw new IllegalArgumentException("no kind of work that anybody does: " + kind.name());
        }
        var id = Ids.next();
        jobs.add(
                id,
                acting,
                kind.name(),
                title,
                json.writeValueAsString(settings),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        journal.note(acting, Note.of("job.start", "job/" + id).made(settings));
        wake.afterCommit();
        return job(acting, id);
    }

    /// Work of this kind that the own party has ordered and that has not ended.
    public Optional<Job> underWay(Acting acting, JobKind<?> kind) {
        return jobs.underWay(acting.party(), kind.name()).map(it -> view(acting, it));
    }

    /// The newest work of this kind and with these settings that the own party has ordered.
    public <P> Optional<Job> latest(Acting acting, JobKind<P> kind, P settings) {
        return jobs.latest(acting.party(), kind.name(), json.writeValueAsString(settings))
                .map(it -> view(acting, it));
    }

    public Job job(Acting acting, UUID id) {
        return view(acting, row(id));
    }

    public Page<Job> list(Acting acting, Optional<String> state, Page.Request page) {
        return jobs.list(state.map(Jobs::state), page).map(it -> view(acting, it));
    }

    /// What a person does about work of the own party: pause, go on, stop.
    public Job take(Acting acting, UUID id, Step step) {
        var seen = row(id);
        acting.must(seen.acting().party().equals(acting.party()));
        var row = jobs.lock(id);
        switch (JobLife.TABLE.answer(row.state(), step, "")) {
            case Answer.Moved<State, Step> moved -> {
                jobs.move(id, moved.to(), clock.instant());
                journal.note(acting, Note.of("job." + step.word(), "job/" + id));
                wake.afterCommit();
            }
            case Answer.Refused<State, Step> refused -> throw Refusal.step(refused);
        }
        return job(acting, id);
    }

    private Row row(UUID id) {
        return jobs.find(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    private static State state(String word) {
        for (var state : State.values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        throw Refusal.field("state", word, "waiting, running, paused, stopped, failed, done");
    }

    private Job view(Acting acting, Row row) {
        var kind = Optional.ofNullable(kinds.get(row.kind()));
        boolean own = row.acting().party().equals(acting.party());
        return new Job(
                row.id(),
                row.kind(),
                row.title(),
                kind.map(JobKind::unit).orElse(new Text("项", "items")),
                row.party(),
                row.state().word(),
                row.state().title(),
                row.done(),
                row.total(),
                row.state() == State.RUNNING ? row.perSecond() : Optional.empty(),
                row.state() == State.RUNNING
                        ? Speed.left(row.done(), row.total(), row.busy(), row.perSecond())
                        : Optional.empty(),
                row.askedAt(),
                row.movedAt(),
                row.endedAt(),
                row.outcome(),
                row.problem(),
                own ? offers(row.state()) : List.of());
    }

    /// The steps that people take; the others are taken by whatever carries the work out.
    private static List<Job.Offer> offers(State state) {
        return JobLife.TABLE.from(state).stream()
                .map(Transitions.Row::step)
                .filter(Jobs::isForPeople)
                .map(it -> new Job.Offer(it.word(), it.title()))
                .toList();
    }

    private static boolean isForPeople(Step step) {
        return switch (step) {
            case PAUSE, GO_ON, STOP -> true;
            case BEGIN, GIVE_BACK, FAIL, FINISH -> false;
        };
    }
}
