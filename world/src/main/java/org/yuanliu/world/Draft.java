package org.yuanliu.world;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A movement while its story is still being told: faults and corrections may yet change it.
///
/// Quantities are in tenths of the unit, as far as anyone measures here.
final class Draft {

    final int number;
    final Act act;
    final Trader filer;
    Optional<UUID> partner = Optional.empty();
    long tenths;
    long at;
    long filed;
    Optional<String> document = Optional.empty();
    Optional<String> reason = Optional.empty();
    Optional<Draft> corrects = Optional.empty();

    /// It happened, but nobody filed it.
    boolean omitted;

    /// A fault has taken it; another must leave it alone.
    boolean taken;

    Draft(int number, Act act, Trader filer, long tenths, long at, long filed) {
        this.number = number;
        this.act = act;
        this.filer = filer;
        this.tenths = tenths;
        this.at = at;
        this.filed = filed;
    }

    Draft with(Trader other) {
        partner = Optional.of(other.id());
        return this;
    }

    boolean free() {
        return !omitted && !taken;
    }

    Movement told(String lot, Product product, String batch, Optional<String> serial) {
        return new Movement(
                key(lot),
                act,
                filer.id(),
                filer.placeFor(act),
                partner,
                product.gtin14(),
                batch,
                serial,
                quantity(),
                product.unit(),
                Hours.inChina(at),
                Instant.ofEpochSecond(filed),
                document,
                corrects.map(it -> it.key(lot)),
                reason);
    }

    String key(String lot) {
        return lot + "." + number;
    }

    private BigDecimal quantity() {
        return tenths % 10 == 0 ? BigDecimal.valueOf(tenths / 10) : BigDecimal.valueOf(tenths, 1);
    }
}
