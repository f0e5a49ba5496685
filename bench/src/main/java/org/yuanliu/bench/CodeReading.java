package org.yuanliu.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.yuanliu.core.code.Codes;

/// How many codes one core reads in a second, every notation in equal parts and a tenth of them
/// damaged. Counted in the time that the core worked for it, so that what else runs here matters
/// little.
final class CodeReading implements Benchmark {

    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private static final int TURNS = 9;

    /// As many as a chunk of a file has: a code that is read has just arrived, so it lies near.
    private static final int CODES = 16_000;

    private static final int TIMES_A_TURN = 10;

    /// The first turns are compiled while they run.
    private static final int WARMING = 20;

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
            long begun = PROCESSOR.getCurrentThreadCpuTime();
            understood = read(codes);
            rates.add(
                    TIMES_A_TURN
                            * codes.size()
                            * 1e9
                            / (PROCESSOR.getCurrentThreadCpuTime() - begun));
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
        for (int i = 0; i < TIMES_A_TURN; i++) {
            for (var code : codes) {
                understood += Codes.read(code).parts().isEmpty() ? 0 : 1;
            }
        }
        return understood / TIMES_A_TURN;
    }
}
