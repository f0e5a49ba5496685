package org.yuanliu.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.Scopes;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.registry.Fact.Draft;
import org.yuanliu.registry.store.FactStore;
import org.yuanliu.registry.store.FactStore.Made;

/// What the registry holds of companies, products and categories: stated, changed from a day on,
/// corrected, withdrawn, and read for a day as known at a moment.
///
/// There is one way to write: some facts end their time on record, others begin theirs, at the same
/// moment. Runs inside the caller's transaction.
@Service
public class Facts {

    private final FactStore store;
    private final WhoMaySay may;
    private final Scopes scopes;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Facts(
            FactStore store,
            WhoMaySay may,
            Scopes scopes,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.may = may;
        this.scopes = scopes;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /// True on the day, as known at the moment.
    public <T extends Detail> List<Fact<T>> about(Subject subject, Class<T> type, AsOf at) {
        return store.known(subject, type, at.known()).stream()
                .filter(it -> it.span().contains(at.day()))
                .toList();
    }

    /// Known at the moment, for whatever days.
    public <T extends Detail> List<Fact<T>> known(Subject subject, Class<T> type, Instant at) {
        return store.known(subject, type, at);
    }

    /// Of an owner: what had begun by the day, the newest days first.
    <T extends Detail> Page<Fact<T>> of(UUID owner, Class<T> type, AsOf at, Page.Request page) {
        return store.of(owner, type, at, page);
    }

    long count(UUID owner, Class<? extends Detail> type, AsOf at) {
        return store.count(owner, type, at);
    }

    public <T extends Detail> List<Fact<T>> allKnown(Class<T> type, Instant at) {
        return store.allKnown(type, at);
    }

    /// Everything that was ever on record of a subject.
    public <T extends Detail> List<Fact<T>> ever(Subject subject, Class<T> type) {
        return store.ever(subject, type);
    }

    public <T extends Detail> List<Fact<T>> versions(UUID id, Class<T> type) {
        return store.versions(id, type);
    }

    public <T extends Detail> Fact<T> fact(UUID id, Class<T> type) {
        return store.find(id, type).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    Detail.Kind kind(UUID id) {
        return store.kind(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    /// A new fact. Where another one speaks of the same days, a person must say which holds.
    public <T extends Detail> Fact<T> state(Acting acting, Draft<T> draft) {
        may.mustState(acting, draft);
        store.lock(List.of(draft.subject()));
        mustBeFree(draft, List.of());
        return write(acting, "state", List.of(), draft, "");
    }

    /// From the draft's first day on it is so; what held before holds until the day before.
    public <T extends Detail> Fact<T> follow(Acting acting, Draft<T> draft, String reason) {
        may.mustState(acting, draft);
        store.lock(List.of(draft.subject()));
        var old = inTheWay(draft);
        old.forEach(it -> may.mustEnd(acting, it));
        return write(acting, "follow", old, draft, reason);
    }

    /// As [#follow], for whoever has asked, locked and journalled what he changed already.
    <T extends Detail> void trail(Acting acting, Draft<T> draft) {
        var old = inTheWay(draft);
        put(acting, old, draft, "", after(old));
    }

    /// From the day on, and as long as the fact would have held, it is otherwise.
    public <T extends Detail> Fact<T> change(
            Acting acting, Fact<T> asked, LocalDate from, T detail, String reason) {
        var fact = held(acting, asked);
        var rest = fact.span().from(from).filter(it -> it.contains(from));
        if (rest.isEmpty()) {
            throw Refusal.field(
                    "/from",
                    from.toString(),
                    "应在有效期 " + words(fact.span()) + " 之内",
                    "must lie within " + words(fact.span()));
        }
        var draft = draft(fact, rest.get(), detail);
        may.mustState(acting, draft);
        return write(acting, "change", List.of(fact), draft, reason);
    }

    /// It holds until the day, and no longer as long as was said.
    public <T extends Detail> Fact<T> endOn(
            Acting acting, Fact<T> asked, LocalDate last, String reason) {
        var fact = held(acting, asked);
        if (!fact.span().contains(last) || fact.span().to().filter(last::equals).isPresent()) {
            throw Refusal.field(
                    "/last",
                    last.toString(),
                    "应在 " + words(fact.span()) + " 之内，且早于原来的最后一天",
                    "must lie within " + words(fact.span()) + ", and before its last day");
        }
        var draft = draft(fact, Span.of(fact.span().from(), last), fact.detail());
        may.mustState(acting, draft);
        return write(acting, "end", List.of(fact), List.of(), draft, reason);
    }

    /// The fact was wrong from the beginning. It stays on record as what we knew until now.
    public <T extends Detail> Fact<T> correct(
            Acting acting, Fact<T> asked, Span span, T detail, String reason) {
        var fact = held(acting, asked);
        var draft = draft(fact, span, detail);
        may.mustState(acting, draft);
        mustBeFree(draft, List.of(fact));
        return write(acting, "correct", List.of(fact), List.of(), draft, reason);
    }

    /// The fact should never have been on record.
    public <T extends Detail> void withdraw(Acting acting, Fact<T> asked, String reason) {
        if (asked.detail() instanceof Detail.Description) {
            throw new Refusal(
                    ProblemKind.CONFLICT,
                    List.of(
                            new Refusal.Field(
                                    "/fact",
                                    "",
                                    "产品的描述随产品修改，不能撤回",
                                    "a product's description changes with the product and is not withdrawn")),
                    Map.of());
        }
        var fact = held(acting, asked);
        var draft = draft(fact, fact.span(), fact.detail());
        may.mustState(acting, draft);
        end(acting, List.of(fact), after(List.of(fact)));
        journal.note(acting, note("withdraw", fact.id(), draft, reason).made(List.of()));
    }

    /// Carries in what was written elsewhere, with the moment when it was written there; for the
    /// founding of an installation and for nobody with a screen.
    public <T extends Detail> Fact<T> take(
            Acting acting, UUID author, Draft<T> draft, Instant recorded) {
        var id = Ids.next();
        scopes.widely(() -> {
            var old = inTheWay(draft);
            store.end(old.stream().map(Fact::id).toList(), type(draft), recorded);
            var all = new ArrayList<Made<T>>();
            all.addAll(left(old, draft.span()));
            all.add(new Made<>(id, draft, Optional.of(author), Optional.empty(), ""));
            store.add(all, type(draft), recorded);
            return id;
        });
        journal.note(acting, note("take", id, draft, "").made(draft));
        return scopes.widely(() -> store.find(id, type(draft))).orElseThrow();
    }

    /// Many facts of one kind, already looked at one by one, by the place of each draft; those that
    /// stand in the way end.
    <T extends Detail> void follow(
            Acting acting, List<Draft<T>> drafts, Map<Integer, List<Fact<T>>> inTheWay) {
        if (drafts.isEmpty()) {
            return;
        }
        var said = new ArrayList<Made<T>>();
        var left = new ArrayList<Made<T>>();
        var ended = new ArrayList<Fact<T>>();
        for (int n = 0; n < drafts.size(); n++) {
            var draft = drafts.get(n);
            var old = inTheWay.getOrDefault(n, List.of());
            ended.addAll(old);
            left.addAll(left(old, draft.span()));
            said.add(made(draft, Optional.of(acting.party()), old, ""));
        }
        var at = after(ended);
        end(acting, ended, at);
        store.add(
                Stream.concat(left.stream(), said.stream()).toList(), type(drafts.getFirst()), at);
        var note = Note.of("fact.import", "fact/" + said.getFirst().id());
        journal.note(acting, ended.isEmpty() ? note.made(drafts) : note.changed(ended, drafts));
        said.forEach(it -> tell(acting, it.id(), it.draft()));
    }

    <T extends Detail> Map<Integer, List<Fact<T>>> inTheWay(List<Draft<T>> drafts) {
        if (drafts.isEmpty()) {
            return Map.of();
        }
        var type = type(drafts.getFirst());
        return acrossParties(type, () -> store.inTheWay(drafts, type));
    }

    /// What is for everybody's eyes needs no wider ones.
    private <R> R acrossParties(Class<? extends Detail> type, Supplier<R> work) {
        return Detail.Kind.of(type).open() ? work.get() : scopes.widely(work);
    }

    void lock(List<Subject> subjects) {
        store.lock(subjects);
    }

    /// After how many months a dossier is due.
    int months(String dossier) {
        return store.months(dossier);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T extends Detail> List<Fact<T>> inTheWay(Draft<T> draft) {
        return inTheWay(List.of(draft)).getOrDefault(0, List.of());
    }

    /// What remains of earlier facts beside the days that another one takes. It is still the word
    /// of whoever said it.
    private static <T extends Detail> List<Made<T>> left(List<Fact<T>> old, Span taken) {
        var left = new ArrayList<Made<T>>();
        for (var fact : old) {
            fact.span().before(taken.from()).ifPresent(it -> left.add(rest(fact, it)));
            taken.to()
                    .flatMap(it -> fact.span().from(it.plusDays(1)))
                    .ifPresent(it -> left.add(rest(fact, it)));
        }
        return left;
    }

    private static <T extends Detail> Made<T> rest(Fact<T> fact, Span span) {
        return new Made<>(
                Ids.next(),
                draft(fact, span, fact.detail()),
                fact.author(),
                Optional.of(fact.id()),
                fact.reason().orElse(""));
    }

    private <T extends Detail> Fact<T> write(
            Acting acting, String action, List<Fact<T>> ended, Draft<T> draft, String reason) {
        return write(acting, action, ended, left(ended, draft.span()), draft, reason);
    }

    private <T extends Detail> Fact<T> write(
            Acting acting,
            String action,
            List<Fact<T>> ended,
            List<Made<T>> left,
            Draft<T> draft,
            String reason) {
        var at = after(ended);
        var all = put(acting, ended, left, draft, reason, at);
        var made = all.getLast();
        journal.note(
                acting,
                ended.isEmpty()
                        ? note(action, made.id(), draft, reason).made(draft)
                        : note(action, made.id(), draft, reason).changed(ended, all));
        return made.since(at);
    }

    private <T extends Detail> void put(
            Acting acting, List<Fact<T>> ended, Draft<T> draft, String reason, Instant at) {
        put(acting, ended, left(ended, draft.span()), draft, reason, at);
    }

    /// What remains of the ended ones, and the new one as the last.
    private <T extends Detail> List<Made<T>> put(
            Acting acting,
            List<Fact<T>> ended,
            List<Made<T>> left,
            Draft<T> draft,
            String reason,
            Instant at) {
        end(acting, ended, at);
        var all = new ArrayList<>(left);
        all.add(made(draft, Optional.of(acting.party()), ended, reason));
        store.add(all, type(draft), at);
        tell(acting, all.getLast().id(), draft);
        return all;
    }

    /// Others may have written what ends now; whether this party may end it was asked before.
    private <T extends Detail> void end(Acting acting, List<Fact<T>> ended, Instant at) {
        if (!ended.isEmpty()) {
            var type = ended.getFirst().detail().getClass();
            acrossParties(
                    type,
                    () -> {
                        store.end(ended.stream().map(Fact::id).toList(), type, at);
                        return acting;
                    });
        }
    }

    private void tell(Acting acting, UUID fact, Draft<? extends Detail> draft) {
        if (draft.detail() instanceof Detail.Batch batch) {
            switch (batch.standing()) {
                case RECALLED ->
                        events.publishEvent(
                                new BatchRecalled(
                                        acting,
                                        fact,
                                        draft.subject().id(),
                                        batch.batch(),
                                        draft.span()));
                case FAILED ->
                        events.publishEvent(
                                new BatchFailed(
                                        acting,
                                        fact,
                                        draft.subject().id(),
                                        batch.batch(),
                                        draft.span()));
            }
        }
    }

    private static <T extends Detail> Made<T> made(
            Draft<T> draft, Optional<UUID> author, List<Fact<T>> old, String reason) {
        return new Made<>(
                Ids.next(), draft, author, old.stream().findFirst().map(Fact::id), reason);
    }

    private static <T extends Detail> Draft<T> draft(Fact<T> fact, Span span, T detail) {
        return new Draft<>(Subject.of(fact.subject()), fact.key(), fact.owner(), span, detail);
    }

    private static Note note(String action, UUID id, Draft<?> draft, String reason) {
        var note = Note.of("fact." + action, "fact/" + id);
        var about = draft.owner().map(note::concerning).orElse(note);
        return reason.isEmpty() ? about : about.because(reason);
    }

    /// Now, or right after the newest of these where the clock has not come that far yet: what ends
    /// and what takes its place have one moment in common, and no earlier one.
    private <T extends Detail> Instant after(List<Fact<T>> ended) {
        var now = now();
        return ended.stream()
                .map(it -> it.recordedAt().plus(1, ChronoUnit.MICROS))
                .filter(now::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    /// As it is now that nobody else can change it: somebody may have corrected it while this
    /// person looked at it.
    private <T extends Detail> Fact<T> held(Acting acting, Fact<T> asked) {
        store.lock(List.of(Subject.of(asked.subject())));
        var fact = fact(asked.id(), type(asked));
        if (fact.recordedUntil().isPresent()) {
            throw new Refusal(ProblemKind.CHANGED_MEANWHILE);
        }
        may.mustEnd(acting, fact);
        return fact;
    }

    private <T extends Detail> void mustBeFree(Draft<T> draft, List<Fact<T>> except) {
        var ids = except.stream().map(Fact::id).toList();
        inTheWay(draft).stream()
                .filter(it -> !ids.contains(it.id()))
                .findFirst()
                .ifPresent(it -> {
                    throw new Refusal(
                            ProblemKind.CONFLICT, List.of(overlap(draft.span(), it)), Map.of());
                });
    }

    static Refusal.Field overlap(Span span, Fact<?> other) {
        return new Refusal.Field(
                "/from",
                words(span),
                "与已有的记录重叠（" + words(other.span()) + "）。请改日期；原记录有误的，请更正原记录",
                "overlaps what is on record for "
                        + words(other.span())
                        + "; change the dates, or correct that one if it is wrong");
    }

    static String words(Span span) {
        return span.from() + " – " + span.to().map(LocalDate::toString).orElse("…");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Detail> Class<T> type(Fact<T> fact) {
        return (Class<T>) fact.detail().getClass();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Detail> Class<T> type(Draft<T> draft) {
        return (Class<T>) draft.detail().getClass();
    }
}
