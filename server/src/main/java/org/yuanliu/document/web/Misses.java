package org.yuanliu.document.web;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// How many codes that there are not somebody at one address asked for within this minute. A code
/// can't be guessed anyway; this keeps the trying from costing us anything.
@Component
class Misses {

    private static final int FREE = 20;

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile long minute;

    Misses(Clock clock) {
        this.clock = clock;
    }

    boolean areTooMany(String origin) {
        turn();
        return counts.getOrDefault(origin, 0) >= FREE;
    }

    void count(String origin) {
        turn();
        counts.merge(origin, 1, Integer::sum);
    }

    private void turn() {
        long now = clock.instant().getEpochSecond() / 60;
        if (now != minute) {
            minute = now;
            counts.clear();
        }
    }
}
