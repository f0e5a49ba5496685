package org.yuanliu.bench;

import java.util.ArrayList;
import java.util.List;

/// The figures of what every part of the platform stands on. Each part measures its own lines.
final class Base implements Benchmark {

    private static final List<Benchmark> PARTS =
            List.of(
                    new Generator(),
                    new LongWork(),
                    new DocumentPdf(),
                    ImportXlsx.ALONE,
                    new Safekeeping());

    @Override
    public List<Row> measure(Place place) throws Exception {
        var rows = new ArrayList<Row>();
        for (var part : PARTS) {
            rows.addAll(part.measure(place));
        }
        return rows;
    }
}
