package org.yuanliu.core.rule;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.yuanliu.core.chain.Whereabouts;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Deed;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.Part;

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
        switch (Whereabouts.after(record.deed())) {
            case Whereabouts.Held held -> companies.add(held.by());
            case Whereabouts.InTransit onTheWay -> {
                companies.add(onTheWay.from());
                companies.add(onTheWay.to());
            }
            case Whereabouts.Sold sold -> {
                companies.add(sold.by());
                record.deed().partner().ifPresent(companies::add);
            }
            case Whereabouts.BuiltIn builtIn -> companies.add(builtIn.by());
            case Whereabouts.NotTold notTold -> companies.addAll(near);
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
        return Whereabouts.after(last.deed());
    }

    /// Whether this is what comes next when everybody files everything.
    ///
    /// A receiver may act before its receipt is on record, or without one: goods that are 代发 go
    /// straight to the consumer, and the agent in whose name they go has nothing to book in. Nor is
    /// there a record by which what was lost is found again, and a part that was built in goes
    /// where its product goes: to anybody.
    boolean leadsTo(Deed deed) {
        if (whereabouts() instanceof Whereabouts.BuiltIn) {
            return true;
        }
        return switch (deed.act()) {
            case OUTBOUND, SALE, LOSS, DESTROYED ->
                    isHeldBy(deed.actor()) || isBoundFor(deed.actor()) || isFound(deed);
            case INBOUND -> deed.partner().filter(it -> goesFrom(it, deed.actor())).isPresent();
            case RETURN -> comesBackFromBuyer(deed) || comesBackTo(deed);
            case TRANSFORMED -> deed.part() == Part.FROM && isHeldBy(deed.actor());
            case PRODUCED, COMMISSIONED, PACKED, UNPACKED, INSPECTED, OBSERVED, CANCELLED -> false;
        };
    }

    /// Whether the filer can have the unit although a record between is missing.
    boolean isNear(Deed deed) {
        return near.contains(deed.actor());
    }

    /// Whether the unit can have come from the partner that is named. One that sold it can only
    /// have handed it to whom it was sold; a shipment may have named the wrong receiver.
    boolean isNearPartnerOf(Deed deed) {
        var partner = deed.partner();
        if (partner.isEmpty() || !near.contains(partner.get())) {
            return false;
        }
        return switch (deed.act()) {
            case INBOUND -> !(isSold() && last.deed().actor().equals(partner.get()));
            case RETURN -> true;
            case PRODUCED,
                    OUTBOUND,
                    SALE,
                    LOSS,
                    DESTROYED,
                    TRANSFORMED,
                    COMMISSIONED,
                    PACKED,
                    UNPACKED,
                    INSPECTED,
                    OBSERVED,
                    CANCELLED ->
                    false;
        };
    }

    /// To whom the goods were sent or sold, where a company is named.
    Optional<UUID> receiver() {
        return switch (last.deed().act()) {
            case OUTBOUND, SALE -> last.deed().partner();
            case PRODUCED,
                    INBOUND,
                    RETURN,
                    LOSS,
                    DESTROYED,
                    TRANSFORMED,
                    COMMISSIONED,
                    PACKED,
                    UNPACKED,
                    INSPECTED,
                    OBSERVED,
                    CANCELLED ->
                    Optional.empty();
        };
    }

    boolean isOnItsWay() {
        return last.deed().act() == Act.OUTBOUND;
    }

    private boolean isSold() {
        return last.deed().act() == Act.SALE;
    }

    private boolean isFound(Deed deed) {
        return last.deed().act() == Act.LOSS && isNear(deed);
    }

    private boolean isHeldBy(UUID company) {
        return whereabouts().holder().filter(company::equals).isPresent();
    }

    private boolean isBoundFor(UUID company) {
        return receiver().filter(company::equals).isPresent();
    }

    boolean goesFrom(UUID from, UUID to) {
        return last.deed().actor().equals(from) && isBoundFor(to);
    }

    /// A buyer is seldom named, on the sale or on the return. It brings a unit back to one of those
    /// that had it.
    private boolean comesBackFromBuyer(Deed deed) {
        return isSold() && past.contains(deed.actor()) && isFromNear(deed);
    }

    /// From the company that has it, or from the way there.
    private boolean comesBackTo(Deed deed) {
        return (isOnItsWay() && isNear(deed) && isFromNear(deed))
                || whereabouts()
                        .holder()
                        .filter(it -> deed.partner().equals(Optional.of(it)))
                        .isPresent();
    }

    private boolean isFromNear(Deed deed) {
        return deed.partner().map(near::contains).orElse(true);
    }
}
