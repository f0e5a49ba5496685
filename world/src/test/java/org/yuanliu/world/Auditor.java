package org.yuanliu.world;

import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// Reads the books of one lot as a patient person would, from sums alone, and says what does not
/// add up.
///
/// It knows nothing of how the world is told, so that the two can be held against each other.
record Auditor(List<Movement> books) {

    record Remark(FaultKind kind, String gtin, String batch, Optional<String> serial) {}

    static Set<Remark> remarksOn(Lot lot) {
        var remarks = new HashSet<Remark>();
        lot.movements().stream()
                .collect(groupingBy(Movement::serial))
                .values()
                .forEach(it -> new Auditor(it).add(remarks));
        return remarks;
    }

    private void add(Set<Remark> remarks) {
        var first = books.getFirst();
        for (var kind : FaultKind.values()) {
            if (shows(kind)) {
                remarks.add(new Remark(kind, first.gtin(), first.batch(), first.serial()));
            }
        }
    }

    private boolean shows(FaultKind kind) {
        return switch (kind) {
            case SUPPLIER_OUTBOUND_MISSING -> valid().stream().anyMatch(this::lacksOutbound);
            case INBOUND_MISSING ->
                    parties().stream().anyMatch(it -> actsWithout(it) && wasSent(it));
            case SOLD_BEFORE_PRODUCED -> soldBeforeProduced();
            case UNIT_CLONED ->
                    isItem() && parties().stream().anyMatch(it -> actsWithout(it) && !wasSent(it));
            case QUANTITY_EXCEEDED -> !isItem() && parties().stream().anyMatch(this::exceeds);
            case FILED_LATE -> books.stream().anyMatch(Auditor::isLate);
        };
    }

    private boolean lacksOutbound(Movement inbound) {
        return inbound.act() == Act.INBOUND
                && inbound.partner().isPresent()
                && sum(it -> isInbound(it, inbound)).compareTo(sum(it -> isShipment(it, inbound)))
                        > 0;
    }

    private static boolean isInbound(Movement it, Movement inbound) {
        return it.act() == Act.INBOUND
                && it.filer().equals(inbound.filer())
                && it.partner().equals(inbound.partner());
    }

    private static boolean isShipment(Movement it, Movement inbound) {
        return it.act() == Act.OUTBOUND
                && Optional.of(it.filer()).equals(inbound.partner())
                && it.partner().equals(Optional.of(inbound.filer()))
                && !it.at().isAfter(inbound.at());
    }

    /// Passed goods on that it never had. A return does not count: it was given away before.
    private boolean actsWithout(UUID party) {
        return valid().stream().anyMatch(it -> it.filer().equals(party) && gives(it))
                && valid().stream().noneMatch(it -> it.filer().equals(party) && begins(it));
    }

    private boolean wasSent(UUID party) {
        return valid().stream()
                .anyMatch(
                        it -> it.act() == Act.OUTBOUND && it.partner().equals(Optional.of(party)));
    }

    private boolean soldBeforeProduced() {
        var produced = valid().stream().filter(it -> it.act() == Act.PRODUCED).findFirst();
        return produced.isPresent()
                && valid().stream()
                        .anyMatch(it ->
                                it.act() == Act.SALE && it.at().isBefore(produced.get().at()));
    }

    private boolean exceeds(UUID party) {
        var came = sum(it -> it.filer().equals(party) && takes(it));
        var went = sum(it -> it.filer().equals(party) && gives(it));
        return !actsWithout(party) && went.compareTo(came) > 0;
    }

    private static boolean isLate(Movement it) {
        return Duration.between(it.at().toInstant(), it.filedAt()).compareTo(Duration.ofDays(2))
                > 0;
    }

    private boolean isItem() {
        return books.getFirst().serial().isPresent();
    }

    private static boolean gives(Movement it) {
        return it.act() == Act.OUTBOUND || it.act() == Act.SALE || it.act() == Act.LOSS;
    }

    private static boolean takes(Movement it) {
        return begins(it) || it.act() == Act.RETURN;
    }

    private static boolean begins(Movement it) {
        return it.act() == Act.PRODUCED || it.act() == Act.INBOUND;
    }

    private Set<UUID> parties() {
        var parties = new HashSet<UUID>();
        valid().forEach(it -> parties.add(it.filer()));
        return parties;
    }

    private BigDecimal sum(Predicate<Movement> wanted) {
        return valid().stream()
                .filter(wanted)
                .map(Movement::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<Movement> valid() {
        return valid(books);
    }

    /// Without the records that a later one has taken the place of.
    static List<Movement> valid(Collection<Movement> books) {
        var superseded = new HashSet<String>();
        books.forEach(it -> it.correctsKey().ifPresent(superseded::add));
        return books.stream().filter(it -> !superseded.contains(it.key())).toList();
    }
}
