package org.yuanliu.core.chain;

import java.util.List;
import org.yuanliu.core.event.History;

/// The way of one code's goods from hand to hand, as the records in effect tell it.
///
/// An item is in one place at a time. A batch is in many, so the whereabouts after a step are those
/// of the goods that the step speaks of.
public record Chain(String identity, List<Step> steps) {

    public Chain {
        steps = List.copyOf(steps);
    }

    public static Chain of(History history) {
        return new Chain(history.identity(), new Walk(history.effective()).steps());
    }

    /// What is missing, in the order of the steps that show it.
    public List<Gap> gaps() {
        return steps.stream().flatMap(it -> it.gap().stream()).toList();
    }
}
