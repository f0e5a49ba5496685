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
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.Filed;

/// Goes from step to step and remembers who had the goods at some time.
final class Walk {

    /// Goods of one unit between two companies.
    private record Lane(UUID from, UUID to, String unit) {

        static Lane shippedBy(Event event) {
            return new Lane(event.filer(), event.partner().orElseThrow(), event.unit());
        }

        static Lane receivedBy(Event event) {
            return new Lane(event.partner().orElseThrow(), event.filer(), event.unit());
        }
    }

    private final List<Filed> records;
    private final Map<Lane, BigDecimal> shipped = new HashMap<>();
    private final Map<Lane, BigDecimal> received = new HashMap<>();
    private final Set<UUID> holders = new HashSet<>();

    Walk(List<Filed> records) {
        this.records = records;
        for (var record : records) {
            if (record.event().act() == Act.OUTBOUND) {
                shipped.merge(
                        Lane.shippedBy(record.event()), record.event().quantity(), BigDecimal::add);
            }
        }
    }

    List<Step> steps() {
        var steps = new ArrayList<Step>();
        for (var record : records) {
            var event = record.event();
            var gap = gapBefore(event, steps.isEmpty());
            steps.add(new Step(record, Whereabouts.after(event), gap));
            remember(event);
        }
        return steps;
    }

    /// An item that was passed on is no longer there; of a batch something may be left.
    private void remember(Event event) {
        boolean passedOn = !(Whereabouts.after(event) instanceof Whereabouts.Held);
        if (passedOn && event.code().level() == Level.ITEM) {
            holders.remove(event.filer());
        } else {
            holders.add(event.filer());
        }
    }

    private Optional<Gap> gapBefore(Event event, boolean begins) {
        return switch (event.act()) {
            case PRODUCED -> Optional.empty();
            case INBOUND -> gapBeforeReceipt(event, begins);
            case OUTBOUND, SALE, LOSS, RETURN -> gapBeforeHandling(event, begins);
        };
    }

    /// A shipment filed for the lane at any date answers for a receipt: dates may be wrong, and
    /// whether they are is not a question of what is missing.
    private Optional<Gap> gapBeforeReceipt(Event event, boolean begins) {
        if (event.isOpeningStock()) {
            return begins ? noProduction(event) : Optional.empty();
        }
        var lane = Lane.receivedBy(event);
        var soFar = received.merge(lane, event.quantity(), BigDecimal::add);
        if (soFar.compareTo(shipped.getOrDefault(lane, BigDecimal.ZERO)) > 0
                && !shippedInAnotherUnit(lane)) {
            return Optional.of(new Gap(Gap.Kind.NO_SHIPMENT, event.filer(), event.partner()));
        }
        return begins ? noProduction(event) : Optional.empty();
    }

    private boolean shippedInAnotherUnit(Lane lane) {
        return shipped.keySet().stream()
                .anyMatch(it ->
                        it.from().equals(lane.from())
                                && it.to().equals(lane.to())
                                && !it.unit().equals(lane.unit()));
    }

    private Optional<Gap> gapBeforeHandling(Event event, boolean begins) {
        if (begins) {
            return noProduction(event);
        }
        boolean comesBack = event.act() == Act.RETURN;
        return comesBack || holders.contains(event.filer())
                ? Optional.empty()
                : Optional.of(new Gap(Gap.Kind.NO_RECEIPT, event.filer(), event.partner()));
    }

    /// A production dated later than what follows from it is on record all the same: which of the
    /// dates is wrong, is not a question of what is missing.
    private Optional<Gap> noProduction(Event event) {
        if (records.stream().anyMatch(it -> it.event().act() == Act.PRODUCED)) {
            return Optional.empty();
        }
        return Optional.of(new Gap(Gap.Kind.NO_PRODUCTION, event.filer(), Optional.empty()));
    }
}
