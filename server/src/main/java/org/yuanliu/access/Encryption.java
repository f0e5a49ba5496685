package org.yuanliu.access;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.store.KnownKeys;
import org.yuanliu.access.store.NameStore;
import org.yuanliu.access.store.SecondFactorStore;

/// Sees to it that sensitive columns are encrypted, and under the newest key.
///
/// What an older version left in clear is encrypted before anybody comes in. After a renewal the
/// rest follows in small transactions while everybody works; whatever stops it, the next start or
/// the next renewal goes on, since each text names the key it needs.
@Service
public class Encryption implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Encryption.class);
    private static final int AT_ONCE = 500;

    private final FileVault vault;
    private final KnownKeys known;
    private final NameStore rows;
    private final SecondFactorStore factors;
    private final Names names;
    private final SecondFactors secondFactors;
    private final List<EncryptedRows> others;
    private final Scopes scopes;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final AtomicBoolean rewriting = new AtomicBoolean();
    private volatile boolean running;

    Encryption(
            FileVault vault,
            KnownKeys known,
            NameStore rows,
            SecondFactorStore factors,
            Names names,
            SecondFactors secondFactors,
            List<EncryptedRows> others,
            Scopes scopes,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.vault = vault;
        this.known = known;
        this.rows = rows;
        this.factors = factors;
        this.names = names;
        this.secondFactors = secondFactors;
        this.others = List.copyOf(others);
        this.scopes = scopes;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /// The keys, and how many rows still wait for the newest one.
    public record State(List<Vault.Known> keys, String newest, int waiting) {}

    public State state(Acting acting) {
        acting.must(Duty.SEE_POLICY);
        return scopes.widely(() ->
                new State(
                        vault.keys(),
                        newest(),
                        rows.countNotUnder(newest())
                                + factors.countNotUnder(newest())
                                + ofOthers(it -> it.waiting(newest()))));
    }

    /// Makes a new key, and writes anew what the older ones encrypted. Inside the caller's
    /// transaction; the rewriting goes on after it.
    public String renew(Acting acting, String reason) {
        acting.must(Duty.KEEP_KEYS);
        var why = Reasons.of("/reason", reason);
        vault.renew();
        known.note(vault.keys(), clock.instant());
        journal.note(acting, Note.of("keys.renew", "key/" + newest()).because(why));
        events.publishEvent(new KeysRenewed(newest()));
        return newest();
    }

    /// After the transaction that noted the key.
    public void rewriteAside() {
        Thread.ofVirtual()
                .name("rewriting")
                .start(() -> {
                    try {
                        rewrite();
                    } catch (RuntimeException failure) {
                        LOG.warn(
                                "not everything is under the newest key yet: {}",
                                failure.toString());
                    }
                });
    }

    /// Answers how many rows it wrote.
    private int rewrite() {
        if (!rewriting.compareAndSet(false, true)) {
            return 0;
        }
        try {
            int all = 0;
            for (int some = rewriteSome(); some > 0 && running; some = rewriteSome()) {
                all += some;
            }
            return all;
        } finally {
            rewriting.set(false);
        }
    }

    private int rewriteSome() {
        return scopes.write(
                Acting.platform("encryption"),
                () ->
                        scopes.widely(() ->
                                names.keepEncrypted(rows.notUnder(newest(), AT_ONCE))
                                        + secondFactors.keepEncrypted(
                                                factors.notUnder(newest(), AT_ONCE))
                                        + ofOthers(it -> it.rewrite(newest(), AT_ONCE))));
    }

    private int ofOthers(ToIntFunction<EncryptedRows> count) {
        return others.stream().mapToInt(count).sum();
    }

    private String newest() {
        return vault.newestForData();
    }

    /// Before anybody is founded and before the web server listens. Nobody comes in while a name
    /// stands in clear; what waits under older keys can be read, and is written anew aside.
    @Override
    public void start() {
        running = true;
        vault.makeMissing();
        var left =
                scopes.write(
                        Acting.platform("encryption"),
                        () -> {
                            if (!known.all().containsAll(vault.keys())) {
                                known.note(vault.keys(), clock.instant());
                            }
                            return scopes.widely(this::left);
                        });
        if (left.inClear()) {
            LOG.info("names that an older version left in clear: encrypted {} rows", rewrite());
            if (scopes.read(Acting.platform("encryption"), () -> scopes.widely(this::left))
                    .inClear()) {
                throw new IllegalStateException(
                        "有姓名仍以明文保存，平台不启动。数据没有改变；请查看上面的原因后重新启动。"
                                + " Names stand in clear still, so the platform does not start."
                                + " Nothing was changed; see the reason above, and start again.");
            }
        } else if (left.underOlderKeys()) {
            rewriteAside();
        }
    }

    private record Left(boolean inClear, boolean underOlderKeys) {}

    private Left left() {
        return new Left(
                rows.anyInClear(),
                rows.anyNotUnder(newest())
                        || factors.countNotUnder(newest()) > 0
                        || ofOthers(it -> it.waiting(newest())) > 0);
    }

    @Override
    public int getPhase() {
        return -10;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
