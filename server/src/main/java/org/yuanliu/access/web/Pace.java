package org.yuanliu.access.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// How fast callers may go on: so many requests a second, and a number of them at once.
///
/// Of each caller one number is kept: when its next request would be on time if they came evenly.
/// Who is ahead of that by more than its burst waits.
final class Pace {

    private static final int MOST_CALLERS = 20_000;

    private final Clock clock;
    private final long apart;
    private final long ahead;
    private final Map<String, AtomicLong> due = new ConcurrentHashMap<>();

    /// Zero a second means: as fast as they like.
    Pace(Clock clock, int perSecond, int burst) {
        this.clock = clock;
        this.apart = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.ahead = apart * burst;
    }

    /// How long this caller has to wait; zero when it may go on now, which is then counted.
    Duration take(String caller) {
        if (apart == 0) {
            return Duration.ZERO;
        }
        long now = nanos(clock.instant());
        var mine = due.computeIfAbsent(caller, it -> new AtomicLong(now));
        if (due.size() > MOST_CALLERS) {
            forget(now);
        }
        while (true) {
            long before = mine.get();
            long next = Math.max(before, now) + apart;
            if (next - now > ahead) {
                return Duration.ofNanos(next - now - ahead);
            }
            if (mine.compareAndSet(before, next)) {
                return Duration.ZERO;
            }
        }
    }

    int callers() {
        return due.size();
    }

    /// Who is not ahead begins anew anyway. If all of them are, somebody makes callers up.
    private void forget(long now) {
        due.values().removeIf(it -> it.get() <= now);
        if (due.size() > MOST_CALLERS) {
            due.clear();
        }
    }

    private static long nanos(Instant at) {
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }
}
