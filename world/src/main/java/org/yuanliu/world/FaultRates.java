package org.yuanliu.world;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/// How often each kind of fault is injected, as a share of the occasions for it:
///
/// - outbound or inbound missing: of the deliveries that both sides could file (an item counts by
///   itself)
/// - sold before produced: of the items or batches that were sold and have a production record
/// - unit cloned: of the single items that arrived at a seller
/// - quantity exceeded: of the sellers' dealings in one batch
/// - filed late: of the records old enough to have been filed late
///
/// Occasions that another fault has taken are not counted, so very high rates of several kinds
/// compete.
public record FaultRates(Map<FaultKind, Double> shares) {

    public FaultRates {
        var complete = new EnumMap<FaultKind, Double>(FaultKind.class);
        for (var kind : FaultKind.values()) {
            double share = shares.getOrDefault(kind, 0.0);
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException(
                        kind + " must be a share between 0 and 1: " + share);
            }
            complete.put(kind, share);
        }
        shares = Map.copyOf(complete);
    }

    public static FaultRates none() {
        return new FaultRates(Map.of());
    }

    public static FaultRates demonstration() {
        return new FaultRates(
                Map.of(
                        FaultKind.SUPPLIER_OUTBOUND_MISSING, 0.02,
                        FaultKind.INBOUND_MISSING, 0.01,
                        FaultKind.SOLD_BEFORE_PRODUCED, 0.02,
                        FaultKind.UNIT_CLONED, 0.02,
                        FaultKind.QUANTITY_EXCEEDED, 0.04,
                        FaultKind.FILED_LATE, 0.01));
    }

    /// The same share for every kind.
    public static FaultRates all(double share) {
        var shares = new EnumMap<FaultKind, Double>(FaultKind.class);
        Arrays.stream(FaultKind.values()).forEach(kind -> shares.put(kind, share));
        return new FaultRates(shares);
    }

    public FaultRates with(FaultKind kind, double share) {
        var changed = new EnumMap<FaultKind, Double>(shares);
        changed.put(kind, share);
        return new FaultRates(changed);
    }

    public double of(FaultKind kind) {
        return shares.getOrDefault(kind, 0.0);
    }
}
