package org.yuanliu.core.event;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// All that was filed about one code, in the order in which it happened.
///
/// A correction may move a record from one code to another (the clerk had mistyped it). So a
/// history may also hold events that do not name the code, as long as corrections link them to one
/// that does. They explain; they are never in effect here.
///
/// What is computed is computed once: every rule asks for it.
public final class History {

    private static final Comparator<Filed> AS_IT_HAPPENED =
            comparing((Filed it) -> it.deed().at().toInstant()).thenComparing(Filed::id);
    private static final Comparator<Filed> AS_IT_WAS_FILED =
            comparing(Filed::filedAt).thenComparing(Filed::id);

    private final String identity;
    private final Map<EventId, Filed> byId;
    private final List<Filed> filed;
    private final List<Filed> own;
    private final Contents contents;
    private final List<Filed> effective;

    public History(String identity, Collection<Filed> filed) {
        this(identity, filed, Map.of());
    }

    /// In whatever order the records are given; one that was filed more than once counts from the
    /// first time.
    ///
    /// @param boxes what was filed about the packages in which the goods ever lay, and about the
    ///   packages in which those lay, by identity. What was done to a package was done to what was
    ///   in it
    public History(String identity, Collection<Filed> filed, Map<String, History> boxes) {
        this.identity = identity;
        this.byId = filed.stream().collect(toMap(Filed::id, it -> it, this::tellingMore));
        this.filed = byId.values().stream().sorted(AS_IT_HAPPENED).toList();
        requireLinks();
        this.own = findEffective();
        this.contents = new Contents(own, boxes);
        this.effective =
                contents.handled().isEmpty()
                        ? own
                        : Stream.concat(own.stream(), contents.handled().stream())
                                .sorted(AS_IT_HAPPENED)
                                .toList();
    }

    public String identity() {
        return identity;
    }

    /// Every record, sorted by the time of the event and then by its identity.
    public List<Filed> filed() {
        return filed;
    }

    /// The records that count: those of this code that no correction has taken the place of, and
    /// what was done to packages while it lay in them, in the same order.
    ///
    /// A correction counts only for what the same company did, by its own word or by that of
    /// whoever told it first: nobody corrects what another company filed, and such a record stands
    /// beside it. Corrections of one record, and the corrections of those, make a tree; rings
    /// cannot be, because an event's identity is a hash that covers the identity of the event it
    /// corrects. One record of each tree counts: among those that nobody corrected the one filed
    /// last, and among several filed at one instant the one with the greatest identity.
    public List<Filed> effective() {
        return effective;
    }

    /// Those of them that name the code themselves, and not a package in which it lay.
    public List<Filed> own() {
        return own;
    }

    /// The record with which a chain of corrections began; the record itself when it corrects
    /// nothing. Empty when the beginning was not handed to us.
    public Optional<Filed> first(Filed record) {
        var box = contents.boxOf(record);
        if (box.isPresent()) {
            return box.get().first(contents.original(record));
        }
        var root = root(record);
        boolean beginsHere = root.deed().corrects().map(byId::containsKey).orElse(true);
        return beginsHere ? Optional.of(root) : Optional.empty();
    }

    /// What stays the same while a record is corrected, and corrected again: the identity of the
    /// first of them that we know.
    public EventId beginning(Filed record) {
        var box = contents.boxOf(record);
        if (box.isPresent()) {
            return box.get().beginning(contents.original(record));
        }
        return root(record).id();
    }

    private List<Filed> findEffective() {
        var corrected =
                byId.values().stream().flatMap(it -> corrects(it).stream()).collect(toSet());
        var lastByRoot = new HashMap<EventId, Filed>();
        filed.stream()
                .filter(it -> !corrected.contains(it))
                .forEach(it -> lastByRoot.merge(root(it).id(), it, History::filedLast));
        return lastByRoot.values().stream()
                .filter(this::isOfThisCode)
                .filter(it -> it.deed().act() != Act.CANCELLED)
                .sorted(AS_IT_HAPPENED)
                .toList();
    }

    private void requireLinks() {
        var roots =
                filed.stream().filter(this::isOfThisCode).map(it -> root(it).id()).collect(toSet());
        for (var record : filed) {
            if (!isOfThisCode(record) && !roots.contains(root(record).id())) {
                throw new IllegalArgumentException(
                        "a record of another code, and no correction links it to "
                                + identity
                                + ": "
                                + record);
            }
        }
    }

    private boolean isOfThisCode(Filed record) {
        return record.deed().isNamed() && record.deed().code().identity().equals(identity);
    }

    private Filed root(Filed record) {
        var root = record;
        for (var next = corrects(root); next.isPresent(); next = corrects(root)) {
            root = next.get();
        }
        return root;
    }

    /// The record that this one takes the place of, where it may and where it is known.
    private Optional<Filed> corrects(Filed record) {
        return record.deed()
                .corrects()
                .flatMap(it -> Optional.ofNullable(byId.get(it)))
                .filter(it -> mayCorrect(record, it));
    }

    /// Whoever acted corrects what is told of it, and whoever told it corrects it too.
    static boolean mayCorrect(Filed correction, Filed record) {
        return correction.deed().actor().equals(record.deed().actor())
                && (correction.isByActor() || correction.filer().equals(record.filer()));
    }

    /// Of two that tell of one event, the one of this code; of two of those, the one filed first.
    private Filed tellingMore(Filed one, Filed other) {
        return isOfThisCode(one) == isOfThisCode(other)
                ? filedFirst(one, other)
                : isOfThisCode(one) ? one : other;
    }

    private static Filed filedFirst(Filed one, Filed other) {
        return AS_IT_WAS_FILED.compare(one, other) <= 0 ? one : other;
    }

    private static Filed filedLast(Filed one, Filed other) {
        return AS_IT_WAS_FILED.compare(one, other) >= 0 ? one : other;
    }
}
