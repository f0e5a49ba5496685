package org.yuanliu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The figures of the foundation: starts, memory, writes, reads, the size of the first page, the
/// time of the tests.
final class Foundation implements Benchmark {

    @Override
    public List<Row> measure(Place place) throws Exception {
        var rows = new ArrayList<Row>();
        var starts = new Starts(place);
        rows.add(starts.first());
        rows.addAll(starts.later());
        try (var platform = starts.withControllersBeside()) {
            var crowd = new Crowd(platform.port());
            rows.add(crowd.journalledWrites());
            rows.add(crowd.readByKey());
        } finally {
            starts.clean();
        }
        rows.addAll(new Scripts(place.root().resolve("web/dist")).rows());
        rows.add(testTime(place.root().resolve("target/test/seconds")));
        return rows;
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
