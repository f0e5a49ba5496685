package org.yuanliu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The figures of the foundation: starts, memory, writes, reads, the size of the first page, the
/// time of the tests.
final class Foundation implements Benchmark {

    /// Several people at once, by itself; the whole group starts the platform anyway.
    static final Benchmark CROWD =
            place -> {
                var starts = new Starts(place);
                try {
                    return crowd(starts);
                } finally {
                    starts.clean();
                }
            };

    @Override
    public List<Row> measure(Place place) throws Exception {
        var rows = new ArrayList<Row>();
        var starts = new Starts(place);
        try {
            rows.add(starts.first());
            rows.addAll(starts.later());
            rows.addAll(crowd(starts));
        } finally {
            starts.clean();
        }
        rows.addAll(new Scripts(place.root().resolve("web/dist")).rows());
        rows.add(testTime(place.root().resolve("target/test/seconds")));
        return rows;
    }

    private static List<Row> crowd(Starts starts) throws Exception {
        try (var platform = starts.withControllersBeside()) {
            var crowd = new Crowd(platform.port());
            return List.of(crowd.journalledWrites(), crowd.readByKey());
        }
    }

    /// What `./yuanliu test` wrote when it last ran everything.
    private static Row testTime(Path seconds) throws IOException {
        var target = Target.atMost(600);
        if (!Files.exists(seconds)) {
            return Row.missing("test-time", "s", target, "not run: ./yuanliu test");
        }
        return Row.of(
                "test-time", Double.parseDouble(Files.readString(seconds).strip()), "s", target);
    }
}
