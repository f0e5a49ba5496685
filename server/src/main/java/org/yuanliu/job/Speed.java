package org.yuanliu.job;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// How fast work goes, from what was done lately, and how long it will still take.
///
/// Pure: it is told how much time the work has taken so far.
public final class Speed {

    /// Longer ago says little about now.
    private static final Duration LATELY = Duration.ofSeconds(20);

    /// Before that, an estimate would jump about.
    private static final Duration FIRST_WORD = Duration.ofSeconds(3);

    private record Mark(Duration busy, long done) {}

    private final Deque<Mark> marks = new ArrayDeque<>();

    /// A range, because nobody knows.
    public record Left(long fromSeconds, long toSeconds) {}

    Speed(Duration busy, long done) {
        marks.add(new Mark(busy, done));
    }

    void moved(Duration busy, long done) {
        marks.add(new Mark(busy, done));
        while (marks.size() > 2 && busy.minus(marks.getFirst().busy()).compareTo(LATELY) > 0) {
            marks.removeFirst();
        }
    }

    /// Units a second, lately.
    Optional<Double> perSecond() {
        var first = marks.getFirst();
        var last = marks.getLast();
        double seconds = last.busy().minus(first.busy()).toNanos() / 1e9;
        return seconds <= 0
                ? Optional.empty()
                : Optional.of((last.done() - first.done()) / seconds);
    }

    /// Between the speed of late and the speed on the whole.
    static Optional<Left> left(
            long done, Optional<Long> total, Duration busy, Optional<Double> lately) {
        if (total.isEmpty()
                || lately.isEmpty()
                || done <= 0
                || busy.compareTo(FIRST_WORD) < 0
                || lately.get() <= 0) {
            return Optional.empty();
        }
        double rest = Math.max(0, total.get() - done);
        double now = rest / lately.get();
        double whole = rest / (done * 1e9 / busy.toNanos());
        return Optional.of(
                new Left((long) Math.min(now, whole), (long) Math.ceil(Math.max(now, whole))));
    }
}
