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
    private final Changes changes = new Changes();
    private volatile @Nullable Read read;

    private record Read(SecurityPolicy policy, Instant at, long changes) {}

    SecurityPolicies(SecurityPolicyStore store, Journal journal, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.clock = clock;
    }

    SecurityPolicy current() {
        var known = read;
        var now = clock.instant();
        if (known == null
                || known.changes() != changes.ended()
                || !known.at().plus(BELIEVED).isAfter(now)
                || known.at().isAfter(now)) {
            long seen = changes.ended();
            known = new Read(store.read(), now, seen);
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
        mustKeepAdministrators(before, wanted);
        if (!store.write(wanted)) {
            throw new Refusal(ProblemKind.CHANGED_MEANWHILE);
        }
        changes.one();
        journal.note(
                acting,
                Note.of("security-policy.change", "security-policy")
                        .because(Reasons.of("/reason", reason))
                        .changed(before, wanted));
        return store.read();
    }

    /// Whoever sets the policy could reset the password of one of the three, and come in as that
    /// one, if it needed nothing else.
    private static void mustKeepAdministrators(SecurityPolicy before, SecurityPolicy wanted) {
        for (var role : Role.ADMINISTRATORS) {
            if (before.secondFactorRoles().contains(role)
                    && !wanted.secondFactorRoles().contains(role)) {
                throw Refusal.field(
                        "/secondFactorRoles",
                        role.word(),
                        "三员必须使用动态口令，不能取消",
                        "administrators always need a second factor");
            }
        }
    }

    /// In a demonstration everybody knows the password, and nobody is to be locked out.
    void relax() {
        var strict = store.read();
        store.write(new SecurityPolicy(0, 0, strict.remembered(), Set.of(), strict.version()));
        changes.one();
    }

    private static void within(String pointer, int value, int least, int most) {
        if (value < least || value > most) {
            throw Refusal.field(pointer, String.valueOf(value), least + "–" + most);
        }
    }
}
