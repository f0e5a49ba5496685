package org.yuanliu.trace;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.access.Party;

/// An event as a person reads it.
public record EventView(
        String id,
        String act,
        Party.Named filer,
        Optional<Party.Named> partner,
        Optional<Premises> premises,
        String identity,
        String level,
        Goods product,
        Optional<String> batch,
        Optional<String> serial,
        BigDecimal quantity,
        String unit,
        OffsetDateTime at,
        Instant filedAt,
        Optional<String> document,
        Optional<String> corrects,
        Optional<String> reason,
        boolean superseded) {

    /// The kind of goods, with its name where the registry knows it.
    public record Goods(String gtin, Optional<String> name) {}

    /// Where the filer says it was: a place of its own, by the name that it gave it.
    public record Premises(UUID id, String name) {}

    /// The code as it stands on a label, with the batch of an item, which its identity leaves out.
    public String label() {
        return "(01)"
                + product.gtin()
                + batch.map(it -> "(10)" + it).orElse("")
                + serial.map(it -> "(21)" + it).orElse("");
    }
}
