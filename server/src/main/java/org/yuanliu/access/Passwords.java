package org.yuanliu.access;

import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.yuanliu.kernel.Refusal;

/// Passwords, hashed with a function that costs memory (Argon2id, 19 MiB, two passes).
@Component
class Passwords {

    /// The hash of no password, made with the parameters of the others. Hashing one anew would make
    /// every start a tenth slower.
    private static final int FEWEST_DIFFERENT = 5;

    private static final String NOBODY =
            "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGhhcyBpdCEhIQ$"
                    + "bm8gcGFzc3dvcmQgaXMgaGFzaGVkIGxpa2UgdGhpcyE";

    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Two at a time: whoever floods the sign-in must not take the memory of everybody else.
    private final Semaphore turns = new Semaphore(2);

    private final Argon2PasswordEncoder argon = new Argon2PasswordEncoder(16, 32, 1, 19 << 10, 2);
    private final PasswordPolicy policy;

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
        inTurn(() -> argon.matches(password, NOBODY));
    }

    void mustBeGood(String password) {
        if (password.strip().length() < policy.shortest()
                || password.chars().distinct().count() < FEWEST_DIFFERENT
                || (policy.mixed()
                        && (password.chars().allMatch(Character::isLetter)
                                || password.chars().allMatch(Character::isDigit)))) {
            throw Refusal.field(
                    "/password",
                    "",
                    "至少 "
                            + policy.shortest()
                            + " 位，其中不同的字符至少 "
                            + FEWEST_DIFFERENT
                            + " 个"
                            + (policy.mixed() ? "，并混合字母、数字或符号" : ""),
                    "at least "
                            + policy.shortest()
                            + " characters, "
                            + FEWEST_DIFFERENT
                            + " of them different"
                            + (policy.mixed() ? ", not letters or digits alone" : ""));
        }
    }

    /// For once: whoever gets it must change it at the first sign-in. Nothing in it is taken for
    /// something else when it is read aloud.
    static String temporary() {
        var password = new StringBuilder();
        RANDOM.ints(16, 0, READABLE.length())
                .forEach(it -> {
                    if (password.length() % 5 == 4) {
                        password.append('-');
                    }
                    password.append(READABLE.charAt(it));
                });
        return password.append("-7k").toString();
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
