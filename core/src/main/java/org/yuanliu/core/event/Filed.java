package org.yuanliu.core.event;

import java.time.Instant;
import java.util.UUID;
import org.yuanliu.core.code.Code;

/// What one event says of one code, who filed it and when it reached us for the first time.
public record Filed(Deed deed, UUID filer, Instant filedAt) {

    public EventId id() {
        return deed.event();
    }

    /// Whether the company that acted tells it itself. What somebody else tells of it is on record,
    /// and is neither held against the company nor counted for it.
    public boolean isByActor() {
        return filer.equals(deed.actor());
    }

    /// The same event, where it is linked to a code that it does not name.
    public Filed linkedTo(Code other) {
        return new Filed(deed.linkedTo(other), filer, filedAt);
    }

    /// Of one code there is one record of an event.
    @Override
    public boolean equals(Object other) {
        return other instanceof Filed it
                && id().equals(it.id())
                && filedAt.equals(it.filedAt)
                && deed.code().identity().equals(it.deed.code().identity());
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }
}
