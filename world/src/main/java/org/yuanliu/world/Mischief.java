package org.yuanliu.world;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts faults into a story that was true, and writes each one down.
///
/// No record serves two faults, so that what a rule finds can be set against the one thing that was
/// done.
final class Mischief {

    private final Map<FaultKind, Quota> quotas = new EnumMap<>(FaultKind.class);
    private final Market market;
    private final Window window;

    Mischief(Settings settings, Market market, Window window) {
        this.market = market;
        this.window = window;
        for (var kind : FaultKind.values()) {
            var dice = new Dice(settings.seed(), kind.word().hashCode() - (1L << 40));
            quotas.put(kind, new Quota(settings.faultRates().of(kind), dice));
        }
    }

    void strike(Story story) {
        for (var strand : story.strands) {
            sellBeforeProduction(story, strand);
            cloneUnit(story, strand);
            for (var stay : strand.stays) {
                forgetOutbound(story, strand, stay);
                forgetInbound(story, strand, stay);
                sellMoreThanCame(story, strand, stay);
            }
            for (var draft : strand.drafts) {
                fileLate(story, strand, draft);
            }
        }
    }

    /// Either the maker dated production too late, or the seller dated the sale too early.
    private void sellBeforeProduction(Story story, Strand strand) {
        var sale =
                strand.drafts.stream()
                        .filter(it -> it.act == Act.SALE && it.free())
                        .min(Comparator.comparingLong(it -> it.at));
        if (strand.produced.isEmpty() || sale.isEmpty()) {
            return;
        }
        var produced = strand.produced.get();
        long late = Hours.later(story.dice, sale.get().at, 1, 3);
        long early = Hours.shopping(story.dice, produced.at - 6 * Hours.DAY, 1, 5);
        boolean lateFits = late <= window.closes();
        boolean earlyFits = early >= window.opens();
        if ((!lateFits && !earlyFits) || !takes(FaultKind.SOLD_BEFORE_PRODUCED)) {
            return;
        }
        var misdated = lateFits && (!earlyFits || story.dice.chance(0.5)) ? produced : sale.get();
        misdated.at = misdated.equals(produced) ? late : early;
        misdated.filed = story.filing(misdated.filer, misdated.at);
        var tooEarly =
                strand.drafts.stream().filter(it -> it.act == Act.SALE && it.at < produced.at);
        story.fault(
                FaultKind.SOLD_BEFORE_PRODUCED,
                strand,
                Optional.of(misdated.filer),
                Stream.concat(Stream.of(produced), tooEarly).toList());
    }

    /// A copy of the label travels through other hands into another city, its papers in order.
    private void cloneUnit(Story story, Strand strand) {
        if (strand.serial.isEmpty()) {
            return;
        }
        var lawful =
                strand.stays.stream()
                        .filter(it ->
                                !it.trader.party().wholesaler() && it.arrivals.getFirst().free())
                        .findFirst();
        if (lawful.isEmpty()) {
            return;
        }
        var arrival = lawful.get().arrivals.getFirst();
        var seller = market.sellerOutside(lawful.get().trader.city(), story.product, story.dice);
        var supplier =
                Market.any(
                        market.wholesalers(story.product),
                        it ->
                                strand.drafts.stream()
                                        .noneMatch(draft -> draft.filer.id().equals(it.id())),
                        story.dice);
        long leaves = Hours.later(story.dice, arrival.at, 1, 6);
        long arrives = Hours.later(story.dice, leaves, 1, 2);
        if (seller.isEmpty()
                || supplier.isEmpty()
                || arrives > window.closes()
                || !takes(FaultKind.UNIT_CLONED)) {
            return;
        }
        var out =
                story.add(strand, Act.OUTBOUND, supplier.get(), Load.ONE, leaves)
                        .with(seller.get());
        var in =
                story.add(strand, Act.INBOUND, seller.get(), Load.ONE, arrives)
                        .with(supplier.get());
        out.document = story.document("CK", leaves);
        in.document = out.document;
        story.fault(FaultKind.UNIT_CLONED, strand, Optional.empty(), List.of(arrival, out, in));
    }

    private void forgetOutbound(Story story, Strand strand, Strand.Stay stay) {
        if (bothFiled(stay) && takes(FaultKind.SUPPLIER_OUTBOUND_MISSING)) {
            var shipment = stay.shipment.orElseThrow();
            shipment.omitted = true;
            story.fault(
                    FaultKind.SUPPLIER_OUTBOUND_MISSING,
                    strand,
                    Optional.of(shipment.filer),
                    stay.arrivals);
        }
    }

    private void forgetInbound(Story story, Strand strand, Strand.Stay stay) {
        var onward = stay.onward.stream().filter(Draft::free).findFirst();
        if (onward.isPresent() && bothFiled(stay) && takes(FaultKind.INBOUND_MISSING)) {
            stay.arrivals.forEach(it -> it.omitted = true);
            story.fault(
                    FaultKind.INBOUND_MISSING,
                    strand,
                    Optional.of(stay.trader),
                    List.of(stay.shipment.orElseThrow(), onward.get()));
        }
    }

    private void sellMoreThanCame(Story story, Strand strand, Strand.Stay stay) {
        var sale = stay.sales().stream().filter(Draft::free).findFirst();
        if (strand.serial.isPresent()
                || sale.isEmpty()
                || !stay.arrivals.stream().allMatch(Draft::free)
                || !takes(FaultKind.QUANTITY_EXCEEDED)) {
            return;
        }
        long arrived = stay.arrived();
        sale.get().tenths += arrived + arrived / 10 * story.dice.between(1, 20);
        story.fault(
                FaultKind.QUANTITY_EXCEEDED,
                strand,
                Optional.of(stay.trader),
                Stream.concat(stay.arrivals.stream(), sale.stream()).toList());
    }

    private void fileLate(Story story, Strand strand, Draft draft) {
        long fewest = 10 * Hours.DAY;
        long most = Math.min(25 * Hours.DAY, window.ends() - draft.at);
        if (draft.free() && most >= fewest && takes(FaultKind.FILED_LATE)) {
            draft.filed = draft.at + story.dice.between((int) fewest, (int) most);
            story.fault(FaultKind.FILED_LATE, strand, Optional.of(draft.filer), List.of(draft));
        }
    }

    private static boolean bothFiled(Strand.Stay stay) {
        return stay.shipment.filter(Draft::free).isPresent()
                && stay.arrivals.stream().allMatch(Draft::free);
    }

    private boolean takes(FaultKind kind) {
        return Optional.ofNullable(quotas.get(kind)).orElseThrow().takes();
    }
}
