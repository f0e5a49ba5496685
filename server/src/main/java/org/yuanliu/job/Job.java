package org.yuanliu.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.access.Party;
import org.yuanliu.core.Text;

/// Long work as a person reads it: what, how far, how fast, how long still, and what can be done
/// about it.
public record Job(
        UUID id,
        String kind,
        Text title,
        Text unit,
        Party.Named party,
        String state,
        Text stateTitle,
        long done,
        Optional<Long> total,
        Optional<Double> perSecond,
        Optional<Speed.Left> left,
        Instant askedAt,
        Instant movedAt,
        Optional<Instant> endedAt,
        Optional<JobKind.Outcome> outcome,
        Optional<Problem> problem,
        List<Offer> offers) {

    /// Why it did not go on. The trace id leads to the cause in the log.
    public record Problem(String code, Text sentence, Optional<String> trace) {}

    /// A step that whoever ordered it could take now.
    public record Offer(String step, Text title) {}
}
