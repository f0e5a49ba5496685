package org.yuanliu.world;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One fault that was put in on purpose, and the movements that show it. The movements are those
/// that were filed; an omitted one has no key.
///
/// `party` omitted or misfiled the record. A cloned unit names nobody: the lawful holder is often
/// the victim.
public record Fault(
        FaultKind kind,
        String gtin,
        String batch,
        Optional<String> serial,
        List<String> movementKeys,
        Optional<UUID> party) {

    public Fault {
        movementKeys = List.copyOf(movementKeys);
        if (movementKeys.isEmpty()) {
            throw new IllegalArgumentException(
                    "a fault that nothing shows cannot be found: " + kind);
        }
    }
}
