package org.yuanliu.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SizeTest {

    private static final long MEGABYTE = 1L << 20;

    @Test
    void aMillionMovementsPassThroughLittleMemory() {
        var world = new World(new Settings(1, 600, FaultRates.demonstration(), FaultsTest.END));
        var passed = new AtomicLong();
        var grown = new AtomicLong();
        long before = heldMemory();

        world.movements()
                .forEach(it -> {
                    if (passed.incrementAndGet() % 400_000 == 0) {
                        grown.accumulateAndGet(heldMemory() - before, Math::max);
                    }
                });

        assertThat(passed.get()).isGreaterThan(1_000_000);
        assertThat(grown.get()).isLessThan(30 * MEGABYTE);
    }

    private static long heldMemory() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
