package org.yuanliu.core.chain;

import java.util.Optional;
import java.util.UUID;
import org.yuanliu.core.event.Event;

/// Where the goods are by the word of one event.
public sealed interface Whereabouts {

    record Held(UUID by) implements Whereabouts {}

    record InTransit(UUID from, UUID to) implements Whereabouts {}

    record Sold(UUID by) implements Whereabouts {}

    record Lost(UUID by) implements Whereabouts {}

    static Whereabouts after(Event event) {
        return switch (event.act()) {
            case PRODUCED, INBOUND, RETURN -> new Held(event.filer());
            case OUTBOUND -> new InTransit(event.filer(), event.partner().orElseThrow());
            case SALE -> new Sold(event.filer());
            case LOSS -> new Lost(event.filer());
        };
    }

    /// The company that has the goods; empty while they are on the way, sold or lost.
    default Optional<UUID> holder() {
        return this instanceof Held held ? Optional.of(held.by()) : Optional.empty();
    }
}
