package org.yuanliu.bench;

import java.util.ArrayList;
import java.util.List;
import org.yuanliu.core.code.Codes;

/// How many codes one core reads in a second, every notation in equal parts and a tenth of them
/// damaged.
final class CodeReading implements Benchmark {

    private static final int TURNS = 9;

    /// More than the caches nearest to the processor hold.
    private static final int CODES = 160_000;

    /// The first turns are compiled while they run.
    private static final int WARMING = 12;

    @Override
    public List<Row> measure(Place place) {
        Bench.say("codes of every notation, " + TURNS + " times");
        var codes = new MixedCodes(20_261_122L).take(CODES);
        for (int i = 0; i < WARMING; i++) {
            read(codes);
        }
        var rates = new ArrayList<Double>();
        long understood = 0;
        for (int i = 0; i < TURNS; i++) {
            long begun = System.nanoTime();
            understood = read(codes);
            rates.add(codes.size() * 1e9 / (System.nanoTime() - begun));
        }
        return List.of(
                Row.of("codes", Figure.median(rates), "/s", Target.atLeast(1_500_000))
                        .noting(
                                "on one core; of %d codes %d say what they name"
                                        .formatted(codes.size(), understood)));
    }

    /// The answers are counted, so that nobody can leave out the work.
    private static long read(List<String> codes) {
        long understood = 0;
        for (var code : codes) {
            understood += Codes.read(code).parts().isEmpty() ? 0 : 1;
        }
        return understood;
    }
}
