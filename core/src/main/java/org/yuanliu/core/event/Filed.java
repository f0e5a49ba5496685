package org.yuanliu.core.event;

import java.time.Instant;

/// An event, and when it reached us for the first time.
///
/// A class and not a record because it keeps the event's identity: rules ask for it again and
/// again, and a hash is the dearest thing in a judgement.
public final class Filed {

    private final Event event;
    private final Instant filedAt;
    private final EventId id;

    public Filed(Event event, Instant filedAt) {
        this.event = event;
        this.filedAt = filedAt;
        this.id = event.id();
    }

    public Event event() {
        return event;
    }

    public Instant filedAt() {
        return filedAt;
    }

    public EventId id() {
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Filed filed && id.equals(filed.id) && filedAt.equals(filed.filedAt);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return event + " filed " + filedAt;
    }
}
