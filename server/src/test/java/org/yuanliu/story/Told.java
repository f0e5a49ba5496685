package org.yuanliu.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.History;
import org.yuanliu.world.Lot;
import org.yuanliu.world.Movement;

/// The movements of the fictional world as histories, without the platform in between.
final class Told {

    private Told() {}

    /// A lot speaks of its own goods only, so its histories are whole.
    static List<History> histories(Lot lot) {
        var ids = new HashMap<String, EventId>();
        var byCode = new LinkedHashMap<String, List<Filed>>();
        for (var movement : lot.movements()) {
            var event = event(movement, ids);
            ids.put(movement.key(), event.id());
            byCode.computeIfAbsent(event.code().identity(), it -> new ArrayList<>())
                    .add(new Filed(event, movement.filedAt()));
        }
        return byCode.entrySet().stream()
                .map(it -> new History(it.getKey(), it.getValue()))
                .toList();
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
                it.correctsKey().map(key -> java.util.Objects.requireNonNull(ids.get(key))),
                it.reason());
    }
}
