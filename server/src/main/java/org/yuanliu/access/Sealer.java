package org.yuanliu.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.yuanliu.access.store.JournalStore;
import org.yuanliu.access.store.JournalStore.Link;

/// Numbers the journal's entries and links each to the one before, shortly after they were written.
///
/// Writers don't wait for it, so they don't wait for each other. If it stands still nothing is
/// lost: entries stay in the unsealed tail, which `journal verify` counts.
@Component
class Sealer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int AT_ONCE = 5_000;

    private final Scopes scopes;
    private final JournalStore entries;
    private final ChainHash hash;
    private volatile boolean running;
    private Thread thread = Thread.ofVirtual().unstarted(() -> {});

    Sealer(Scopes scopes, JournalStore entries, ChainHash hash) {
        this.scopes = scopes;
        this.entries = entries;
        this.hash = hash;
    }

    /// Seals what is there, and answers how much it was.
    int seal() {
        return scopes.write(
                Acting.platform("sealer"),
                () ->
                        scopes.widely(() -> {
                            if (!entries.becomeSealer()) {
                                return 0;
                            }
                            var unsealed = entries.unsealed(AT_ONCE);
                            if (!unsealed.isEmpty()) {
                                entries.seal(unsealed, link(unsealed, entries.last()), hash);
                            }
                            return unsealed.size();
                        }));
    }

    private List<Link> link(List<JournalEntry> unsealed, Link last) {
        var links = new ArrayList<Link>(unsealed.size());
        for (var entry : unsealed) {
            last = new Link(last.seq() + 1, hash.link(last.hash(), last.seq() + 1, entry));
            links.add(last);
        }
        return links;
    }

    private void run() {
        while (running) {
            try {
                if (seal() < AT_ONCE) {
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                LOG.warn("the journal can't be sealed at the moment: {}", failure.toString());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("sealer").start(this::run);
    }

    /// What was written is sealed before the product stops.
    @Override
    public void stop() {
        running = false;
        try {
            thread.join(Duration.ofSeconds(2));
            while (seal() > 0) {
                LOG.debug("sealed the rest");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.warn("entries remain unsealed until the next start: {}", failure.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
