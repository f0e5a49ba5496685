package org.yuanliu.access.web;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.yuanliu.access.PasswordPolicy;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// How often somebody tried to sign in from one address within this minute.
///
/// Beside the lock of an account: that one stops guessing one password, this one stops trying many
/// accounts.
@Component
class Attempts {

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final PasswordPolicy policy;
    private final Clock clock;
    private volatile long minute;

    Attempts(PasswordPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    void count(String origin) {
        long now = clock.instant().getEpochSecond() / 60;
        if (now != minute) {
            minute = now;
            counts.clear();
        }
        if (counts.merge(origin, 1, Integer::sum) > policy.attemptsPerMinute()) {
            throw Refusal.until(ProblemKind.TOO_FAST, Duration.ofMinutes(1));
        }
    }
}
