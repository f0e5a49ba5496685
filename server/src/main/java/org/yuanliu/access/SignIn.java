package org.yuanliu.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.store.PersonStore;
import org.yuanliu.access.store.PersonStore.Account;
import org.yuanliu.access.store.SessionStore;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// From a login and a password to a session, and out again.
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
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final Journal journal;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    SignIn(
            Scopes scopes,
            PersonStore people,
            SessionStore sessions,
            Passwords passwords,
            PasswordPolicy policy,
            Journal journal,
            Clock clock) {
        this.scopes = scopes;
        this.people = people;
        this.sessions = sessions;
        this.passwords = passwords;
        this.policy = policy;
        this.journal = journal;
        this.clock = clock;
    }

    public record SignedIn(String token, Session session) {}

    private record Known(Session session, Instant readAt) {}

    /// A failure is counted and committed, so it is a value inside and a refusal only afterwards.
    public SignedIn signIn(String login, String password, String origin) {
        var now = clock.instant();
        var account =
                scopes.read(
                        Acting.platform(origin), () -> scopes.widely(() -> people.account(login)));
        if (account.isEmpty()) {
            passwords.compareWithNobody(password);
            throw new Refusal(ProblemKind.WRONG_PASSWORD);
        }
        refuseIfLocked(account.get(), now);
        boolean right = passwords.matches(password, account.get().passwordHash());
        if (!right) {
            throw failed(account.get(), now, origin);
        }
        return open(account.get().person(), now, origin, "session.open");
    }

    /// "以…身份查看": only the demonstration asks for no password, and whoever calls this has checked
    /// that it is one.
    public SignedIn signInAs(String login, String origin) {
        var account =
                scopes.read(
                                Acting.platform(origin),
                                () -> scopes.widely(() -> people.account(login)))
                        .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
        return open(account.person(), clock.instant(), origin, "session.demonstrate");
    }

    public Optional<Session> session(String token) {
        var now = clock.instant();
        var before = known.get(token);
        if (before != null
                && before.readAt().plus(BELIEVED).isAfter(now)
                && before.session().seenAt().plus(policy.idle()).isAfter(now)) {
            return Optional.of(before.session());
        }
        var session =
                scopes.write(
                        Acting.platform("session"),
                        () ->
                                scopes.widely(() ->
                                        sessions.touch(
                                                hash(token), now, now.minus(policy.idle()))));
        session.ifPresentOrElse(
                it -> known.put(token, new Known(it, now)), () -> known.remove(token));
        if (known.size() > 10_000) {
            known.clear();
        }
        return session;
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
        note(session.as(origin), "session.act-for");
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

    private SignedIn open(UUID person, Instant now, String origin, String action) {
        var token = random();
        var session =
                scopes.write(
                        Acting.platform(origin),
                        () ->
                                scopes.widely(() -> {
                                    people.signedIn(person);
                                    var membership =
                                            people.firstMembership(person)
                                                    .orElseThrow(() ->
                                                            new Refusal(ProblemKind.FORBIDDEN));
                                    sessions.open(hash(token), person, membership, random(), now);
                                    return sessions.touch(
                                                    hash(token), now, now.minus(policy.idle()))
                                            .orElseThrow();
                                }));
        note(session.as(origin), action);
        return new SignedIn(token, session);
    }

    private void note(Acting acting, String action) {
        scopes.write(
                acting,
                () -> {
                    journal.note(acting, Note.of(action, "person/" + acting.person()));
                    return acting;
                });
    }

    private void refuseIfLocked(Account account, Instant now) {
        account.lockedUntil()
                .filter(it -> it.isAfter(now))
                .ifPresent(until -> {
                    throw locked(Duration.between(now, until));
                });
    }

    private Refusal failed(Account account, Instant now, String origin) {
        int failures =
                scopes.write(
                        Acting.platform(origin),
                        () -> {
                            int counted = scopes.widely(() -> people.failed(account.person()));
                            var delay = policy.delayAfter(counted);
                            if (delay.isPositive()) {
                                scopes.widely(() -> people.lock(account.person(), now.plus(delay)));
                            }
                            journal.note(
                                    Acting.platform(origin),
                                    Note.of("session.refused", "person/" + account.person()));
                            return counted;
                        });
        var delay = policy.delayAfter(failures);
        return delay.isPositive() ? locked(delay) : new Refusal(ProblemKind.WRONG_PASSWORD);
    }

    private static Refusal locked(Duration delay) {
        return new Refusal(
                ProblemKind.LOCKED_OUT,
                List.of(),
                Map.of("retry-after", String.valueOf(delay.toSeconds() + 1)));
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
