package org.yuanliu.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.store.ApiKeyStore;
import org.yuanliu.access.store.ApiKeyStore.Revoked;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// Keys with which machines sign in for a party: shown once, scoped, revocable.
@Service
public class ApiKeys {

    /// To read, to file what happened to goods, to keep what the libraries say of its party.
    public static final Set<String> SCOPES = Set.of("read", "file", "keep");

    private static final String PREFIX = "yl_";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Scopes scopes;
    private final ApiKeyStore keys;
    private final Journal journal;
    private final Clock clock;

    ApiKeys(Scopes scopes, ApiKeyStore keys, Journal journal, Clock clock) {
        this.scopes = scopes;
        this.keys = keys;
        this.journal = journal;
        this.clock = clock;
    }

    public record Key(
            UUID id,
            String name,
            List<String> scopes,
            Instant madeAt,
            Optional<Instant> lastUsedAt,
            Optional<Instant> revokedAt) {}

    public record Made(Key key, String secret) {}

    /// Who comes with a key, and what the key may do.
    public record Bearer(Acting acting, Set<String> scopes) {}

    /// Inside the caller's transaction. An administrator gets none: a key knows no second factor.
    public Made make(Acting acting, String name, List<String> wanted) {
        acting.must(!acting.role().administers());
        if (name.isBlank() || name.length() > 100) {
            throw Refusal.field("/name", name, "1–100 个字符", "1 to 100 characters");
        }
        if (wanted.isEmpty() || !SCOPES.containsAll(wanted)) {
            throw Refusal.field(
                    "/scopes",
                    String.join(",", wanted),
                    String.join(", ", SCOPES.stream().sorted().toList()));
        }
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var key =
                new Key(
                        Ids.next(),
                        name,
                        wanted,
                        clock.instant(),
                        Optional.empty(),
                        Optional.empty());
        acting.must(keys.add(key, acting, Sessions.hash(secret)));
        journal.note(acting, Note.of("api-key.make", "api-key/" + key.id()).made(key));
        return new Made(key, secret);
    }

    public List<Key> of(Acting acting) {
        return keys.of(acting.party());
    }

    public void revoke(Acting acting, UUID id) {
        if (!keys.revoke(id, acting.party(), clock.instant())) {
            throw new Refusal(ProblemKind.NOT_FOUND);
        }
        journal.note(acting, Note.of("api-key.revoke", "api-key/" + id));
    }

    /// For good: whoever gets the role again makes other keys.
    void revokeThoseMadeAs(Acting acting, UUID membership, String why) {
        note(acting, keys.revokeThoseMadeAs(membership, clock.instant()), why);
    }

    void revokeThoseOf(Acting acting, UUID person, String why) {
        note(acting, keys.revokeThoseOf(person, clock.instant()), why);
    }

    private void note(Acting acting, List<Revoked> revoked, String why) {
        for (var key : revoked) {
            journal.note(
                    acting,
                    Note.of("api-key.revoke", "api-key/" + key.id())
                            .concerning(key.party())
                            .because(why));
        }
    }

    /// Who stands behind a secret; opens its own transaction.
    public Optional<Bearer> bearer(String secret, String origin) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return scopes.write(
                Acting.platform(origin),
                () ->
                        scopes.widely(
                                () -> keys.use(Sessions.hash(secret), clock.instant(), origin)));
    }
}
