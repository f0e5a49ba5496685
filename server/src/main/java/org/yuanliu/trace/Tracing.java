package org.yuanliu.trace;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.History;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.trace.Drafts.Read;
import org.yuanliu.trace.Receipt.Outcome;
import org.yuanliu.trace.Receipt.Result;
import org.yuanliu.trace.store.EventStore;

/// Filing what happened to goods, and reading it again.
///
/// Runs inside the caller's transaction.
@Service
public class Tracing {

    public static final int MOST_RECORDS = 5_000;

    private final EventStore events;
    private final Drafts drafts;
    private final Scopes scopes;
    private final Journal journal;
    private final ApplicationEventPublisher listeners;
    private final Clock clock;

    Tracing(
            EventStore events,
            Drafts drafts,
            Scopes scopes,
            Journal journal,
            ApplicationEventPublisher listeners,
            Clock clock) {
        this.events = events;
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
        var read = drafts.read(acting, records);
        var fresh = new LinkedHashMap<EventId, Event>();
        for (var one : read) {
            if (one instanceof Read.Good good) {
                fresh.putIfAbsent(good.event().id(), good.event());
            }
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var filing = Ids.next();
        var filed = fresh.values().stream().map(it -> new Filed(it, now)).toList();
        var touched = touched(filed);
        // Who files about the same code at the same moment waits, so that rules see both records.
        events.lock(touched);
        var stored = filed.isEmpty() ? Set.<EventId>of() : store(acting, filing, via, filed);
        var told = tell(acting, now, touched, stored);
        return new Receipt(
                stored.isEmpty() ? Optional.empty() : Optional.of(filing),
                results(read, stored, told));
    }

    /// Takes events that were filed elsewhere, each with its own filer and time of filing.
    public void take(Acting acting, List<Filed> filed, Instant at) {
        var byFiler =
                filed.stream()
                        .collect(
                                Collectors.groupingBy(
                                        it -> it.event().filer(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        var stored = new HashSet<EventId>();
        var touched = scopes.widely(() -> touched(filed));
        events.lock(touched);
        byFiler.forEach((filer, own) ->
                stored.addAll(
                        scopes.widely(() ->
                                events.store(
                                        Ids.next(), filer, Optional.empty(), "load", at, own))));
        journal.note(
                acting,
                Note.of("filing.take", "filing/" + at)
                        .made(stored.stream().map(EventId::hex).sorted().toList()));
        tell(acting, at, touched, stored);
    }

    private Set<EventId> store(Acting acting, UUID filing, String via, List<Filed> filed) {
        var stored =
                events.store(
                        filing,
                        acting.party(),
                        Optional.of(acting.person()),
                        via,
                        filed.getFirst().filedAt(),
                        filed);
        if (!stored.isEmpty()) {
            journal.note(
                    acting,
                    Note.of("filing.store", "filing/" + filing)
                            .made(stored.stream().map(EventId::hex).sorted().toList()));
        }
        return stored;
    }

    private EventsStored tell(Acting acting, Instant at, Set<String> touched, Set<EventId> stored) {
        var news = new EventsStored(acting, at, touched);
        if (!stored.isEmpty()) {
            listeners.publishEvent(news);
        }
        return news;
    }

    /// The codes of the events, and those of records that they correct: a correction may move goods
    /// to another code.
    private Set<String> touched(Collection<Filed> filed) {
        var codes = new HashSet<String>();
        var corrected = new ArrayList<EventId>();
        for (var one : filed) {
            codes.add(one.event().code().identity());
            one.event().corrects().ifPresent(corrected::add);
        }
        if (!corrected.isEmpty()) {
            codes.addAll(events.codesOf(corrected));
        }
        return codes;
    }

    private static List<Result> results(List<Read> read, Set<EventId> stored, EventsStored told) {
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
                            boolean isNew = stored.contains(id) && seen.add(id);
                            yield new Result(
                                    index,
                                    word(isNew ? Outcome.STORED : Outcome.KNOWN),
                                    Optional.of(id.hex()),
                                    Optional.of(event.code().identity()),
                                    List.of(),
                                    told.remarks(id));
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
        return events.histories(identities);
    }

    /// Codes of which the reader sees records, in the order of their identities.
    public List<String> codesAfter(String identity, int limit) {
        return events.codesAfter(identity, limit);
    }

    public long codes() {
        return events.codes();
    }

    /// Until the end of the transaction, whoever files about these codes waits.
    public void holdStill(Set<String> identities) {
        events.lock(identities);
    }

    public Page<EventView> events(
            Optional<String> identity, Optional<UUID> filer, Page.Request page) {
        return events.list(identity, filer, page);
    }

    public List<EventView> views(Collection<EventId> ids) {
        return events.views(ids);
    }

    /// Whom the party got goods from before, the latest first.
    public List<Party.Named> suppliers(UUID party) {
        return events.suppliers(party);
    }
}
