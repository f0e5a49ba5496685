package org.yuanliu.trace;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.access.Party;

/// An event as a person reads it, seen from one of its codes.
///
/// @param filer the company that acted
/// @param codes how many codes the event names
/// @param box the package that goods went into or came out of
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
        int codes,
        Optional<String> box,
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

    EventView named(java.util.Map<String, String> names) {
        return new EventView(
                id,
                act,
                filer,
                partner,
                premises,
                identity,
                level,
                new Goods(product.gtin(), Optional.ofNullable(names.get(product.gtin()))),
                batch,
                serial,
                quantity,
                unit,
                codes,
                box,
                at,
                filedAt,
                document,
                corrects,
                reason,
                superseded);
    }

    /// The code as it stands on a label, with the batch of an item, which its identity leaves out;
    /// a code without a product number as it is.
    public String label() {
        return product.gtin().isEmpty()
                ? identity
                : "(01)"
                        + product.gtin()
                        + batch.map(it -> "(10)" + it).orElse("")
                        + serial.map(it -> "(21)" + it).orElse("");
    }
}
