package org.yuanliu.core.rule;

import java.util.Map;
import java.util.Optional;

/// The numbers that a rule takes from data, as they stand there.
public record Parameters(Map<String, String> values) {

    public static final Parameters NONE = new Parameters(Map.of());

    public Parameters {
        values = Map.copyOf(values);
    }

    /// A whole number from 0 to 99,999; empty when it is missing or is something else, so that the
    /// rule can say that it has no answer.
    public Optional<Integer> number(String name) {
        return Optional.ofNullable(values.get(name))
                .map(String::strip)
                .filter(it -> it.matches("[0-9]{1,5}"))
                .map(Integer::valueOf);
    }
}
