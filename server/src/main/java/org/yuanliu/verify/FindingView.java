package org.yuanliu.verify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.access.Party;
import org.yuanliu.core.Text;
import org.yuanliu.trace.EventView;

/// A finding as a person reads it: the rule in words, found against expected, the evidence, what
/// was done.
public record FindingView(
        Line line,
        String leaf,
        String engine,
        String found,
        String expected,
        Optional<Instant> resolvedAt,
        List<EventView> evidence,
        List<Correction> corrections,
        List<StepView> history,
        List<Offer> offers,
        int version,
        Text disclaimer) {

    /// A finding in a list.
    public record Line(
            String id,
            RuleView rule,
            String dimension,
            String resultClass,
            Text resultTitle,
            String identity,
            EventView.Goods product,
            Text statement,
            String state,
            Text stateTitle,
            Instant openedAt,
            Optional<Party.Named> accountable,
            Party.Named authority) {}

    public record RuleView(
            String id, int version, String zh, String en, String citation, boolean verified) {}

    public record StepView(
            Instant at,
            String step,
            Optional<String> person,
            Party.Named party,
            Optional<String> reason) {

        StepView by(Optional<String> name) {
            return new StepView(at, step, name, party, reason);
        }
    }

    /// A step that the reader could take now.
    public record Offer(String step, Text title, boolean reasoned) {}

    public record Correction(
            UUID id,
            String finding,
            Party.Named askedBy,
            Party.Named askedOf,
            String reason,
            LocalDate deadline,
            boolean provisional,
            String state,
            Instant askedAt,
            Optional<Instant> endedAt) {}
}
