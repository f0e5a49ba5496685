package org.yuanliu.access;

import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.yuanliu.kernel.Refusal;

/// Passwords, hashed with a function that costs memory (Argon2id, 19 MiB, two passes).
@Component
class Passwords {

    /// Two at a time: whoever floods the sign-in must not take the memory of everybody else.
    private final Semaphore turns = new Semaphore(2);

    private final Argon2PasswordEncoder argon = new Argon2PasswordEncoder(16, 32, 1, 19 << 10, 2);
    private final PasswordPolicy policy;
    private final String nobody = argon.encode("nobody has this password");

    Passwords(PasswordPolicy policy) {
        this.policy = policy;
    }

    String hash(String password) {
        return inTurn(() -> argon.encode(password));
    }

    boolean matches(String password, String hash) {
        return inTurn(() -> argon.matches(password, hash));
    }

    /// As slow as a real comparison, so that the time does not tell whether an account exists.
    void compareWithNobody(String password) {
        inTurn(() -> argon.matches(password, nobody));
    }

    void mustBeGood(String password) {
        if (password.length() < policy.shortest()
                || (policy.mixed()
                        && (password.chars().allMatch(Character::isLetter)
                                || password.chars().allMatch(Character::isDigit)))) {
            throw Refusal.field(
                    "/password",
                    "",
                    "至少 " + policy.shortest() + " 位" + (policy.mixed() ? "，并混合字母、数字或符号" : ""),
                    "at least "
                            + policy.shortest()
                            + " characters"
                            + (policy.mixed() ? ", not letters or digits alone" : ""));
        }
    }

    private <T> T inTurn(java.util.function.Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
