package org.yuanliu.core.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.yuanliu.core.code.Code;

/// An event, who filed it and when it reached us for the first time.
///
/// A class and not a record because it keeps the event's identity: a hash is the dearest thing
/// about an event.
public final class FiledEvent {

    private final Event event;
    private final UUID filer;
    private final Instant filedAt;
    private final EventId id;

    public FiledEvent(Event event, UUID filer, Instant filedAt) {
        this.event = event;
        this.filer = filer;
        this.filedAt = filedAt;
        this.id = event.id();
    }

    /// Filed by the company that acted.
    public static FiledEvent byActor(Event event, Instant filedAt) {
        return new FiledEvent(event, event.actor(), filedAt);
    }

    public Event event() {
        return event;
    }

    public UUID filer() {
        return filer;
    }

    public Instant filedAt() {
        return filedAt;
    }

    public EventId id() {
        return id;
    }

    /// One for each code that the event names.
    public List<Filed> each() {
        return event.deeds(id).stream().map(it -> new Filed(it, filer, filedAt)).toList();
    }

    /// The event in the history of a code that it does not name.
    public Filed linkTo(Code code) {
        return new Filed(event.linkTo(id, code), filer, filedAt);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FiledEvent it
                && id.equals(it.id)
                && filer.equals(it.filer)
                && filedAt.equals(it.filedAt);
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
