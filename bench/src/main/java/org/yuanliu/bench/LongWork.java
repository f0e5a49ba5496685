package org.yuanliu.bench;

import java.util.ArrayList;
import java.util.List;

/// What it costs that long work can be watched, paused and taken up again: a million rows as a job,
/// beside the same rows in a plain loop.
final class LongWork implements Benchmark {

    private static final int TURNS = 5;
    private static final long ROWS = 1_000_000;

    @Override
    public List<Row> measure(Place place) throws Exception {
        var starts = new Starts(place);
        try (var platform = starts.withControllersBeside()) {
            var person = Person.as("inspector.nanhai", platform.port());
            Bench.say("a million rows as a job and in a loop, %d times each".formatted(TURNS));
            var jobs = new ArrayList<Double>();
            var loops = new ArrayList<Double>();
            seconds(person, "job", ROWS / 10);
            seconds(person, "loop", ROWS / 10);
            for (int i = 0; i < TURNS; i++) {
                jobs.add(seconds(person, "job", ROWS));
                loops.add(seconds(person, "loop", ROWS));
            }
            return List.of(
                    Row.of("job-overhead", Figure.median(jobs), "s", Target.atMostTimes(1.05))
                            .against(Figure.median(loops), "the same rows in a plain loop"));
        } finally {
            starts.clean();
        }
    }

    private static double seconds(Person person, String way, long rows) throws Exception {
        return person.read("/api/v1/bench/rows?way=" + way + "&rows=" + rows)
                .required("seconds")
                .asDouble();
    }
}
