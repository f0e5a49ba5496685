package org.yuanliu.access;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.yuanliu.access.store.InstallationStore;

/// What kind of installation this database was made as. It is written once and can't be changed.
@Service
public class Installation {

    private final InstallationStore store;
    private final Clock clock;
    private volatile Optional<Boolean> demonstration = Optional.empty();

    Installation(InstallationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public boolean isNew() {
        return store.demonstration().isEmpty();
    }

    public boolean isDemonstration() {
        if (demonstration.isEmpty()) {
            demonstration = store.demonstration();
        }
        return demonstration.orElse(false);
    }

    /// Inside the caller's transaction.
    public void found(boolean asDemonstration) {
        store.found(asDemonstration, clock.instant());
    }
}
