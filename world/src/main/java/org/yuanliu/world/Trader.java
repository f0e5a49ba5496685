package org.yuanliu.world;

import java.util.Optional;
import java.util.UUID;

/// A company as the goods see it: where it makes, where it keeps and sells, in which city.
record Trader(
        Party party, Optional<UUID> works, Optional<UUID> shop, Optional<UUID> store, String city) {

    UUID id() {
        return party.id();
    }

    boolean is(SellerKind kind) {
        return party.sellerKind().filter(it -> it == kind).isPresent();
    }

    Optional<UUID> placeFor(Act act) {
        return switch (act) {
            case PRODUCED -> works.or(() -> shop);
            case SALE -> shop.or(() -> works);
            case OUTBOUND, INBOUND, RETURN, LOSS -> store.or(() -> shop).or(() -> works);
        };
    }
}
