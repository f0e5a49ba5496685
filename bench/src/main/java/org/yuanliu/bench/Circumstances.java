package org.yuanliu.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How busy the machine was: a figure from a busy machine says little about the product.
record Circumstances(double load) {

    static Circumstances now() {
        return new Circumstances(
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    static String words(List<Circumstances> beforeAndAfter) {
        return "%d processors, Java %s, load average before and after: %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version(),
                        beforeAndAfter.stream()
                                .map(it -> String.format(Locale.ROOT, "%.1f", it.load))
                                .collect(Collectors.joining(", ")));
    }
}
