package org.yuanliu.core.chain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.yuanliu.core.code.Level;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Deed;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.Part;

/// Goes from step to step and remembers who had the goods at some time.
final class Walk {

    /// Goods of one unit between two companies.
    private record Lane(UUID from, UUID to, String unit) {

        static Lane shippedBy(Deed deed) {
            return new Lane(deed.actor(), deed.partner().orElseThrow(), deed.unit());
        }

        static Lane receivedBy(Deed deed) {
            return new Lane(deed.partner().orElseThrow(), deed.actor(), deed.unit());
        }
    }

    private final List<Filed> records;
    private final Map<Lane, BigDecimal> shipped = new HashMap<>();
    private final Map<Lane, BigDecimal> received = new HashMap<>();
    private final Set<UUID> holders = new HashSet<>();

    Walk(List<Filed> records) {
        this.records = records;
        for (var record : records) {
            if (record.deed().act() == Act.OUTBOUND) {
                shipped.merge(
                        Lane.shippedBy(record.deed()), record.deed().quantity(), BigDecimal::add);
            }
        }
    }

    List<Step> steps() {
        var steps = new ArrayList<Step>();
        var where = (Whereabouts) new Whereabouts.NotTold();
        boolean begins = true;
        for (var record : records) {
            var deed = record.deed();
            var gap = gapBefore(deed, begins);
            // Who packs or inspects goods leaves them where they are.
            where = deed.act().moves() ? Whereabouts.after(deed) : where;
            steps.add(new Step(record, where, gap));
            if (deed.act().moves()) {
                remember(deed);
                begins = false;
            }
        }
        return steps;
    }

    /// An item that was passed on is no longer there; of a batch something may be left.
    private void remember(Deed deed) {
        boolean passedOn = !(Whereabouts.after(deed) instanceof Whereabouts.Held);
        if (passedOn && deed.code().level() == Level.ITEM) {
            holders.remove(deed.actor());
        } else {
            holders.add(deed.actor());
        }
    }

    private Optional<Gap> gapBefore(Deed deed, boolean begins) {
        return switch (deed.act()) {
            case PRODUCED, COMMISSIONED, PACKED, UNPACKED, INSPECTED, OBSERVED, CANCELLED ->
                    Optional.empty();
            case TRANSFORMED ->
                    deed.part() == Part.INTO ? Optional.empty() : gapBeforeHandling(deed, begins);
            case INBOUND -> gapBeforeReceipt(deed, begins);
            case OUTBOUND, SALE, LOSS, DESTROYED, RETURN -> gapBeforeHandling(deed, begins);
        };
    }

    /// A shipment filed for the lane at any date answers for a receipt: dates may be wrong, and
    /// whether they are is not a question of what is missing.
    private Optional<Gap> gapBeforeReceipt(Deed deed, boolean begins) {
        if (deed.isOpeningStock()) {
            return begins ? noProduction(deed) : Optional.empty();
        }
        var lane = Lane.receivedBy(deed);
        var soFar = received.merge(lane, deed.quantity(), BigDecimal::add);
        if (soFar.compareTo(shipped.getOrDefault(lane, BigDecimal.ZERO)) > 0
                && !shippedInAnotherUnit(lane)) {
            return Optional.of(new Gap(Gap.Kind.NO_SHIPMENT, deed.actor(), deed.partner()));
        }
        return begins ? noProduction(deed) : Optional.empty();
    }

    private boolean shippedInAnotherUnit(Lane lane) {
        return shipped.keySet().stream()
                .anyMatch(it ->
                        it.from().equals(lane.from())
                                && it.to().equals(lane.to())
                                && !it.unit().equals(lane.unit()));
    }

    private Optional<Gap> gapBeforeHandling(Deed deed, boolean begins) {
        if (begins) {
            return noProduction(deed);
        }
        boolean comesBack = deed.act() == Act.RETURN;
        return comesBack || holders.contains(deed.actor())
                ? Optional.empty()
                : Optional.of(new Gap(Gap.Kind.NO_RECEIPT, deed.actor(), deed.partner()));
    }

    /// A production dated later than what follows from it is on record all the same: which of the
    /// dates is wrong, is not a question of what is missing.
    private Optional<Gap> noProduction(Deed deed) {
        if (records.stream()
                .anyMatch(it -> it.deed().act().begins() || it.deed().part() == Part.INTO)) {
            return Optional.empty();
        }
        return Optional.of(new Gap(Gap.Kind.NO_PRODUCTION, deed.actor(), Optional.empty()));
    }
}
