package org.yuanliu.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// Clients that do the same at the same time, each one request after the other.
record Load(List<Visit> visits) {

    /// One request and its answer; anything but the expected answer is an exception.
    interface Visit {
        void make() throws Exception;
    }

    /// What was seen during one stretch of time.
    record Window(double perSecond, double medianMillis) {}

    private static final int MOST_PER_CLIENT = 100_000;

    Load {
        visits = List.copyOf(visits);
    }

    Window during(Duration length) throws Exception {
        long begun = System.nanoTime();
        long end = begun + length.toNanos();
        try (var threads = Executors.newFixedThreadPool(visits.size())) {
            var times = threads.invokeAll(visits.stream().map(it -> client(it, end)).toList());
            double seconds = (System.nanoTime() - begun) / 1e9;
            var all = new double[0];
            for (var client : times) {
                all = joined(all, client.get());
            }
            return new Window(all.length / seconds, Figure.median(all));
        }
    }

    private static Callable<double[]> client(Visit visit, long end) {
        return () -> {
            var millis = new double[MOST_PER_CLIENT];
            int count = 0;
            for (long now = System.nanoTime(); now < end && count < millis.length; ) {
                visit.make();
                long then = System.nanoTime();
                millis[count++] = (then - now) / 1e6;
                now = then;
            }
            return Arrays.copyOf(millis, count);
        };
    }

    private static double[] joined(double[] some, double[] more) {
        var all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
