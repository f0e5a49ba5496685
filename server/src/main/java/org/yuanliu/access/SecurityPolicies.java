package org.yuanliu.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.store.SecurityPolicyStore;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// Reads and changes the security policy. Runs inside the caller's transaction.
@Service
public class SecurityPolicies {

    /// As long as a session once read is believed.
    private static final Duration BELIEVED = Duration.ofSeconds(5);

    private final SecurityPolicyStore store;
    private final Journal journal;
    private final Clock clock;
    private volatile @Nullable Read read;

    private record Read(SecurityPolicy policy, Instant at) {}

    SecurityPolicies(SecurityPolicyStore store, Journal journal, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.clock = clock;
    }

    SecurityPolicy current() {
        var known = read;
        var now = clock.instant();
        if (known == null || !known.at().plus(BELIEVED).isAfter(now) || known.at().isAfter(now)) {
            known = new Read(store.read(), now);
            read = known;
        }
        return Objects.requireNonNull(known).policy();
    }

    public SecurityPolicy policy(Acting acting) {
        acting.must(Duty.SEE_POLICY);
        return store.read();
    }

    public SecurityPolicy change(Acting acting, SecurityPolicy wanted, String reason) {
        acting.must(Duty.SET_POLICY);
        within("/passwordDays", wanted.passwordDays(), 0, 3650);
        within("/warningDays", wanted.warningDays(), 0, 90);
        within("/remembered", wanted.remembered(), 0, 24);
        var before = store.read();
        if (!store.write(wanted)) {
            throw new Refusal(ProblemKind.CHANGED_MEANWHILE);
        }
        read = null;
        journal.note(
                acting,
                Note.of("security-policy.change", "security-policy")
                        .because(Reasons.of("/reason", reason))
                        .changed(before, wanted));
        return store.read();
    }

    /// In a demonstration everybody knows the password, and nobody is to be locked out.
    void relax() {
        var strict = store.read();
        store.write(new SecurityPolicy(0, 0, strict.remembered(), Set.of(), strict.version()));
        read = null;
    }

    private static void within(String pointer, int value, int least, int most) {
        if (value < least || value > most) {
            throw Refusal.field(pointer, String.valueOf(value), least + "–" + most);
        }
    }
}
