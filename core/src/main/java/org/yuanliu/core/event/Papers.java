package org.yuanliu.core.event;

import java.util.Optional;

/// What papers say of an event, and how its filer tells it from another one like it.
///
/// Two sales of ten metres in one second are two sales. Without serials only the line of a document
/// or the filer's own reference tells that; so goods without serials need one of the two, and both
/// belong to the identity.
public record Papers(Optional<String> document, Optional<String> line, Optional<String> reference) {

    public static final Papers NONE =
            new Papers(Optional.empty(), Optional.empty(), Optional.empty());

    public Papers {
        document = document.map(String::strip);
        line = line.map(String::strip);
        reference = reference.map(String::strip);
    }

    public static Papers reference(String reference) {
        return new Papers(Optional.empty(), Optional.empty(), Optional.of(reference));
    }

    /// Whether they tell this event from another one about the same quantity.
    public boolean tellApart() {
        return reference.isPresent() || (document.isPresent() && line.isPresent());
    }
}
