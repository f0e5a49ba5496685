package org.yuanliu.world;

import java.util.List;

/// Everything that happened to one batch of one product, in order of time, with the faults put into
/// it. No other lot speaks of the same goods.
public record Lot(List<Movement> movements, List<Fault> faults) {

    public Lot {
        movements = List.copyOf(movements);
        faults = List.copyOf(faults);
    }
}
