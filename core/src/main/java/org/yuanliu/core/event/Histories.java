package org.yuanliu.core.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yuanliu.core.code.Code;

/// Events about many codes, put together into the histories of their codes.
///
/// A correction may name other codes than the event that it corrects, because a code was what was
/// wrong. All of these codes then need both events: some to see that what they knew no longer
/// counts, the others to see since when it was known.
public final class Histories {

    private Histories() {}

    /// In the order in which the codes first appear.
    public static List<History> of(Collection<FiledEvent> events) {
        var byId = new HashMap<EventId, FiledEvent>();
        events.forEach(it -> byId.putIfAbsent(it.id(), it));
        var trees = new LinkedHashMap<EventId, Set<FiledEvent>>();
        events.forEach(it ->
                trees.computeIfAbsent(root(it, byId).id(), id -> new LinkedHashSet<>()).add(it));
        var byCode = new LinkedHashMap<String, List<Filed>>();
        for (var tree : trees.values()) {
            for (var record : linked(tree)) {
                byCode.computeIfAbsent(record.deed().code().identity(), it -> new ArrayList<>())
                        .add(record);
            }
        }
        return byCode.entrySet().stream()
                .map(it -> new History(it.getKey(), it.getValue()))
                .toList();
    }

    /// What events that correct each other say of each of their codes: every code hears of every
    /// event.
    public static List<Filed> linked(Collection<FiledEvent> tree) {
        var codes = new LinkedHashMap<String, Code>();
        var records = new ArrayList<Filed>();
        for (var event : tree) {
            for (var record : event.each()) {
                codes.putIfAbsent(record.deed().code().identity(), record.deed().code());
                records.add(record);
            }
        }
        if (tree.size() > 1) {
            tree.forEach(it -> records.addAll(links(it, codes)));
        }
        return records;
    }

    private static List<Filed> links(FiledEvent event, Map<String, Code> codes) {
        var others = new LinkedHashMap<>(codes);
        event.event().what().all().forEach(it -> others.remove(it.code().identity()));
        return others.values().stream().map(event::linkTo).toList();
    }

    /// Rings cannot be, since an identity covers the identity of what it corrects.
    private static FiledEvent root(FiledEvent event, Map<EventId, FiledEvent> byId) {
        var root = event;
        for (var next = before(root, byId); next.isPresent(); next = before(root, byId)) {
            root = next.get();
        }
        return root;
    }

    private static Optional<FiledEvent> before(FiledEvent event, Map<EventId, FiledEvent> byId) {
        return event.event()
                .corrects()
                .flatMap(it -> Optional.ofNullable(byId.get(it)))
                .filter(it -> it.event().actor().equals(event.event().actor()));
    }
}
