package org.yuanliu.core.chain;

import java.util.Optional;
import java.util.UUID;
import org.yuanliu.core.event.Deed;
import org.yuanliu.core.event.Part;

/// Where the goods are by the word of one event.
public sealed interface Whereabouts {

    record Held(UUID by) implements Whereabouts {}

    record InTransit(UUID from, UUID to) implements Whereabouts {}

    record Sold(UUID by) implements Whereabouts {}

    record Lost(UUID by) implements Whereabouts {}

    /// It is a part of something else and goes where that goes.
    record BuiltIn(UUID by) implements Whereabouts {}

    /// The event says nothing of where they are.
    record NotTold() implements Whereabouts {}

    static Whereabouts after(Deed deed) {
        return switch (deed.act()) {
            case PRODUCED, INBOUND, RETURN -> new Held(deed.actor());
            case OUTBOUND -> new InTransit(deed.actor(), deed.partner().orElseThrow());
            case SALE -> new Sold(deed.actor());
            case LOSS, DESTROYED -> new Lost(deed.actor());
            case TRANSFORMED ->
                    deed.part() == Part.FROM ? new BuiltIn(deed.actor()) : new Held(deed.actor());
            case COMMISSIONED, PACKED, UNPACKED, INSPECTED, OBSERVED, CANCELLED -> new NotTold();
        };
    }

    /// The company that has the goods; empty while they are on the way, sold or lost.
    default Optional<UUID> holder() {
        return this instanceof Held held ? Optional.of(held.by()) : Optional.empty();
    }
}
