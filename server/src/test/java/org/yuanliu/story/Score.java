package org.yuanliu.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.rule.FiledInTime;
import org.yuanliu.core.rule.OneUnitOneHolder;
import org.yuanliu.core.rule.SoldAfterProduced;
import org.yuanliu.core.rule.SupplierOutboundFiled;
import org.yuanliu.world.Fault;
import org.yuanliu.world.FaultKind;
import org.yuanliu.world.Lot;

/// Sets what the rules found against what was done wrong on purpose.
///
/// Both sides are told per code: a fault may show in several findings of its rule (two sales before
/// the production), so counting findings would say nothing. A fault without a finding is missed,
/// and a finding without a fault is unfounded; nothing is excused.
record Score(int faults, List<String> missed, List<String> unfounded) {

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
        var unfounded = new HashSet<>(found);
        for (var lot : (Iterable<Lot>) lots.get()::iterator) {
            for (var fault : lot.faults()) {
                if (!RULES.containsKey(fault.kind())) {
                    continue;
                }
                faults++;
                var wanted = new Found(rule(fault), identity(fault));
                unfounded.remove(wanted);
                if (!found.contains(wanted)) {
                    missed.add(fault.kind() + " " + identity(fault) + " " + fault.movementKeys());
                }
            }
        }
        return new Score(faults, missed, unfounded.stream().map(Found::toString).sorted().toList());
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
