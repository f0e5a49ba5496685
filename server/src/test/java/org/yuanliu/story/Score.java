package org.yuanliu.story;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.rule.FiledInTime;
import org.yuanliu.core.rule.OneUnitOneHolder;
import org.yuanliu.core.rule.SoldAfterProduced;
import org.yuanliu.core.rule.SupplierOutboundFiled;
import org.yuanliu.world.Act;
import org.yuanliu.world.Fault;
import org.yuanliu.world.FaultKind;
import org.yuanliu.world.Lot;
import org.yuanliu.world.Movement;

/// Sets what the rules found against what was done wrong on purpose.
///
/// Both sides are told per code: a fault may show in several findings of its rule (two sales before
/// the production), so counting findings would say nothing. A fault without a finding is missed,
/// unless one of the [Limit]s that we know of explains it.
record Score(int faults, List<String> missed, List<String> unfounded, Map<Limit, Integer> limits) {

    /// Why a fault can't be seen yet. Each is a weakness of the platform, not of the world.
    enum Limit {
        /// The production is dated after everything else, and the rule about copies leaves such
        /// records to the rule about dates: the copy shows once the date is mended.
        HIDDEN_BY_A_WRONG_DATE,
        /// The unit was lost, or on its way and nobody booked it in (代发 booked as outbound), so the
        /// rule gives whoever has it next the benefit of the doubt.
        IN_NOBODYS_HANDS,
        /// The other way round: where the production is dated too late, the rule about copies drops
        /// what came before it, and may take the lawful holder for a second one.
        DOUBTED_FOR_A_WRONG_DATE
    }

    /// Which rule answers for which fault. Missing inbounds and exceeded quantities have no rule
    /// yet.
    private static final Map<FaultKind, String> RULES =
            Map.of(
                    FaultKind.SUPPLIER_OUTBOUND_MISSING, SupplierOutboundFiled.REF.id(),
                    FaultKind.UNIT_CLONED, OneUnitOneHolder.REF.id(),
                    FaultKind.SOLD_BEFORE_PRODUCED, SoldAfterProduced.REF.id(),
                    FaultKind.FILED_LATE, FiledInTime.REF.id());

    /// One thing found: which rule, about which code.
    record Found(String rule, String identity) {}

    static Score of(Supplier<Stream<Lot>> lots, Set<Found> found) {
        var faults = 0;
        var missed = new ArrayList<String>();
        var limits = new HashMap<Limit, Integer>();
        var unfounded = new ArrayList<>(found);
        for (var lot : (Iterable<Lot>) lots.get()::iterator) {
            var covered = lot.faults().stream().filter(it -> RULES.containsKey(it.kind())).toList();
            for (var fault : covered) {
                faults++;
                var wanted = new Found(rule(fault), identity(fault));
                unfounded.remove(wanted);
                if (!found.contains(wanted)) {
                    limit(fault, lot)
                            .ifPresentOrElse(
                                    it -> limits.merge(it, 1, Integer::sum),
                                    () ->
                                            missed.add(
                                                    fault.kind()
                                                            + " "
                                                            + identity(fault)
                                                            + " "
                                                            + fault.movementKeys()));
                }
            }
        }
        for (var lot : (Iterable<Lot>) lots.get()::iterator) {
            for (var fault : lot.faults()) {
                var shadow = new Found(OneUnitOneHolder.REF.id(), identity(fault));
                if (fault.kind() == FaultKind.SOLD_BEFORE_PRODUCED && unfounded.remove(shadow)) {
                    limits.merge(Limit.DOUBTED_FOR_A_WRONG_DATE, 1, Integer::sum);
                }
            }
        }
        return new Score(
                faults,
                missed,
                unfounded.stream().map(Found::toString).sorted().toList(),
                Map.copyOf(limits));
    }

    private static Optional<Limit> limit(Fault fault, Lot lot) {
        var byKey = lot.movements().stream().collect(toMap(Movement::key, it -> it));
        if (fault.kind() != FaultKind.UNIT_CLONED) {
            return Optional.empty();
        }
        var kinds =
                lot.faults().stream()
                        .collect(groupingBy(Score::identity, mapping(Fault::kind, toSet())));
        if (kinds.getOrDefault(identity(fault), Set.of())
                .contains(FaultKind.SOLD_BEFORE_PRODUCED)) {
            return Optional.of(Limit.HIDDEN_BY_A_WRONG_DATE);
        }
        var copy = java.util.Objects.requireNonNull(byKey.get(fault.movementKeys().get(1)));
        return lot.movements().stream()
                        .filter(it -> it.serial().equals(fault.serial()))
                        .filter(it -> it.at().isBefore(copy.at()))
                        .anyMatch(it -> it.act() == Act.LOSS || isDropShipment(it))
                ? Optional.of(Limit.IN_NOBODYS_HANDS)
                : Optional.empty();
    }

    private static boolean isDropShipment(Movement it) {
        return it.act() == Act.OUTBOUND
                && it.reason().filter(Movement.DROP_SHIPPED::equals).isPresent();
    }

    static String identity(Fault fault) {
        return fault.serial()
                .map(it -> Code.ofItem(fault.gtin(), it))
                .orElseGet(() -> Code.ofBatch(fault.gtin(), fault.batch()))
                .identity();
    }

    private static String rule(Fault fault) {
        return java.util.Objects.requireNonNull(RULES.get(fault.kind()));
    }
}
