package org.yuanliu;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.yuanliu.kernel.postgres.Backup;

/// How far something has come, on a terminal: how much of how much, how fast, how long to go. Where
/// nobody watches it says nothing.
final class Meter implements Backup.Progress {

    private static final long EVERY = 200_000_000L;

    private final PrintStream terminal;
    private final boolean watched;
    private final long begun = System.nanoTime();
    private long all;
    private long last = begun;

    Meter() {
        this.terminal = System.err;
        this.watched =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    @Override
    public void begins(long bytes) {
        all = bytes;
    }

    @Override
    public LongConsumer moved() {
        return this::show;
    }

    private void show(long done) {
        long now = System.nanoTime();
        if (watched && now - last > EVERY) {
            last = now;
            terminal.print("\r" + line(done, all, seconds()) + "   ");
        }
    }

    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    /// Wipes the line, so that what follows stands alone.
    void ends() {
        if (watched) {
            terminal.print("\r" + " ".repeat(78) + "\r");
        }
    }

    static String line(long done, long all, double seconds) {
        double rate = done / Math.max(seconds, 0.001);
        long left = Math.round(Math.max(0, all - done) / Math.max(rate, 1));
        return "%s / %s  %s/s  剩余 left %d:%02d"
                .formatted(
                        size(done),
                        size(Math.max(all, done)),
                        size((long) rate),
                        left / 60,
                        left % 60);
    }

    static String size(long bytes) {
        if (bytes >= 1_000_000_000) {
            return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
        }
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
