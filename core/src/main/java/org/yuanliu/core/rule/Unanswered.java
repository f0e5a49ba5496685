package org.yuanliu.core.rule;

import java.util.List;
import org.yuanliu.core.Text;
import org.yuanliu.core.event.EventId;

/// A question of a rule that the records do not answer. It is never a pass, and it is held against
/// nobody.
public record Unanswered(RuleRef rule, String leaf, Text reason, List<EventId> evidence) {

    public Unanswered {
        evidence = List.copyOf(evidence);
    }
}
