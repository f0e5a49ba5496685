package org.yuanliu.core.event;

import java.util.Locale;

/// The part that a code plays in an event.
public enum Part {
    /// It was handled: made, sent, received, looked at.
    GOODS,
    /// It went into a package, or came out of it.
    CONTENT,
    /// It is the package.
    BOX,
    /// It is the package, and all that was in it was taken out.
    EMPTIED,
    /// It became something else.
    FROM,
    /// It came into being out of something else.
    INTO,
    /// It plays none: a correction links the event to another one that names the code.
    NONE;

    /// The word used in data.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
