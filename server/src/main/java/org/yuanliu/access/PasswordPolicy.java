package org.yuanliu.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How strict sign-in is. The operator sets it; the defaults are ours.
///
/// A session ends `idle` after its last request, and `lifetime` after it was opened, however busy.
@ConfigurationProperties("yuanliu.sign-in")
public record PasswordPolicy(
        @DefaultValue("10") int shortest,
        @DefaultValue("true") boolean mixed,
        @DefaultValue("5") int freeFailures,
        @DefaultValue("30s") Duration firstDelay,
        @DefaultValue("1h") Duration longestDelay,
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration lifetime,
        @DefaultValue("30") int attemptsPerMinute) {

    /// The delay grows with every failure beyond the free ones.
    Duration delayAfter(int failures) {
        if (failures < freeFailures) {
            return Duration.ZERO;
        }
        var delay = firstDelay.multipliedBy(1L << Math.min(failures - freeFailures, 16));
        return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
    }
}
