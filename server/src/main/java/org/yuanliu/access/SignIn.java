package org.yuanliu.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
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
    private final Guesses guesses;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final Journal journal;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    SignIn(
            Scopes scopes,
            PersonStore people,
            SessionStore sessions,
            Guesses guesses,
            Passwords passwords,
            PasswordPolicy policy,
            Journal journal,
            Clock clock) {
        this.scopes = scopes;
        this.people = people;
        this.sessions = sessions;
        this.guesses = guesses;
        this.passwords = passwords;
        this.policy = policy;
        this.journal = journal;
        this.clock = clock;
    }

    public record SignedIn(String token, Session session) {}

    private record Known(Session session, Instant readAt) {}

    /// For a login that exists and one that does not, the same is counted, compared and answered.
    public SignedIn signIn(String login, String password, String origin) {
        var wait = guesses.take(login, origin);
        var account =
                scopes.read(
                        Acting.platform(origin), () -> scopes.widely(() -> people.account(login)));
        if (account.isEmpty()) {
            passwords.compareWithNobody(password);
            throw Guesses.refused(wait);
        }
        if (!passwords.matches(password, account.get().passwordHash())) {
            noteFailure(account.get(), origin);
            throw Guesses.refused(wait);
        }
        return open(account.get().person(), login, origin, "session.open");
    }

    /// "以…身份查看": only the demonstration asks for no password, and whoever calls this has checked
    /// that it is one.
    public SignedIn signInAs(String login, String origin) {
        var account =
                scopes.read(
                                Acting.platform(origin),
                                () -> scopes.widely(() -> people.account(login)))
                        .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
        return open(account.person(), login, origin, "session.demonstrate");
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

    private SignedIn open(UUID person, String login, String origin, String action) {
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
                                sessions.open(hash(token), person, membership, random(), now);
                                return sessions.touch(hash(token), now, now.minus(policy.idle()))
                                        .orElseThrow();
                            });
                        });
        note(session.as(origin), action, person);
        return new SignedIn(token, session);
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
    private void noteFailure(Account account, String origin) {
        note(Acting.platform(origin), "session.refused", account.person());
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
