package org.yuanliu.access;

import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.store.PersonStore;
import org.yuanliu.access.store.PersonStore.Line;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// Opens the account of somebody else, who lost what opens it. Nobody opens his own.
///
/// An administrator's account has two locks, and no colleague has the keys of both: the security
/// administrator sees a new password, the system administrator a new set-up code, and it takes the
/// two to come in. Else whoever resets locks could become any of the three. Runs inside the
/// caller's transaction.
@Service
public class Locks {

    private final PersonStore people;
    private final Sessions sessions;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Guesses guesses;
    private final Scopes scopes;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Locks(
            PersonStore people,
            Sessions sessions,
            Passwords passwords,
            SecondFactors factors,
            Guesses guesses,
            Scopes scopes,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.people = people;
        this.sessions = sessions;
        this.passwords = passwords;
        this.factors = factors;
        this.guesses = guesses;
        this.scopes = scopes;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /// A temporary one, which its owner must change at the next sign-in; his sessions end.
    public String resetPassword(Acting acting, UUID person, String reason) {
        acting.must(Duty.OPEN_ACCOUNTS);
        acting.must(!acting.person().equals(person));
        var why = Reasons.of("/reason", reason);
        return scopes.widely(() -> {
            People.mustBe(hold(person).passwordChangedAt().isPresent());
            if (people.administers(person)) {
                mustNotOpenByPasswordAlone(person);
            }
            var password = temporaryPassword(person);
            sessions.endAll(person);
            note(acting, "password.reset", person, why);
            events.publishEvent(new PasswordReset(person, why, clock.instant()));
            return password;
        });
    }

    /// For whoever is about to learn an administrator's password.
    void mustNotOpenByPasswordAlone(UUID administrator) {
        if (!factors.asksForCode(administrator)) {
            throw Refusal.field(
                    "/person",
                    "",
                    "三员的账号不能只凭密码进入：请先由系统管理员为其生成启用码",
                    "is an administrator, whom a password alone must not let in; the system administrator makes a set-up code first");
        }
    }

    String temporaryPassword(UUID person) {
        var password = Passwords.temporary();
        people.setPassword(person, passwords.hash(password), true, clock.instant());
        return password;
    }

    /// Of an administrator's there is [#newSetUpCode], by another one.
    public void resetSecondFactor(Acting acting, UUID person, String reason) {
        acting.must(Duty.OPEN_ACCOUNTS);
        acting.must(!acting.person().equals(person));
        var why = Reasons.of("/reason", reason);
        scopes.widely(() -> {
            hold(person);
            if (people.administers(person)) {
                throw Refusal.field(
                        "/person",
                        "",
                        "三员的动态口令由系统管理员用启用码重置",
                        "is an administrator, whose second factor the system administrator resets by a set-up code");
            }
            People.mustBe(factors.remove(person));
            tellReset(acting, "second-factor.reset", person, why);
            return person;
        });
    }

    /// Takes an administrator's second factor away, if there is one, and answers what stands in for
    /// it until he has set up another one.
    public String newSetUpCode(Acting acting, UUID person, String reason) {
        acting.must(Duty.OPEN_ADMINISTRATORS);
        acting.must(!acting.person().equals(person));
        var why = Reasons.of("/reason", reason);
        return scopes.widely(() -> {
            hold(person);
            People.mustBe(people.administers(person));
            var code = factors.newSetUpCode(person);
            tellReset(acting, "second-factor.set-up-code", person, why);
            return code;
        });
    }

    private void tellReset(Acting acting, String action, UUID person, String why) {
        sessions.endAll(person);
        note(acting, action, person, why);
        events.publishEvent(new SecondFactorReset(person, why, clock.instant()));
    }

    public void unlock(Acting acting, UUID person, String reason) {
        acting.must(Duty.OPEN_ACCOUNTS);
        var why = Reasons.of("/reason", reason);
        var line = scopes.widely(() -> hold(person));
        guesses.clear(line.login());
        note(acting, "person.unlock", person, why);
    }

    private Line hold(UUID person) {
        return people.hold(person)
                .filter(it -> !it.id().equals(Acting.PLATFORM))
                .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    private void note(Acting acting, String action, UUID person, String why) {
        journal.note(acting, Note.of(action, "person/" + person).because(why));
    }
}
