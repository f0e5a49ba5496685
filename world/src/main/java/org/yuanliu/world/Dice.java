package org.yuanliu.world;

import java.util.List;

/// Chance that is the same on every machine and in every Java release, which the library's
/// generators do not promise.
final class Dice {

    private long state;

    Dice(long seed, long number) {
        state = mixed(seed) ^ mixed(number + 0x632BE59BD9B4E019L);
    }

    boolean chance(double share) {
        return share() < share;
    }

    /// Both ends included.
    int between(int low, int high) {
        return low + (int) Math.floorMod(next() >>> 1, high - low + 1L);
    }

    double share() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    <T> T one(List<T> choices) {
        return choices.get(between(0, choices.size() - 1));
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        return mixed(state);
    }

    /// The finishing step of SplitMix64: every bit of the input moves about half of the output.
    private static long mixed(long value) {
        long it = value;
        it = (it ^ (it >>> 30)) * 0xBF58476D1CE4E5B9L;
        it = (it ^ (it >>> 27)) * 0x94D049BB133111EBL;
        return it ^ (it >>> 31);
    }
}
