package org.yuanliu.core.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Records of many codes, put together into the histories of their codes.
///
/// A correction may name another code than the record that it corrects, because the code was what
/// was wrong. Both codes then need both records: one to see that its record no longer counts, the
/// other to see since when it was known.
public final class Histories {

    private Histories() {}

    /// In the order in which the codes first appear.
    public static List<History> of(Collection<Filed> records) {
        var byId = new HashMap<EventId, Filed>();
        records.forEach(it -> byId.putIfAbsent(it.id(), it));
        var trees = new LinkedHashMap<EventId, Set<Filed>>();
        records.forEach(it ->
                trees.computeIfAbsent(root(it, byId).id(), id -> new LinkedHashSet<>()).add(it));
        var byCode = new LinkedHashMap<String, Set<Filed>>();
        for (var tree : trees.values()) {
            for (var identity : identities(tree)) {
                byCode.computeIfAbsent(identity, it -> new LinkedHashSet<>()).addAll(tree);
            }
        }
        return byCode.entrySet().stream()
                .map(it -> new History(it.getKey(), it.getValue()))
                .toList();
    }

    private static Set<String> identities(Set<Filed> tree) {
        var identities = new LinkedHashSet<String>();
        tree.forEach(it -> identities.add(it.event().code().identity()));
        return identities;
    }

    /// Rings cannot be, since an identity covers the identity of what it corrects.
    private static Filed root(Filed record, Map<EventId, Filed> byId) {
        var root = record;
        for (var next = before(root, byId); next.isPresent(); next = before(root, byId)) {
            root = next.get();
        }
        return root;
    }

    private static Optional<Filed> before(Filed record, Map<EventId, Filed> byId) {
        return record.event()
                .corrects()
                .flatMap(it -> Optional.ofNullable(byId.get(it)))
                .filter(it -> it.event().filer().equals(record.event().filer()));
    }
}
