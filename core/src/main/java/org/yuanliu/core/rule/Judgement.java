package org.yuanliu.core.rule;

import java.util.List;

/// What one rule, or all of them, say of one code. An empty judgement says that these rules found
/// nothing in these records, and no more than that.
public record Judgement(List<Finding> findings, List<Unanswered> unanswered) {

    public static final Judgement NOTHING_FOUND = new Judgement(List.of(), List.of());

    public Judgement {
        findings = List.copyOf(findings);
        unanswered = List.copyOf(unanswered);
    }
}
