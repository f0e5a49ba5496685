package org.yuanliu.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.FiledEvent;
import org.yuanliu.core.event.Histories;
import org.yuanliu.core.event.History;
import org.yuanliu.core.event.Papers;
import org.yuanliu.core.event.What;
import org.yuanliu.world.Lot;
import org.yuanliu.world.Movement;

/// The movements of the fictional world as histories, without the platform in between.
final class Told {

    private Told() {}

    /// A lot speaks of its own goods only, so its histories are whole.
    static List<History> histories(Lot lot) {
        var ids = new HashMap<String, EventId>();
        var events = new ArrayList<FiledEvent>();
        for (var movement : lot.movements()) {
            var event = event(movement, ids);
            ids.put(movement.key(), event.id());
            events.add(FiledEvent.byActor(event, movement.filedAt()));
        }
        return Histories.of(events);
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
                it.correctsKey().map(key -> java.util.Objects.requireNonNull(ids.get(key))),
                it.reason(),
                Optional.empty());
    }
}
