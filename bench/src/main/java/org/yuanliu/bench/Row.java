package org.yuanliu.bench;

import java.util.OptionalDouble;

/// One figure, what it has to be, and the figure measured beside it in the same run.
///
/// Without a value it was not measured, which is not a pass.
record Row(
        String name,
        OptionalDouble value,
        String unit,
        Target target,
        OptionalDouble against,
        String note) {

    static Row of(String name, double value, String unit, Target target) {
        return new Row(name, OptionalDouble.of(value), unit, target, OptionalDouble.empty(), "");
    }

    static Row missing(String name, String unit, Target target, String why) {
        return new Row(name, OptionalDouble.empty(), unit, target, OptionalDouble.empty(), why);
    }

    Row against(double figure, String what) {
        return new Row(name, value, unit, target, OptionalDouble.of(figure), what);
    }

    Row noting(String what) {
        return new Row(name, value, unit, target, against, what);
    }

    boolean holds() {
        return value.isPresent() && target.holds(value.getAsDouble(), against);
    }
}
