package org.yuanliu.cluster;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.History;
import org.yuanliu.core.rule.Finding;
import org.yuanliu.world.Movement;
import org.yuanliu.world.World;

/// What the rules say when somebody reads one history after the other, without Flink.
final class Expected {

    private Expected() {}

    static List<Filed> filed(World world) {
        var ids = new HashMap<String, EventId>();
        return world.movements()
                .map(it -> {
                    var event = event(it, ids);
                    ids.put(it.key(), event.id());
                    return new Filed(event, it.filedAt());
                })
                .toList();
    }

    static Set<Map<String, String>> findings(Collection<Filed> filed) {
        var book = Cluster.RULES.book();
        var findings = new HashSet<Map<String, String>>();
        for (var history : histories(filed)) {
            book.judge(history).findings().forEach(it -> findings.add(line(it)));
        }
        return findings;
    }

    /// Records that corrections of one company link are of all the codes among them.
    private static List<History> histories(Collection<Filed> filed) {
        var byId = new HashMap<EventId, Filed>();
        filed.forEach(it -> byId.put(it.id(), it));
        var trees = new LinkedHashMap<EventId, List<Filed>>();
        filed.forEach(it -> trees.computeIfAbsent(root(it, byId), id -> new ArrayList<>()).add(it));
        var byCode = new LinkedHashMap<String, List<Filed>>();
        for (var tree : trees.values()) {
            tree.stream()
                    .map(it -> it.event().code().identity())
                    .distinct()
                    .forEach(it ->
                            byCode.computeIfAbsent(it, code -> new ArrayList<>()).addAll(tree));
        }
        return byCode.entrySet().stream()
                .map(it -> new History(it.getKey(), it.getValue()))
                .toList();
    }

    private static EventId root(Filed record, Map<EventId, Filed> byId) {
        return record.event()
                .corrects()
                .flatMap(it -> Optional.ofNullable(byId.get(it)))
                .filter(it -> it.event().filer().equals(record.event().filer()))
                .map(it -> root(it, byId))
                .orElse(record.id());
    }

    private static Map<String, String> line(Finding it) {
        var line = new LinkedHashMap<String, String>();
        line.put("finding", it.id().hex());
        line.put("rule", it.rule().id());
        line.put("version", Integer.toString(it.rule().version()));
        line.put("leaf", it.leaf());
        line.put("code", it.identity());
        it.accountable().ifPresent(party -> line.put("accountable", party.toString()));
        line.put("found", it.found());
        line.put("expected", it.expected());
        line.put("evidence", it.evidence().stream().map(EventId::hex).collect(joining(" ")));
        return line;
    }

    private static Event event(Movement it, Map<String, EventId> ids) {
        var code =
                it.serial()
                        .map(serial -> Code.ofItem(it.gtin(), serial).inBatch(it.batch()))
                        .orElseGet(() -> Code.ofBatch(it.gtin(), it.batch()));
        return new Event(
                Act.valueOf(it.act().name()),
                it.filer(),
                it.premises(),
                it.partner(),
                code,
                it.quantity(),
                it.unit(),
                it.at(),
                it.document(),
                it.correctsKey().map(key -> Objects.requireNonNull(ids.get(key))),
                it.reason());
    }
}
