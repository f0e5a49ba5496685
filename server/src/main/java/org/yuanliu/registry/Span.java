package org.yuanliu.registry;

import java.time.LocalDate;
import java.util.Optional;

/// The days on which something holds, both ends included, as papers say it: 有效期至. Without an end it
/// holds until somebody says otherwise.
public record Span(LocalDate from, Optional<LocalDate> to) {

    public Span {
        if (to.isPresent() && to.get().isBefore(from)) {
            throw new IllegalArgumentException(
                    "a span that ends before it begins: " + from + " " + to);
        }
    }

    public static Span since(LocalDate from) {
        return new Span(from, Optional.empty());
    }

    public static Span of(LocalDate from, LocalDate to) {
        return new Span(from, Optional.of(to));
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !endsBefore(day);
    }

    public boolean endsBefore(LocalDate day) {
        return to.isPresent() && to.get().isBefore(day);
    }

    public boolean overlaps(Span other) {
        return !endsBefore(other.from) && !other.endsBefore(from);
    }

    /// What lies before this day, if anything does.
    public Optional<Span> before(LocalDate day) {
        if (!from.isBefore(day)) {
            return Optional.empty();
        }
        return Optional.of(endsBefore(day) ? this : Span.of(from, day.minusDays(1)));
    }

    /// What lies on this day and after it, if anything does.
    public Optional<Span> from(LocalDate day) {
        if (endsBefore(day)) {
            return Optional.empty();
        }
        return Optional.of(day.isAfter(from) ? new Span(day, to) : this);
    }
}
