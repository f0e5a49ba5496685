package org.yuanliu.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Still clock = new Still();

    @Test
    void aBurstPassesAndThenOnlyTheEvenPace() {
        var pace = new Pace(clock, 10, 5);

        for (int n = 0; n < 5; n++) {
            assertThat(pace.take("a")).isZero();
        }
        assertThat(pace.take("a")).isEqualTo(Duration.ofMillis(100));
        clock.forward(Duration.ofMillis(100));
        assertThat(pace.take("a")).isZero();
        assertThat(pace.take("a")).isPositive();
    }

    @Test
    void whoIsRefusedDoesNotWaitLongerForHavingAsked() {
        var pace = new Pace(clock, 1, 1);
        pace.take("a");

        for (int n = 0; n < 100; n++) {
            assertThat(pace.take("a")).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void nobodyWaitsForSomebodyElse() {
        var pace = new Pace(clock, 1, 1);

        assertThat(pace.take("a")).isZero();
        assertThat(pace.take("a")).isPositive();
        assertThat(pace.take("b")).isZero();
    }

    @Test
    void afterAPauseTheWholeBurstIsThereAgainAndNoMore() {
        var pace = new Pace(clock, 10, 3);
        pace.take("a");
        clock.forward(Duration.ofDays(1));

        for (int n = 0; n < 3; n++) {
            assertThat(pace.take("a")).isZero();
        }
        assertThat(pace.take("a")).isPositive();
    }

    @Test
    void madeUpCallersDoNotFillTheMemory() {
        var pace = new Pace(clock, 1, 1);

        for (int n = 0; n < 50_000; n++) {
            pace.take("caller " + n);
        }

        assertThat(pace.callers()).isLessThanOrEqualTo(20_001);
    }

    /// By the defaults, and each request may bring thousands of records.
    @Test
    void aThousandRequestsInARowAreNotTooFast() {
        var pace = new Pace(clock, 50, 1_000);

        for (int n = 0; n < 1_000; n++) {
            assertThat(pace.take("a")).isZero();
        }
        assertThat(pace.take("a")).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void zeroIsNoLimit() {
        var pace = new Pace(clock, 0, 0);

        for (int n = 0; n < 10_000; n++) {
            assertThat(pace.take("a")).isZero();
        }
    }

    /// To the nanosecond: a clock that runs would blur what is counted here.
    private static final class Still extends Clock {

        private Instant now = Instant.parse("2026-11-21T08:00:00Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
