package org.yuanliu.access;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.yuanliu.access.store.SecondFactorStore;
import org.yuanliu.access.store.SecondFactorStore.Kept;

/// A code from somebody's telephone beside the password, and codes on paper for when it is lost.
///
/// Runs inside the caller's transaction. It does not count wrong codes; [SignIn] and [Account] do,
/// as they count wrong passwords.
@Service
class SecondFactors {

    private static final int CODES_ON_PAPER = 10;

    /// No letter or digit that is taken for another one.
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecondFactorStore factors;
    private final Vault vault;
    private final Clock clock;

    SecondFactors(SecondFactorStore factors, Vault vault, Clock clock) {
        this.factors = factors;
        this.vault = vault;
        this.clock = clock;
    }

    /// What a code proved to be.
    sealed interface Proof {
        /// From the telephone, whose clock differs by so many steps.
        record Code(long stepsAhead) implements Proof {}

        record OnPaper(int left) implements Proof {}

        /// What another administrator gave out, until there is a second factor.
        record SetUp() implements Proof {}

        record Wrong() implements Proof {}
    }

    boolean isConfirmed(UUID person) {
        return factors.of(person).flatMap(Kept::confirmedAt).isPresent();
    }

    /// Whether a password alone is not enough.
    boolean asksForCode(UUID person) {
        return isConfirmed(person) || factors.setUpCode(person).isPresent();
    }

    /// A fresh secret, not valid until a code was given for it. Empty: there is one already.
    Optional<byte[]> offer(UUID person) {
        var secret = Totp.newSecret();
        var encrypted = vault.encrypt(HexFormat.of().formatHex(secret), place(person));
        return factors.offer(person, encrypted, clock.instant())
                ? Optional.of(secret)
                : Optional.empty();
    }

    /// The first right code makes the offered secret valid.
    Proof confirm(UUID person, String code) {
        var offered = factors.of(person).filter(it -> it.confirmedAt().isEmpty());
        if (offered.isEmpty()) {
            return new Proof.Wrong();
        }
        var proof = fromTelephone(offered.get(), digits(code));
        if (proof instanceof Proof.Code) {
            factors.confirm(person, clock.instant());
            factors.forgetSetUpCode(person);
        }
        return proof;
    }

    Proof prove(UUID person, String code) {
        var kept = factors.of(person).filter(it -> it.confirmedAt().isPresent());
        var digits = digits(code);
        if (kept.isEmpty()) {
            return factors.setUpCode(person)
                            .filter(it -> MessageDigest.isEqual(it, setUpMark(person, digits)))
                            .isPresent()
                    ? new Proof.SetUp()
                    : new Proof.Wrong();
        }
        return digits.matches("[0-9]{6}")
                ? fromTelephone(kept.get(), digits)
                : onPaper(person, digits);
    }

    private Proof fromTelephone(Kept kept, String code) {
        var secret = vault.decrypt(kept.secret(), place(kept.person()));
        if (secret.isEmpty()) {
            return new Proof.Wrong();
        }
        var now = clock.instant();
        var step = Totp.matching(HexFormat.of().parseHex(secret.get()), code, now, kept.lastStep());
        return step.isPresent() && factors.use(kept.person(), step.getAsLong())
                ? new Proof.Code(step.getAsLong() - Totp.step(now))
                : new Proof.Wrong();
    }

    private Proof onPaper(UUID person, String code) {
        return factors.useRecoveryCode(person, mark(person, code), clock.instant())
                ? new Proof.OnPaper(factors.recoveryCodesLeft(person))
                : new Proof.Wrong();
    }

    /// New codes on paper; the former ones are void. Kept as keyed hashes.
    List<String> newCodesOnPaper(UUID person) {
        var codes = new ArrayList<String>();
        for (int n = 0; n < CODES_ON_PAPER; n++) {
            codes.add(newCode());
        }
        factors.keepRecoveryCodes(
                person, codes.stream().map(it -> mark(person, digits(it))).toList());
        return codes;
    }

    /// Instead of a second factor, and until there is one: without this code the password opens
    /// nothing. The former second factor is gone.
    String newSetUpCode(UUID person) {
        remove(person);
        var code = newCode();
        factors.keepSetUpCode(person, setUpMark(person, digits(code)), clock.instant());
        return code;
    }

    private static String newCode() {
        var code = new StringBuilder();
        RANDOM.ints(10, 0, ALPHABET.length()).forEach(it -> code.append(ALPHABET.charAt(it)));
        return code.insert(5, '-').toString();
    }

    int codesOnPaper(UUID person) {
        return factors.recoveryCodesLeft(person);
    }

    /// Answers whether there was anything.
    boolean remove(UUID person) {
        boolean awaited = factors.forgetSetUpCode(person);
        return factors.remove(person) || awaited;
    }

    int keepEncrypted(Collection<Kept> rows) {
        int written = 0;
        for (var kept : rows) {
            var secret = vault.decrypt(kept.secret(), place(kept.person()));
            if (secret.isPresent()) {
                factors.rewrite(kept.person(), vault.encrypt(secret.get(), place(kept.person())));
                written++;
            }
        }
        return written;
    }

    private byte[] mark(UUID person, String code) {
        return vault.mark(code, "recovery-code/" + person);
    }

    private byte[] setUpMark(UUID person, String code) {
        return vault.mark(code, "set-up-code/" + person);
    }

    private static String digits(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private static String place(UUID person) {
        return "access.second_factor/secret/" + person;
    }
}
