package org.yuanliu.evidence;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Scopes;
import org.yuanliu.evidence.store.ExhibitStore;

/// Collects bytes that no row names: their transaction failed, or the platform was killed in it.
///
/// Only what has lain here for a day, and never while somebody hands in the same bytes again: both
/// take the lock of that hash.
@Component
class Gleaner {

    static final Duration AGE = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(Gleaner.class);
    private static final int AT_ONCE = 500;

    private final Folder folder;
    private final Depot depot;
    private final ExhibitStore exhibits;
    private final Scopes scopes;
    private final Clock clock;

    Gleaner(Folder folder, Depot depot, ExhibitStore exhibits, Scopes scopes, Clock clock) {
        this.folder = folder;
        this.depot = depot;
        this.exhibits = exhibits;
        this.scopes = scopes;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT6H")
    int collect() throws IOException {
        folder.removeAbandoned();
        var limit = clock.instant().minus(AGE);
        var old = new ArrayList<String>();
        depot.each(it -> {
            if (it.since().isBefore(limit)) {
                old.add(it.hash());
            }
        });
        int collected = 0;
        for (int from = 0; from < old.size(); from += AT_ONCE) {
            var some = old.subList(from, Math.min(from + AT_ONCE, old.size()));
            for (var hash : asPlatform(() -> exhibits.unnamed(some))) {
                collected += asPlatform(() -> collect(hash)) ? 1 : 0;
            }
        }
        if (collected > 0) {
            LOG.info("collected {} files that no row names", collected);
        }
        return collected;
    }

    private boolean collect(String hash) {
        exhibits.holdAlone(hash);
        if (exhibits.unnamed(java.util.List.of(hash)).isEmpty()) {
            return false;
        }
        try {
            depot.remove(hash);
            return true;
        } catch (IOException stays) {
            LOG.warn("could not remove {}", hash, stays);
            return false;
        }
    }

    private <T> T asPlatform(java.util.function.Supplier<T> work) {
        return scopes.write(Acting.platform("evidence"), () -> scopes.widely(work));
    }
}
