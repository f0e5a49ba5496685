package org.yuanliu.trace;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.Party;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.FiledEvent;
import org.yuanliu.core.event.History;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.registry.Products;
import org.yuanliu.trace.Drafts.Read;
import org.yuanliu.trace.Pieces.Piece;
import org.yuanliu.trace.Receipt.Outcome;
import org.yuanliu.trace.Receipt.Remark;
import org.yuanliu.trace.Receipt.Result;
import org.yuanliu.trace.store.EventStore;
import org.yuanliu.trace.store.EventStore.Filing;
import org.yuanliu.trace.store.HistoryStore;

/// Filing what happened to goods, and reading it again.
///
/// Runs inside the caller's transaction.
@Service
public class Tracing {

    public static final int MOST_RECORDS = 5_000;

    /// Packages in packages; more is no packing.
    private static final int DEEPEST = 16;

    private final EventStore events;
    private final HistoryStore histories;
    private final Products products;
    private final Drafts drafts;
    private final Scopes scopes;
    private final Journal journal;
    private final ApplicationEventPublisher listeners;
    private final Clock clock;

    Tracing(
            EventStore events,
            HistoryStore histories,
            Products products,
            Drafts drafts,
            Scopes scopes,
            Journal journal,
            ApplicationEventPublisher listeners,
            Clock clock) {
        this.events = events;
        this.histories = histories;
        this.products = products;
        this.drafts = drafts;
        this.scopes = scopes;
        this.journal = journal;
        this.listeners = listeners;
        this.clock = clock;
    }

    /// Stores the good records, refuses the bad ones with reasons, knows the ones sent before.
    public Receipt file(Acting acting, String via, List<Draft> records) {
        acting.must(acting.role().files());
        if (records.isEmpty()) {
            throw Refusal.field("/records", "0", "至少一条记录", "at least one record");
        }
        if (records.size() > MOST_RECORDS) {
            throw new Refusal(
                    ProblemKind.TOO_LARGE,
                    List.of(),
                    Map.of("most", "（" + records.size() + " > " + MOST_RECORDS + "）"));
        }
        return store(acting, via, drafts.read(acting, records));
    }

    /// The same for records as they came, one text each.
    Receipt fileTexts(Acting acting, String via, List<Piece> pieces) {
        acting.must(acting.role().files());
        return store(acting, via, drafts.readTexts(acting, pieces));
    }

    private Receipt store(Acting acting, String via, List<Read> read) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var fresh = new LinkedHashMap<EventId, FiledEvent>();
        for (var one : read) {
            if (one instanceof Read.Good good) {
                var filed = FiledEvent.byActor(good.event(), now);
                fresh.putIfAbsent(filed.id(), filed);
            }
        }
        var filing = new Filing(Ids.next(), acting.party(), Optional.of(acting.person()), via, now);
        var stored = store(acting, List.of(new Sent(filing, List.copyOf(fresh.values()))));
        if (!stored.events().isEmpty()) {
            journal.note(acting, note("filing.store", "filing/" + filing.id(), stored.events()));
        }
        return new Receipt(
                stored.events().isEmpty() ? Optional.empty() : Optional.of(filing.id()),
                results(read, stored));
    }

    /// Takes events that were filed elsewhere, each with its own filer and time of filing.
    public void take(Acting acting, List<FiledEvent> filed, Instant at) {
        var byFiler = new LinkedHashMap<UUID, List<FiledEvent>>();
        filed.forEach(
                it -> byFiler.computeIfAbsent(it.filer(), filer -> new ArrayList<>()).add(it));
        var sent = new ArrayList<Sent>();
        byFiler.forEach((filer, own) ->
                sent.add(
                        new Sent(
                                new Filing(Ids.next(), filer, Optional.empty(), "load", at), own)));
        var stored = scopes.widely(() -> store(acting, sent));
        journal.note(acting, note("filing.take", "filing/" + at, stored.events()));
    }

    private static Note note(String action, String subject, Set<EventId> events) {
        return Note.of(action, subject).made(events.stream().map(EventId::hex).sorted().toList());
    }

    /// A filing and the events that came with it.
    private record Sent(Filing filing, List<FiledEvent> events) {}

    /// What was new, and what those who heard of it had to say.
    private record Stored(Set<EventId> events, Optional<EventsStored> told) {

        List<Remark> remarks(EventId event) {
            return told.map(it -> it.remarks(event)).orElse(List.of());
        }
    }

    private Stored store(Acting acting, List<Sent> sent) {
        var events = sent.stream().flatMap(it -> it.events().stream()).toList();
        var touched = scopes.widely(() -> holdTouched(events));
        var past = new Past(scopes.widely(() -> withBoxes(touched)));
        var stored = new LinkedHashSet<EventId>();
        for (var one : sent) {
            var fresh = one.events().stream().filter(it -> !past.knows(it.id())).toList();
            if (!fresh.isEmpty()) {
                this.events.store(one.filing(), fresh);
                histories.store(fresh.stream().flatMap(it -> past.add(it).stream()).toList());
                fresh.forEach(it -> stored.add(it.id()));
            }
        }
        if (stored.isEmpty()) {
            return new Stored(Set.of(), Optional.empty());
        }
        var at = sent.getFirst().filing().at();
        var news = new EventsStored(acting, at, touched, past.histories(touched));
        listeners.publishEvent(news);
        return new Stored(stored, Optional.of(news));
    }

    /// Who files about the same code at the same moment waits, so that rules see both records.
    ///
    /// Touched are the codes of the events, those of events that they correct, because a correction
    /// may move goods to another code, and whatever lies in packages among them.
    private Set<String> holdTouched(Collection<FiledEvent> events) {
        var touched = new HashSet<String>();
        var corrected = new ArrayList<EventId>();
        for (var one : events) {
            one.event().what().all().forEach(it -> touched.add(it.code().identity()));
            one.event().corrects().ifPresent(corrected::add);
        }
        if (!corrected.isEmpty()) {
            touched.addAll(this.events.codesAround(corrected));
        }
        touched.addAll(inside(touched));
        histories.lock(touched);
        // Seldom: somebody packed while we waited.
        var late = inside(touched);
        if (!late.isEmpty()) {
            histories.lock(late);
            touched.addAll(late);
        }
        return touched;
    }

    private Set<String> inside(Set<String> boxes) {
        var inside = new HashSet<String>();
        var open = boxes;
        for (int depth = 0; depth < DEEPEST && !open.isEmpty(); depth++) {
            var next = new HashSet<>(histories.contents(open));
            next.removeAll(boxes);
            next.removeAll(inside);
            inside.addAll(next);
            open = next;
        }
        return inside;
    }

    /// What is on record about the codes, and about the packages in which their goods lay.
    private List<Filed> withBoxes(Collection<String> identities) {
        var records = new ArrayList<Filed>();
        var read = new HashSet<String>();
        Set<String> open = new HashSet<>(identities);
        for (int depth = 0; depth <= DEEPEST && !open.isEmpty(); depth++) {
            var found = histories.of(open);
            records.addAll(found);
            read.addAll(open);
            open =
                    found.stream()
                            .flatMap(it -> it.deed().box().stream())
                            .filter(it -> !read.contains(it))
                            .collect(Collectors.toSet());
        }
        return records;
    }

    private static List<Result> results(List<Read> read, Stored stored) {
        var results = new ArrayList<Result>(read.size());
        var seen = new HashSet<EventId>();
        for (var one : read) {
            int index = results.size();
            results.add(
                    switch (one) {
                        case Read.Bad(var troubles) ->
                                new Result(
                                        index,
                                        word(Outcome.REFUSED),
                                        Optional.empty(),
                                        Optional.empty(),
                                        troubles,
                                        List.of());
                        case Read.Good(var event) -> {
                            var id = event.id();
                            boolean isNew = stored.events().contains(id) && seen.add(id);
                            yield new Result(
                                    index,
                                    word(isNew ? Outcome.STORED : Outcome.KNOWN),
                                    Optional.of(id.hex()),
                                    event.what().all().stream()
                                            .map(it -> it.code().identity())
                                            .findFirst(),
                                    List.of(),
                                    stored.remarks(id));
                        }
                    });
        }
        return results;
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /// All that was filed about these codes, whoever filed it: for rules and chains, within
    /// [Scopes#widely].
    public List<History> histories(Collection<String> identities) {
        return new Past(withBoxes(identities)).histories(identities);
    }

    /// Codes of which the reader sees records, in the order of their identities.
    public List<String> codesAfter(String identity, int limit) {
        return histories.codesAfter(identity, limit);
    }

    public long codes() {
        return histories.codes();
    }

    /// Until the end of the transaction, whoever files about these codes waits.
    public void holdStill(Set<String> identities) {
        histories.lock(identities);
    }

    public Page<EventView> events(
            Optional<String> identity, Optional<UUID> filer, Page.Request page) {
        return named(events.list(identity, filer, page));
    }

    /// As the history of one of their codes has them.
    public List<EventView> views(Collection<EventId> ids, String identity) {
        return named(events.views(ids, Optional.of(identity)));
    }

    private Page<EventView> named(Page<EventView> page) {
        return new Page<>(named(page.items()), page.nextCursor());
    }

    private List<EventView> named(List<EventView> views) {
        var names =
                products.names(
                        views.stream()
                                .map(it -> it.product().gtin())
                                .filter(it -> !it.isEmpty())
                                .distinct()
                                .toList());
        return views.stream().map(it -> it.named(names)).toList();
    }

    /// Whom the party got goods from before, the latest first.
    public List<Party.Named> suppliers(UUID party) {
        return events.suppliers(party);
    }
}
