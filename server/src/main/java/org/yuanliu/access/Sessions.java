package org.yuanliu.access;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.yuanliu.access.store.SessionStore;
import org.yuanliu.access.store.SessionStore.Opening;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// Who is signed in: read from the database, and believed for a moment without asking again.
///
/// Nobody else touches the rows, so whatever ends or changes a session also ends what is believed
/// of it. Whoever changes something else that a session shows, such as a role, says so with
/// [#forget]. Except for [#of], all of it runs inside the caller's transaction.
@Component
class Sessions {

    /// How long a session once read is believed without asking the database again.
    private static final Duration BELIEVED = Duration.ofSeconds(5);

    /// How long one that is over can still be looked up. The last one of a person stays: it tells
    /// when he was last here.
    private static final Duration KEPT = Duration.ofDays(7);

    private static final int MOST = 10_000;

    private final SessionStore store;
    private final Scopes scopes;
    private final PasswordPolicy policy;
    private final SecurityPolicies policies;
    private final Names names;
    private final Clock clock;
    private final Changes changes = new Changes();
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Sessions(
            SessionStore store,
            Scopes scopes,
            PasswordPolicy policy,
            SecurityPolicies policies,
            Names names,
            Clock clock) {
        this.store = store;
        this.scopes = scopes;
        this.policy = policy;
        this.policies = policies;
        this.names = names;
        this.clock = clock;
    }

    private record Known(Session session, SecurityPolicy rules, Instant readAt, long changes) {}

    /// Opens its own transaction, if it has to ask.
    Optional<Session> of(String token) {
        var now = clock.instant();
        var rules = policies.current();
        var before = known.get(token);
        if (before != null && isBelieved(before, rules, now)) {
            return Optional.of(before.session());
        }
        long seen = changes.ended();
        var session =
                scopes.write(
                        Acting.platform("session"),
                        () -> scopes.widely(() -> touch(token, rules, now)));
        session.ifPresentOrElse(
                it -> known.put(token, new Known(it, rules, now, seen)), () -> known.remove(token));
        if (known.size() > MOST) {
            known.clear();
        }
        return session;
    }

    private boolean isBelieved(Known it, SecurityPolicy rules, Instant now) {
        return it.changes() == changes.ended()
                && it.readAt().plus(BELIEVED).isAfter(now)
                && it.rules().equals(rules)
                && endsAt(it.session()).isAfter(now);
    }

    /// Without a request, and however busy somebody is.
    Instant endsAt(Session session) {
        var idle = session.seenAt().plus(policy.idle());
        var atMost = session.openedAt().plus(policy.lifetime());
        return idle.isBefore(atMost) ? idle : atMost;
    }

    private Optional<Session> touch(String token, SecurityPolicy rules, Instant now) {
        return store.touch(hash(token), now, alive(now)).map(it -> session(it, rules, now));
    }

    private SessionStore.Alive alive(Instant now) {
        return new SessionStore.Alive(now.minus(policy.idle()), now.minus(policy.lifetime()));
    }

    private Session session(SessionStore.Found found, SecurityPolicy rules, Instant now) {
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
                found.openedAt(),
                found.seenAt(),
                due,
                dueAt.filter(it -> it.minus(Duration.ofDays(rules.warningDays())).isBefore(now)));
    }

    Session open(String token, Opening opening) {
        var now = clock.instant();
        store.open(hash(token), opening, now);
        return touch(token, policies.current(), now).orElseThrow();
    }

    Session actFor(String token, UUID membership) {
        if (!store.actFor(hash(token), membership)) {
            throw new Refusal(ProblemKind.FORBIDDEN);
        }
        forget();
        return touch(token, policies.current(), clock.instant())
                .orElseThrow(() -> new Refusal(ProblemKind.SIGNED_OUT));
    }

    void end(String token) {
        store.end(hash(token), clock.instant());
        forget();
    }

    boolean endOne(UUID person, UUID session) {
        forget();
        return store.endOne(person, session, clock.instant());
    }

    int endOthers(Session session) {
        return endOthers(session.person(), Optional.of(session.id()));
    }

    int endAll(UUID person) {
        return endOthers(person, Optional.empty());
    }

    private int endOthers(UUID person, Optional<UUID> except) {
        forget();
        return store.endOthers(person, except, clock.instant());
    }

    /// Whoever acted in a role that has ended acts no longer.
    void endThoseActing(UUID membership) {
        store.endThoseActing(membership, clock.instant());
        forget();
    }

    List<SessionStore.Line> alive(UUID person) {
        return store.alive(person, alive(clock.instant()));
    }

    /// From where somebody signed in is forgotten with his name.
    void erase(UUID person) {
        store.erase(person);
        forget();
    }

    /// What is believed of anybody's session is asked anew, as soon as this change is committed.
    void forget() {
        changes.one();
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    int sweep() {
        return scopes.write(
                Acting.platform("upkeep"),
                () -> store.forgetBefore(clock.instant().minus(KEPT).minus(policy.idle())));
    }

    static byte[] hash(String token) {
        return ChainHash.SHA_256.digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
