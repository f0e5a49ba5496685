package org.yuanliu.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.yuanliu.world.FaultRates;
import org.yuanliu.world.Settings;
import org.yuanliu.world.World;

/// How fast a fictional industry comes into being, and whether its size costs memory.
final class Generator implements Benchmark {

    private static final int TURNS = 3;

    /// About two million movements a turn, and ten for the memory.
    private static final double SCALE = 1_000;

    private static final double LARGE = 5_000;

    @Override
    public List<Row> measure(Place place) {
        Bench.say("movements of a world, " + TURNS + " times");
        count(SCALE / 10);
        var rates = new ArrayList<Double>();
        for (int i = 0; i < TURNS; i++) {
            long begun = System.nanoTime();
            long movements = count(SCALE);
            rates.add(movements * 1e9 / (System.nanoTime() - begun));
        }
        double before = megabytes();
        long large = count(LARGE);
        double grown = Math.max(0, megabytes() - before);
        return List.of(
                Row.of("generator", Figure.median(rates), "/s", Target.atLeast(300_000))
                        .noting(
                                "%d movements left %s MB more in use"
                                        .formatted(large, Figure.of(grown))));
    }

    private static long count(double scale) {
        var world =
                new World(
                        new Settings(
                                7, scale, FaultRates.demonstration(), LocalDate.of(2026, 11, 21)));
        try (var movements = world.movements()) {
            return movements.count();
        }
    }

    private static double megabytes() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }
}
