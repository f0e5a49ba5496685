package org.yuanliu.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collection;

/// A number as people read it: three digits that mean something, no exponent.
final class Figure {

    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private Figure() {}

    static String of(double value) {
        var exact = BigDecimal.valueOf(value);
        // Whole numbers keep their digits: 2046 requests are not 2050.
        var rounded =
                Math.abs(value) >= 1_000
                        ? exact.setScale(0, RoundingMode.HALF_UP)
                        : exact.round(DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    static double median(Collection<Double> values) {
        return median(values.stream().mapToDouble(it -> it).toArray());
    }

    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
