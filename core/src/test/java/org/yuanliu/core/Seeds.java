package org.yuanliu.core;

import java.util.Random;
import java.util.function.Consumer;

/// Runs a property on many random inputs. Every run of the tests takes the same ones, and a failure
/// names its seed; `-Dseed=…` begins somewhere else.
public final class Seeds {

    private static final long FIRST = Long.getLong("seed", 20_261_121L);

    private Seeds() {}

    public static void forEach(int count, Consumer<Random> property) {
        for (long seed = FIRST; seed < FIRST + count; seed++) {
            try {
                property.accept(new Random(seed));
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("seed " + seed + ": " + failed.getMessage(), failed);
            }
        }
    }
}
