package org.yuanliu.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.FiledEvent;
import org.yuanliu.core.event.History;

/// What is on record about some codes, and what comes to it while events are stored.
///
/// Events that correct each other stand in the history of every code that one of them names, as a
/// link where they do not name it themselves. So the history of a code is whole by itself.
final class Past {

    private final Map<String, Map<EventId, Filed>> byCode = new LinkedHashMap<>();
    private final Map<EventId, List<Filed>> byEvent = new HashMap<>();
    private final Map<EventId, Set<EventId>> corrections = new HashMap<>();

    Past(Collection<Filed> records) {
        records.forEach(this::take);
    }

    boolean knows(EventId event) {
        return byEvent.containsKey(event);
    }

    /// What the event adds to the histories of codes; nothing if it is known.
    List<Filed> add(FiledEvent event) {
        if (knows(event.id())) {
            return List.of();
        }
        var added = new ArrayList<>(event.each());
        var tree = treeAround(event);
        if (!tree.isEmpty()) {
            added.addAll(links(event, tree));
        }
        added.forEach(this::take);
        return added;
    }

    /// The events that correct this one or that it corrects, whichever came first.
    private Set<EventId> treeAround(FiledEvent event) {
        var tree = new LinkedHashSet<EventId>();
        event.event().corrects().ifPresent(it -> tree.addAll(tree(it)));
        corrections.getOrDefault(event.id(), Set.of()).forEach(it -> tree.addAll(tree(it)));
        tree.remove(event.id());
        return tree;
    }

    private List<Filed> links(FiledEvent event, Set<EventId> tree) {
        var codes = new LinkedHashMap<String, Code>();
        tree.forEach(it -> byEvent.getOrDefault(it, List.of()).forEach(one -> name(codes, one)));
        var own = new LinkedHashMap<String, Code>();
        event.each().forEach(it -> name(own, it));
        var links = new ArrayList<Filed>();
        codes.forEach((identity, code) -> {
            if (!own.containsKey(identity)) {
                links.add(event.linkTo(code));
            }
        });
        own.forEach((identity, code) -> {
            if (!codes.containsKey(identity)) {
                tree.stream()
                        .flatMap(it -> byEvent.getOrDefault(it, List.of()).stream().limit(1))
                        .map(it -> it.linkedTo(code))
                        .forEach(links::add);
            }
        });
        return links;
    }

    private static void name(Map<String, Code> codes, Filed record) {
        codes.putIfAbsent(record.deed().code().identity(), record.deed().code());
    }

    /// The event and all that correct it or are corrected by it, at any remove.
    private Set<EventId> tree(EventId event) {
        var tree = new LinkedHashSet<EventId>();
        var open = new ArrayDeque<EventId>(List.of(event));
        while (!open.isEmpty()) {
            var it = open.remove();
            if (tree.add(it)) {
                open.addAll(corrections.getOrDefault(it, Set.of()));
                byEvent.getOrDefault(it, List.of()).stream()
                        .limit(1)
                        .flatMap(one -> one.deed().corrects().stream())
                        .forEach(open::add);
            }
        }
        return tree;
    }

    private void take(Filed record) {
        byCode.computeIfAbsent(record.deed().code().identity(), it -> new LinkedHashMap<>())
                .put(record.id(), record);
        byEvent.computeIfAbsent(record.id(), it -> new ArrayList<>(1)).add(record);
        record.deed()
                .corrects()
                .ifPresent(it ->
                        corrections
                                .computeIfAbsent(it, id -> new LinkedHashSet<>())
                                .add(record.id()));
    }

    /// The histories of these codes; what is on record of packages, each with what it lay in, comes
    /// from here too.
    List<History> histories(Collection<String> identities) {
        var boxes = new HashMap<String, History>();
        var histories = new ArrayList<History>();
        for (var identity : identities) {
            var records = byCode.get(identity);
            if (records != null) {
                histories.add(new History(identity, records.values(), boxesAround(records, boxes)));
            }
        }
        return histories;
    }

    /// The packages in which the goods lay, those in which those lay, and so on.
    private Map<String, History> boxesAround(
            Map<EventId, Filed> records, Map<String, History> made) {
        var open = new ArrayDeque<String>();
        records.values().forEach(it -> it.deed().box().ifPresent(open::add));
        if (open.isEmpty()) {
            return Map.of();
        }
        var around = new HashMap<String, History>();
        while (!open.isEmpty()) {
            var identity = open.remove();
            var about = byCode.get(identity);
            if (about != null && !around.containsKey(identity)) {
                around.put(
                        identity,
                        made.computeIfAbsent(identity, it -> new History(it, about.values())));
                about.values().forEach(it -> it.deed().box().ifPresent(open::add));
            }
        }
        return around;
    }
}
