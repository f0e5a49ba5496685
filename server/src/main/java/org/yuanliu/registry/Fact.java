package org.yuanliu.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// Something that the registry holds of a subject: for which days it is true, and between which
/// moments it was what we knew.
///
/// It is what somebody said, and not that it is so. A fact is never changed: what corrects it is
/// another one, and this one's time on record ends.
public record Fact<T extends Detail>(
        UUID id,
        String subject,
        String key,
        Optional<UUID> owner,
        Optional<UUID> author,
        Span span,
        Instant recordedAt,
        Optional<Instant> recordedUntil,
        Optional<String> reason,
        T detail) {

    /// Where the fact stands on this day.
    public State on(LocalDate day) {
        if (span.contains(day)) {
            return State.NOW;
        }
        return span.endsBefore(day) ? State.ENDED : State.LATER;
    }

    public enum State {
        NOW,
        ENDED,
        LATER
    }

    /// What somebody wants to have on record. `key` tells several of one kind apart, such as the
    /// number of a certificate.
    public record Draft<T extends Detail>(
            Subject subject, String key, Optional<UUID> owner, Span span, T detail) {}
}
