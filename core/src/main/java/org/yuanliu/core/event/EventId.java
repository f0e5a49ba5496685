package org.yuanliu.core.event;

import org.yuanliu.core.Content;

/// The SHA-256 of an event's content, as 64 lower-case hexadecimal digits. See [Event] for the
/// content that goes in.
public record EventId(String hex) implements Comparable<EventId> {

    public EventId {
        if (!Content.isSha256(hex)) {
            throw new IllegalArgumentException("not 64 lower-case hexadecimal digits: " + hex);
        }
    }

    @Override
    public int compareTo(EventId other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
