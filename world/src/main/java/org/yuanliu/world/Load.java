package org.yuanliu.world;

import java.util.ArrayList;
import java.util.List;

/// Goods that travel together: so many tenths of each strand. Single items are ten tenths each.
record Load(List<Strand> strands, long tenths) {

    static final long ONE = 10;

    boolean byItem() {
        return strands.getFirst().serial.isPresent();
    }

    /// Parts for so many receivers; what does not divide stays with the sender.
    List<Load> split(int parts, long grain, Dice dice) {
        return byItem() ? splitItems(parts) : splitQuantity(parts, grain, dice);
    }

    private List<Load> splitItems(int parts) {
        int each = Math.max(1, strands.size() / parts);
        var loads = new ArrayList<Load>();
        for (int from = 0; from + each <= strands.size() && loads.size() < parts; from += each) {
            loads.add(new Load(strands.subList(from, from + each), tenths));
        }
        return loads;
    }

    private List<Load> splitQuantity(int parts, long grain, Dice dice) {
        var loads = new ArrayList<Load>();
        for (int i = 0; i < parts; i++) {
            long part = Math.round(tenths * (0.5 + dice.share() / 2) / parts) / grain * grain;
            if (part > 0) {
                loads.add(new Load(strands, part));
            }
        }
        return loads;
    }
}
