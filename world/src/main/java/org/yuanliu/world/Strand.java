package org.yuanliu.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The story of one identity: a single item, or a batch as a whole.
final class Strand {

    final Optional<String> serial;
    final List<Draft> drafts = new ArrayList<>();
    final List<Stay> stays = new ArrayList<>();
    Optional<Draft> produced = Optional.empty();

    Strand(Optional<String> serial) {
        this.serial = serial;
    }

    Optional<Stay> stayOf(Trader trader) {
        return stays.stream().filter(it -> it.trader.id().equals(trader.id())).findFirst();
    }

    /// Goods that came to a trader, and what that trader did with them. Opening stock has no
    /// shipment; a shipment may be booked in by parts.
    static final class Stay {

        final Trader trader;
        final Optional<Draft> shipment;
        final List<Draft> arrivals = new ArrayList<>();
        final List<Draft> onward = new ArrayList<>();

        Stay(Trader trader, Optional<Draft> shipment) {
            this.trader = trader;
            this.shipment = shipment;
        }

        long arrived() {
            return arrivals.stream().mapToLong(it -> it.tenths).sum();
        }

        List<Draft> sales() {
            return onward.stream().filter(it -> it.act == Act.SALE).toList();
        }
    }
}
