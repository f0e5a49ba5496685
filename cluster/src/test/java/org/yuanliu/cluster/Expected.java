package org.yuanliu.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.FiledEvent;
import org.yuanliu.core.event.Histories;
import org.yuanliu.core.event.Papers;
import org.yuanliu.core.event.What;
import org.yuanliu.core.line.FindingLine;
import org.yuanliu.world.Movement;
import org.yuanliu.world.World;

/// What the rules say when somebody reads one history after the other, without Flink.
final class Expected {

    private Expected() {}

    static List<FiledEvent> filed(World world) {
        var ids = new HashMap<String, EventId>();
        return world.movements()
                .map(it -> {
                    var event = event(it, ids);
                    ids.put(it.key(), event.id());
                    return FiledEvent.byActor(event, it.filedAt());
                })
                .toList();
    }

    static Set<Map<String, String>> findings(Collection<FiledEvent> filed) {
        var book = Cluster.RULES.book();
        var findings = new HashSet<Map<String, String>>();
        for (var history : Histories.of(filed)) {
            book.judge(history)
                    .findings()
                    .forEach(it -> findings.add(Written.fields(FindingLine.write(it))));
        }
        return findings;
    }

    private static Event event(Movement it, Map<String, EventId> ids) {
        var code =
                it.serial()
                        .map(serial -> Code.ofItem(it.gtin(), serial).inBatch(it.batch()))
                        .orElseGet(() -> Code.ofBatch(it.gtin(), it.batch()));
        return new Event(
                Act.valueOf(it.act().name()),
                it.filer(),
                it.partner(),
                it.premises(),
                What.of(code, it.quantity(), it.unit()),
                it.at(),
                new Papers(
                        it.document(),
                        Optional.empty(),
                        it.serial().isPresent() ? Optional.empty() : Optional.of(it.key())),
                it.correctsKey().map(key -> Objects.requireNonNull(ids.get(key))),
                it.reason(),
                Optional.empty());
    }
}
