package org.yuanliu.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Two loads in turn, A B A B, so that whatever else the machine does falls on both.
record Turns(List<Load.Window> ours, List<Load.Window> beside) {

    private static final int TURNS = 7;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration WINDOW = Duration.ofSeconds(3);

    /// What must be over before the other load may begin.
    interface Rest {
        void rest() throws Exception;
    }

    static Turns of(Load ours, Load beside, Rest rest) throws Exception {
        return of(ours, beside, rest, WARM_UP, TURNS, WINDOW);
    }

    /// Fewer and shorter, where every second fills the disk.
    static Turns of(Load ours, Load beside, Rest rest, Duration warmUp, int number, Duration window)
            throws Exception {
        ours.during(warmUp);
        beside.during(warmUp);
        var turns = new Turns(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < number; i++) {
            rest.rest();
            turns.ours.add(ours.during(window));
            rest.rest();
            turns.beside.add(beside.during(window));
        }
        return turns;
    }

    static double median(List<Load.Window> windows, ToDoubleFunction<Load.Window> figure) {
        return Figure.median(windows.stream().mapToDouble(figure).toArray());
    }
}
