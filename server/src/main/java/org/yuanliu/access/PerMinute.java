package org.yuanliu.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// How often somebody did something within this minute; more often is refused. Of one process.
public final class PerMinute {

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final int most;
    private final Clock clock;
    private volatile long minute;

    public PerMinute(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    public void count(String who) {
        long now = clock.instant().getEpochSecond() / 60;
        if (now != minute) {
            minute = now;
            counts.clear();
        }
        if (counts.merge(who, 1, Integer::sum) > most) {
            throw Refusal.until(ProblemKind.TOO_FAST, Duration.ofMinutes(1));
        }
    }
}
