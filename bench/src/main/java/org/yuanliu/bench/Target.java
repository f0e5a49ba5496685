package org.yuanliu.bench;

import java.util.OptionalDouble;

/// What a figure has to be: in words, and as a question to the figure and the one beside it.
record Target(String words, Question question) {

    interface Question {
        boolean holds(double value, OptionalDouble against);
    }

    static Target atMost(double limit) {
        return new Target("≤ " + Figure.of(limit), (value, against) -> value <= limit);
    }

    static Target atLeast(double limit) {
        return new Target("≥ " + Figure.of(limit), (value, against) -> value >= limit);
    }

    static Target atMostTimes(double factor) {
        return new Target(
                "≤ " + Figure.of(factor) + " × against",
                (value, against) -> against.isPresent() && value <= factor * against.getAsDouble());
    }

    static Target atLeastTimes(double factor) {
        return new Target(
                "≥ " + Figure.of(factor) + " × against",
                (value, against) -> against.isPresent() && value >= factor * against.getAsDouble());
    }

    /// Something that is seen, not measured.
    static Target that(String words, boolean seen) {
        return new Target(words, (value, against) -> seen);
    }

    Target and(Target other) {
        return new Target(
                words + " and " + other.words,
                (value, against) -> holds(value, against) && other.holds(value, against));
    }

    Target or(Target other) {
        return new Target(
                words + " or " + other.words,
                (value, against) -> holds(value, against) || other.holds(value, against));
    }

    boolean holds(double value, OptionalDouble against) {
        return question.holds(value, against);
    }
}
