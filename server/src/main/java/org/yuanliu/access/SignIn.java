package org.yuanliu.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.SecondFactors.Proof;
import org.yuanliu.access.store.PersonStore;
import org.yuanliu.access.store.SessionStore;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// From a login, a password and, where there is one, a second factor to a session, and out again.
///
/// The browser holds the token, the database only its hash; who copies the database can't sign in
/// with it.
@Service
public class SignIn {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Scopes scopes;
    private final PersonStore people;
    private final Sessions sessions;
    private final Guesses guesses;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final SecondFactors factors;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignIn(
            Scopes scopes,
            PersonStore people,
            Sessions sessions,
            Guesses guesses,
            Passwords passwords,
            PasswordPolicy policy,
            SecondFactors factors,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scopes = scopes;
        this.people = people;
        this.sessions = sessions;
        this.guesses = guesses;
        this.passwords = passwords;
        this.policy = policy;
        this.factors = factors;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /// `notice`: what the second factor has to tell, such as a telephone whose clock is wrong.
    public record SignedIn(String token, Session session, Optional<Notice> notice) {}

    public sealed interface Notice {
        record ClockDiffers(Duration ahead) implements Notice {}

        record CodesOnPaperLeft(int left) implements Notice {}
    }

    /// For a login that exists and one that does not, the same is counted, compared and answered. A
    /// code is counted like a password: both are guesses until they prove right.
    public SignedIn signIn(String login, String password, Optional<String> code, String origin) {
        var wait = guesses.take(login, origin);
        var account =
                scopes.read(
                        Acting.platform(origin), () -> scopes.widely(() -> people.account(login)));
        if (account.isEmpty()) {
            passwords.compareWithNobody(password);
            throw Guesses.refused(wait);
        }
        var found = account.get();
        var person = found.person();
        if (!passwords.matches(password, found.passwordHash())) {
            noteFailure(person, wait, origin);
            throw Guesses.refused(wait);
        }
        if (!scopes.read(Acting.platform(origin), () -> factors.asksForCode(person))) {
            return open(found, login, origin, "password", "session.open", Optional.empty());
        }
        if (code.isEmpty()) {
            throw new Refusal(ProblemKind.SECOND_FACTOR_NEEDED);
        }
        return switch (scopes.write(
                Acting.platform(origin), () -> factors.prove(person, code.get()))) {
            case Proof.Code(long ahead) ->
                    open(found, login, origin, "second-factor", "session.open", drift(ahead));
            case Proof.OnPaper(int left) ->
                    open(
                            found,
                            login,
                            origin,
                            "recovery-code",
                            "session.open-by-recovery-code",
                            Optional.of(new Notice.CodesOnPaperLeft(left)));
            case Proof.SetUp() ->
                    open(
                            found,
                            login,
                            origin,
                            "set-up-code",
                            "session.open-by-set-up-code",
                            Optional.empty());
            case Proof.Wrong() -> {
                noteFailure(person, wait, origin);
                throw wait.isPositive()
                        ? Guesses.refused(wait)
                        : new Refusal(ProblemKind.WRONG_CODE);
            }
        };
    }

    private static Optional<Notice> drift(long stepsAhead) {
        return stepsAhead == 0
                ? Optional.empty()
                : Optional.of(new Notice.ClockDiffers(Totp.STEP.multipliedBy(stepsAhead)));
    }

    /// "以…身份查看": only the demonstration asks for no password, and whoever calls this has checked
    /// that it is one.
    public SignedIn signInAs(String login, String origin) {
        var account =
                scopes.read(
                                Acting.platform(origin),
                                () -> scopes.widely(() -> people.account(login)))
                        .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
        return open(
                account, login, origin, "demonstration", "session.demonstrate", Optional.empty());
    }

    public Optional<Session> session(String token) {
        return sessions.of(token);
    }

    public Session actFor(String token, UUID membership, String origin) {
        return scopes.write(
                Acting.platform(origin),
                () ->
                        scopes.widely(() -> {
                            var session = sessions.actFor(token, membership);
                            note(session.as(origin), "session.act-for");
                            return session;
                        }));
    }

    public void signOut(String token, Acting acting) {
        scopes.write(
                acting,
                () -> {
                    sessions.end(token);
                    note(acting, "session.close");
                    return acting;
                });
    }

    public Instant endsAt(Session session) {
        return sessions.endsAt(session);
    }

    public Duration idle() {
        return policy.idle();
    }

    /// The session and its entry in the journal, or neither. Whoever resets this password meanwhile
    /// comes before or after: no session is opened with a password that no longer holds.
    private SignedIn open(
            PersonStore.Account account,
            String login,
            String origin,
            String how,
            String action,
            Optional<Notice> notice) {
        var token = random();
        var person = account.person();
        var session =
                scopes.write(
                        Acting.platform(origin),
                        () -> {
                            guesses.clear(login);
                            return scopes.widely(() -> {
                                people.hold(person);
                                if (!people.account(login).equals(Optional.of(account))) {
                                    throw new Refusal(ProblemKind.WRONG_PASSWORD);
                                }
                                var membership =
                                        people.firstMembership(person)
                                                .orElseThrow(
                                                        () -> new Refusal(ProblemKind.FORBIDDEN));
                                var opened =
                                        sessions.open(
                                                token,
                                                new SessionStore.Opening(
                                                        person, membership, random(), origin, how));
                                note(opened.as(origin), action);
                                return opened;
                            });
                        });
        return new SignedIn(token, session, notice);
    }

    private void note(Acting acting, String action) {
        journal.note(acting, Note.of(action, "person/" + acting.person()));
    }

    /// Of an account only: what else was typed is nobody's, and would fill the journal.
    private void noteFailure(UUID person, Duration wait, String origin) {
        var acting = Acting.platform(origin);
        scopes.write(
                acting,
                () -> {
                    journal.note(acting, Note.of("session.refused", "person/" + person));
                    if (wait.isPositive()) {
                        events.publishEvent(
                                new AccountLocked(person, wait, origin, clock.instant()));
                    }
                    return acting;
                });
    }

    private static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
