package org.yuanliu.core.chain;

import java.util.Optional;
import java.util.UUID;
import org.yuanliu.core.event.Filed;

/// One event of a chain, where the goods are after it, and what was missing before it.
public record Step(Filed filed, Whereabouts after, Optional<Gap> gap) {

    public Optional<UUID> holder() {
        return after.holder();
    }
}
