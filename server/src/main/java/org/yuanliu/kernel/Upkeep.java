package org.yuanliu.kernel;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.yuanliu.kernel.store.AnswerStore;

/// Forgets the answers that nobody will ask for again.
@Component
@EnableScheduling
class Upkeep {

    private static final Duration KEPT = Duration.ofDays(3);

    private final AnswerStore answers;
    private final Clock clock;

    Upkeep(AnswerStore answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void forget() {
        answers.forgetBefore(clock.instant().minus(KEPT));
    }
}
