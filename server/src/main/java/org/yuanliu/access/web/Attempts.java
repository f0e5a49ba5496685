package org.yuanliu.access.web;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.yuanliu.access.PasswordPolicy;
import org.yuanliu.access.PerMinute;

/// How often somebody tried to sign in from one address within this minute.
///
/// Beside the lock of an account: that one stops guessing one password, this one stops trying many
/// accounts.
@Component
class Attempts {

    private final PerMinute pace;

    Attempts(PasswordPolicy policy, Clock clock) {
        this.pace = new PerMinute(policy.attemptsPerMinute(), clock);
    }

    void count(String origin) {
        pace.count(origin);
    }
}
