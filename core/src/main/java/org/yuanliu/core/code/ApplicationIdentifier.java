package org.yuanliu.core.code;

import java.util.List;
import java.util.Optional;

/// How the value behind one application identifier is written.
///
/// @param predefined the length is known from the identifier alone, so no separator has to follow
/// @param excludes identifiers that cannot stand in the same text
record ApplicationIdentifier(
        String number, boolean predefined, List<Component> components, List<String> excludes) {

    ApplicationIdentifier {
        components = List.copyOf(components);
        excludes = List.copyOf(excludes);
        if (predefined && !components.stream().allMatch(Component::hasFixedLength)) {
            throw new IllegalArgumentException("a predefined length is fixed: " + number);
        }
    }

    /// What is wrong with a value.
    ///
    /// @param at position in the value
    /// @param boundary the value ends in the wrong place, so its neighbours cannot be trusted
    ///   either
    record Fault(ProblemKind kind, int at, boolean boundary) {}

    int longest() {
        return components.stream().mapToInt(Component::longest).sum();
    }

    Optional<Fault> fault(String value) {
        if (value.isEmpty()) {
            return Optional.of(new Fault(ProblemKind.EMPTY, 0, true));
        }
        int at = 0;
        for (var component : components) {
            if (at == value.length() && component.optional()) {
                break;
            }
            var piece = value.substring(at, Math.min(at + component.longest(), value.length()));
            if (piece.length() < component.shortest()) {
                return Optional.of(new Fault(ProblemKind.TOO_SHORT, at, true));
            }
            var fault = faultIn(piece, component, at);
            if (fault.isPresent()) {
                return fault;
            }
            at += piece.length();
        }
        return at < value.length()
                ? Optional.of(new Fault(ProblemKind.PART_TOO_LONG, at, true))
                : Optional.empty();
    }

    boolean excludes(String other) {
        return !other.equals(number) && excludes.stream().anyMatch(it -> matches(it, other));
    }

    private static Optional<Fault> faultIn(String piece, Component component, int at) {
        int notAllowed = component.firstNotAllowed(piece);
        if (notAllowed >= 0) {
            return Optional.of(new Fault(component.characterProblem(), at + notAllowed, false));
        }
        if (!component.passes(piece)) {
            return Optional.of(
                    new Fault(component.checkProblem(), at + component.checkedAt(), false));
        }
        return Optional.empty();
    }

    private static boolean matches(String pattern, String number) {
        if (!pattern.endsWith("n")) {
            return pattern.equals(number);
        }
        return number.length() == pattern.length()
                && number.startsWith(pattern.substring(0, pattern.length() - 1));
    }
}
