package org.yuanliu.core.rule;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.yuanliu.core.chain.Whereabouts;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.Filed;

/// One unit on its way, up to its latest record.
///
/// @param last the record after which the unit is where it is
/// @param near the companies that can have it without a word from anybody else: whoever has it; on
///   its way the sender and the named receiver; sold, the seller and the named buyer; lost, whoever
///   lost it and those who could have had it until then
/// @param past those who could have it at some time, the present one included
record Trail(Filed last, Set<UUID> near, Set<UUID> past) {

    static Trail from(Filed first) {
        return new Trail(first, Set.of(), Set.of()).to(first);
    }

    Trail to(Filed record) {
        var companies = new HashSet<UUID>();
        switch (Whereabouts.after(record.event())) {
            case Whereabouts.Held held -> companies.add(held.by());
            case Whereabouts.InTransit onTheWay -> {
                companies.add(onTheWay.from());
                companies.add(onTheWay.to());
            }
            case Whereabouts.Sold sold -> {
                companies.add(sold.by());
                record.event().partner().ifPresent(companies::add);
            }
            case Whereabouts.Lost lost -> {
                companies.addAll(near);
                companies.add(lost.by());
            }
        }
        var before = new HashSet<>(past);
        before.addAll(companies);
        return new Trail(record, Set.copyOf(companies), Set.copyOf(before));
    }

    Whereabouts whereabouts() {
        return Whereabouts.after(last.event());
    }

    /// Whether this is what comes next when everybody files everything.
    ///
    /// A receiver may act before its receipt is on record, or without one: goods that are 代发 go
    /// straight to the consumer, and the agent in whose name they go has nothing to book in. Nor is
    /// there a record by which what was lost is found again.
    boolean leadsTo(Event event) {
        return switch (event.act()) {
            case OUTBOUND, SALE, LOSS ->
                    isHeldBy(event.filer()) || isBoundFor(event.filer()) || isFound(event);
            case INBOUND -> event.partner().filter(it -> goesFrom(it, event.filer())).isPresent();
            case RETURN -> comesBackFromBuyer(event) || comesBackTo(event);
            case PRODUCED -> false;
        };
    }

    /// Whether the filer can have the unit although a record between is missing.
    boolean isNear(Event event) {
        return near.contains(event.filer());
    }

    /// Whether the unit can have come from the partner that is named. One that sold it can only
    /// have handed it to whom it was sold; a shipment may have named the wrong receiver.
    boolean isNearPartnerOf(Event event) {
        var partner = event.partner();
        if (partner.isEmpty() || !near.contains(partner.get())) {
            return false;
        }
        return switch (event.act()) {
            case INBOUND -> !(isSold() && last.event().filer().equals(partner.get()));
            case RETURN -> true;
            case PRODUCED, OUTBOUND, SALE, LOSS -> false;
        };
    }

    /// To whom the goods were sent or sold, where a company is named.
    Optional<UUID> receiver() {
        return switch (last.event().act()) {
            case OUTBOUND, SALE -> last.event().partner();
            case PRODUCED, INBOUND, RETURN, LOSS -> Optional.empty();
        };
    }

    boolean isOnItsWay() {
        return last.event().act() == Act.OUTBOUND;
    }

    private boolean isSold() {
        return last.event().act() == Act.SALE;
    }

    private boolean isFound(Event event) {
        return last.event().act() == Act.LOSS && isNear(event);
    }

    private boolean isHeldBy(UUID company) {
        return whereabouts().holder().filter(company::equals).isPresent();
    }

    private boolean isBoundFor(UUID company) {
        return receiver().filter(company::equals).isPresent();
    }

    boolean goesFrom(UUID from, UUID to) {
        return last.event().filer().equals(from) && isBoundFor(to);
    }

    /// A buyer is seldom named, on the sale or on the return. It brings a unit back to one of those
    /// that had it.
    private boolean comesBackFromBuyer(Event event) {
        return isSold() && past.contains(event.filer()) && isFromNear(event);
    }

    /// From the company that has it, or from the way there.
    private boolean comesBackTo(Event event) {
        return (isOnItsWay() && isNear(event) && isFromNear(event))
                || whereabouts()
                        .holder()
                        .filter(it -> event.partner().equals(Optional.of(it)))
                        .isPresent();
    }

    private boolean isFromNear(Event event) {
        return event.partner().map(near::contains).orElse(true);
    }
}
