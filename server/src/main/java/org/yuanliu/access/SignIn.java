package org.yuanliu.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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

    /// How long a session once read is believed without asking the database again.
    private static final Duration BELIEVED = Duration.ofSeconds(5);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Scopes scopes;
    private final PersonStore people;
    private final SessionStore sessions;
    private final Guesses guesses;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final SecurityPolicies policies;
    private final SecondFactors factors;
    private final Names names;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    SignIn(
            Scopes scopes,
            PersonStore people,
            SessionStore sessions,
            Guesses guesses,
            Passwords passwords,
            PasswordPolicy policy,
            SecurityPolicies policies,
            SecondFactors factors,
            Names names,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scopes = scopes;
        this.people = people;
        this.sessions = sessions;
        this.guesses = guesses;
        this.passwords = passwords;
        this.policy = policy;
        this.policies = policies;
        this.factors = factors;
        this.names = names;
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

    private record Known(Session session, SecurityPolicy rules, Instant readAt) {}

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
        var person = account.get().person();
        if (!passwords.matches(password, account.get().passwordHash())) {
            noteFailure(person, wait, origin);
            throw Guesses.refused(wait);
        }
        if (!scopes.read(Acting.platform(origin), () -> factors.isConfirmed(person))) {
            return open(person, login, origin, "password", "session.open", Optional.empty());
        }
        if (code.isEmpty()) {
            throw new Refusal(ProblemKind.SECOND_FACTOR_NEEDED);
        }
        return switch (scopes.write(
                Acting.platform(origin), () -> factors.prove(person, code.get()))) {
            case Proof.Code(long ahead) ->
                    open(person, login, origin, "second-factor", "session.open", drift(ahead));
            case Proof.OnPaper(int left) ->
                    open(
                            person,
                            login,
                            origin,
                            "recovery-code",
                            "session.open-by-recovery-code",
                            Optional.of(new Notice.CodesOnPaperLeft(left)));
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
                account.person(),
                login,
                origin,
                "demonstration",
                "session.demonstrate",
                Optional.empty());
    }

    public Optional<Session> session(String token) {
        var now = clock.instant();
        var before = known.get(token);
        if (before != null
                && before.readAt().plus(BELIEVED).isAfter(now)
                && before.rules().equals(policies.current())
                && before.session().seenAt().plus(policy.idle()).isAfter(now)) {
            return Optional.of(before.session());
        }
        var session =
                scopes.write(
                        Acting.platform("session"), () -> scopes.widely(() -> read(token, now)));
        session.ifPresentOrElse(
                it -> known.put(token, new Known(it, policies.current(), now)),
                () -> known.remove(token));
        if (known.size() > 10_000) {
            known.clear();
        }
        return session;
    }

    private Optional<Session> read(String token, Instant now) {
        return sessions.touch(hash(token), now, now.minus(policy.idle()))
                .map(it -> session(it, now));
    }

    private Session session(SessionStore.Found found, Instant now) {
        var rules = policies.current();
        // Who looks on as somebody in a demonstration knows no password and has no telephone.
        boolean real = !found.how().equals("demonstration");
        var dueAt =
                real
                        ? found.passwordChangedAt().flatMap(rules::dueAfter)
                        : Optional.<Instant>empty();
        var due = EnumSet.noneOf(Session.Due.class);
        if (real
                && (found.temporaryPassword()
                        || dueAt.filter(it -> !it.isAfter(now)).isPresent())) {
            due.add(Session.Due.PASSWORD);
        }
        if (real
                && !found.secondFactor()
                && rules.secondFactorRoles().contains(found.acting().role())) {
            due.add(Session.Due.SECOND_FACTOR);
        }
        return new Session(
                found.id(),
                found.person(),
                found.login(),
                found.name().flatMap(names::name).orElse(found.login()),
                found.acting(),
                found.memberships(),
                found.csrf(),
                found.seenAt(),
                due,
                dueAt.filter(it -> it.minus(Duration.ofDays(rules.warningDays())).isBefore(now)));
    }

    /// What this process believes of anybody's session is asked anew.
    void believeNothing() {
        known.clear();
    }

    public Session actFor(String token, UUID membership, String origin) {
        known.remove(token);
        scopes.write(
                Acting.platform(origin),
                () ->
                        scopes.widely(() -> {
                            if (!sessions.actFor(hash(token), membership)) {
                                throw new Refusal(ProblemKind.FORBIDDEN);
                            }
                            return membership;
                        }));
        var session = session(token).orElseThrow(() -> new Refusal(ProblemKind.SIGNED_OUT));
        note(session.as(origin), "session.act-for", session.person());
        return session;
    }

    public void signOut(String token, Acting acting) {
        known.remove(token);
        scopes.write(
                acting,
                () -> {
                    sessions.end(hash(token), clock.instant());
                    journal.note(acting, Note.of("session.close", "person/" + acting.person()));
                    return acting;
                });
    }

    public Duration idle() {
        return policy.idle();
    }

    private SignedIn open(
            UUID person,
            String login,
            String origin,
            String how,
            String action,
            Optional<Notice> notice) {
        var now = clock.instant();
        var token = random();
        var session =
                scopes.write(
                        Acting.platform(origin),
                        () -> {
                            guesses.clear(login);
                            return scopes.widely(() -> {
                                var membership =
                                        people.firstMembership(person)
                                                .orElseThrow(
                                                        () -> new Refusal(ProblemKind.FORBIDDEN));
                                sessions.open(
                                        hash(token),
                                        new SessionStore.Opening(
                                                person, membership, random(), origin, how),
                                        now);
                                return read(token, now).orElseThrow();
                            });
                        });
        note(session.as(origin), action, person);
        return new SignedIn(token, session, notice);
    }

    private void note(Acting acting, String action, UUID person) {
        scopes.write(
                acting,
                () -> {
                    journal.note(acting, Note.of(action, "person/" + person));
                    return acting;
                });
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

    static byte[] hash(String token) {
        return ChainHash.SHA_256.digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
