package org.yuanliu.core.rule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.yuanliu.core.Text;
import org.yuanliu.core.code.Level;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Deed;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.History;
import org.yuanliu.core.event.Part;

/// What a company received, its supplier filed as sent.
///
/// The supplier omitted the record, so the supplier is asked; the receiver did its part, and
/// nothing counts against it. Goods without a record of production are ordinary: the question is
/// only whether the two sides of one hand-over agree.
///
/// Goods in a package are handed over with it. A package of which it is known what lay in it is not
/// asked about itself: the supplier may have filed its goods one by one.
///
/// Limit: it compares records of one code. A supplier who files a batch where the receiver files
/// its items looks like one who filed nothing.
public record SupplierOutboundFiled() implements Rule {

    public static final RuleRef REF = new RuleRef("supplier-outbound-filed", 1);

    /// Who handed over to whom.
    private record Lane(UUID supplier, UUID receiver) {}

    @Override
    public RuleRef ref() {
        return REF;
    }

    @Override
    public Dimension dimension() {
        return Dimension.COMPLETENESS;
    }

    @Override
    public Text sentence() {
        return new Text(
                "收货方登记的入库，供货方有相应的出库记录。", "What a company received, its supplier filed as sent.");
    }

    @Override
    public Judgement judge(History history) {
        if (isOpened(history)) {
            return Judgement.NOTHING_FOUND;
        }
        var received = byLane(history, Act.INBOUND);
        var shipped = byLane(history, Act.OUTBOUND);
        var findings = new ArrayList<Finding>();
        var unanswered = new ArrayList<Unanswered>();
        received.forEach((lane, inbound) -> {
            var sides = new Sides(inbound, shipped.getOrDefault(lane, List.of()));
            for (var unit : sides.unitsShort()) {
                if (sides.mayBeCountedInAnotherUnit()) {
                    unanswered.add(unanswered(sides.evidence(unit)));
                } else {
                    findings.add(finding(history, lane, sides, unit));
                }
            }
        });
        return new Judgement(findings, unanswered);
    }

    /// A package of which is on record what was in it: the question is asked of each of those.
    private static boolean isOpened(History history) {
        return history.own().stream()
                .anyMatch(it -> it.deed().part() == Part.BOX && it.deed().act() == Act.PACKED);
    }

    /// The records of one lane, both sides.
    private record Sides(List<Filed> inbound, List<Filed> outbound) {

        List<String> unitsShort() {
            return inbound.stream()
                    .map(it -> it.deed().unit())
                    .distinct()
                    .filter(it -> sum(outbound, it).compareTo(sum(inbound, it)) < 0)
                    .toList();
        }

        /// The supplier shipped more of another unit than was received in it, so what seems to be
        /// missing may be there, in boxes instead of pieces.
        boolean mayBeCountedInAnotherUnit() {
            return outbound.stream()
                    .map(it -> it.deed().unit())
                    .anyMatch(it -> sum(outbound, it).compareTo(sum(inbound, it)) > 0);
        }

        List<Filed> evidence(String unit) {
            return inbound.stream().filter(it -> it.deed().unit().equals(unit)).toList();
        }

        static BigDecimal sum(List<Filed> records, String unit) {
            return records.stream()
                    .map(Filed::deed)
                    .filter(it -> it.unit().equals(unit))
                    .map(Deed::quantity)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private static Map<Lane, List<Filed>> byLane(History history, Act act) {
        var again = act == Act.INBOUND ? toldAgain(history) : Set.<Filed>of();
        return history.effective().stream()
                .filter(it -> it.deed().act() == act && !it.deed().isOpeningStock())
                .filter(Filed::isByActor)
                .filter(it -> !again.contains(it))
                .collect(groupingBy(it -> lane(it.deed()), LinkedHashMap::new, toList()));
    }

    /// A receipt of an item by who has it already is the same receipt told twice. It must not make
    /// the supplier owe a second shipment of one unit.
    private static Set<Filed> toldAgain(History history) {
        var again = new HashSet<Filed>();
        var holders = new HashSet<UUID>();
        for (var record : history.effective()) {
            var deed = record.deed();
            if (deed.code().level() != Level.ITEM) {
                continue;
            }
            switch (deed.act()) {
                case INBOUND -> {
                    if (!holders.add(deed.actor())) {
                        again.add(record);
                    }
                }
                case OUTBOUND, SALE, LOSS, DESTROYED -> holders.remove(deed.actor());
                case COMMISSIONED,
                        PRODUCED,
                        PACKED,
                        UNPACKED,
                        RETURN,
                        TRANSFORMED,
                        INSPECTED,
                        OBSERVED,
                        CANCELLED -> {
                    // None is a receipt from a supplier.
                }
            }
        }
        return again;
    }

    private static Lane lane(Deed deed) {
        var partner = deed.partner().orElseThrow();
        return deed.act() == Act.INBOUND
                ? new Lane(partner, deed.actor())
                : new Lane(deed.actor(), partner);
    }

    private Finding finding(History history, Lane lane, Sides sides, String unit) {
        var shipped = amount(Sides.sum(sides.outbound(), unit), unit);
        var received = amount(Sides.sum(sides.inbound(), unit), unit);
        boolean none = sides.outbound().isEmpty();
        return new Finding(
                REF,
                none ? "outbound-missing" : "outbound-short",
                dimension(),
                ResultClass.R2,
                history.identity(),
                lane.supplier() + " " + lane.receiver() + " " + unit,
                Optional.of(lane.supplier()),
                shipped,
                received,
                Evidence.of(sides.evidence(unit)),
                none ? missing(received) : tooLittle(shipped, received));
    }

    private static Text missing(String received) {
        return new Text(
                "收货方已登记从该供货方收到 " + received + "，供货方尚未登记出库，请供货方补报。",
                "The receiver filed "
                        + received
                        + " as received from this supplier; the supplier"
                        + " filed no shipment and is asked to add it.");
    }

    private static Text tooLittle(String shipped, String received) {
        return new Text(
                "收货方登记收到 " + received + "，供货方只登记出库 " + shipped + "，请供货方核对并补报。",
                "The receiver filed "
                        + received
                        + " as received; the supplier filed "
                        + shipped
                        + " as shipped and is asked to compare and add what is missing.");
    }

    private static Unanswered unanswered(List<Filed> evidence) {
        return new Unanswered(
                REF,
                "units-differ",
                new Text(
                        "供货方与收货方使用的计量单位不同，无法比较数量。",
                        "Supplier and receiver count in different units; the quantities cannot be"
                                + " compared."),
                Evidence.of(evidence));
    }

    private static String amount(BigDecimal quantity, String unit) {
        return quantity.stripTrailingZeros().toPlainString() + " " + unit;
    }
}
