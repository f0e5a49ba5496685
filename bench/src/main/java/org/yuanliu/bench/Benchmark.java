package org.yuanliu.bench;

import java.util.List;

/// A set of figures that are measured together.
interface Benchmark {

    List<Row> measure(Place place) throws Exception;
}
