package org.yuanliu.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.yuanliu.access.store.GuessStore;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// Wrong passwords by login, and how long to wait after them.
///
/// It does not know whether there is such an account, so what it answers can't tell. Logins share a
/// million slots: two of them may meet in one, and then wait for each other's mistakes.
@Component
class Guesses {

    /// After a day without a guess somebody begins anew.
    private static final Duration KEPT = Duration.ofDays(1);

    private static final int SLOTS = 1 << 20;

    private final Scopes scopes;
    private final GuessStore guesses;
    private final PasswordPolicy policy;
    private final Clock clock;

    Guesses(Scopes scopes, GuessStore guesses, PasswordPolicy policy, Clock clock) {
        this.scopes = scopes;
        this.guesses = guesses;
        this.policy = policy;
        this.clock = clock;
    }

    /// Counts a guess as wrong before anybody compares it: of many at once, no more are compared
    /// than one after the other. Answers how long to wait if it is wrong.
    Duration take(String login, String origin) {
        int slot = slot(login);
        return scopes.write(
                Acting.platform(origin),
                () -> {
                    var now = clock.instant();
                    var before = guesses.hold(slot, now);
                    if (policy.delayAfter(before.failures()).isPositive()
                            && before.freeAt().isAfter(now)) {
                        throw refused(Duration.between(now, before.freeAt()));
                    }
                    var delay = policy.delayAfter(before.failures() + 1);
                    guesses.count(slot, before.failures() + 1, now.plus(delay));
                    return delay;
                });
    }

    /// Runs inside the caller's transaction.
    void clear(String login) {
        guesses.clear(slot(login));
    }

    static Refusal refused(Duration wait) {
        return wait.isPositive()
                ? Refusal.until(ProblemKind.LOCKED_OUT, wait)
                : new Refusal(ProblemKind.WRONG_PASSWORD);
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void forget() {
        scopes.write(
                Acting.platform("upkeep"), () -> guesses.forgetBefore(clock.instant().minus(KEPT)));
    }

    private static int slot(String login) {
        var hash = ChainHash.SHA_256.digest(login.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(hash).getInt() & (SLOTS - 1);
    }
}
