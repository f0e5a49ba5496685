package org.yuanliu.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The figures of what every part of the platform stands on. Each part measures its own lines.
final class Base implements Benchmark {

    /// By name, so that one of them can be measured by itself.
    static final Map<String, Benchmark> PARTS =
            Bench.inOrder(
                    Map.entry("codes", new CodeReading()),
                    Map.entry("generator", new Generator()),
                    Map.entry("job", new LongWork()),
                    Map.entry("document", new DocumentPdf()),
                    Map.entry("import", ImportXlsx.ALONE),
                    Map.entry("safekeeping", new Safekeeping()));

    @Override
    public List<Row> measure(Place place) throws Exception {
        var rows = new ArrayList<Row>();
        for (var part : PARTS.values()) {
            rows.addAll(part.measure(place));
        }
        return rows;
    }
}
