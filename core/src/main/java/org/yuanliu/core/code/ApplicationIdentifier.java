package org.yuanliu.core.code;

import java.util.List;
import java.util.Optional;

/// How the value behind one application identifier is written, and what it goes together with.
///
/// @param predefined the length is known from the identifier alone, so no separator has to follow
/// @param attribute it may stand in the query of an address
/// @param excludes identifiers that cannot stand in the same text
/// @param needs what has to be on the goods, too: all of one of these lists
/// @param qualifiers as a primary key in an address: what may follow, each alternative in its
///   order; empty when it is none
/// @param index the number with a one in front, to compare it fast
record ApplicationIdentifier(
        String number,
        int index,
        boolean predefined,
        boolean attribute,
        List<Component> components,
        List<NumberSpan> excludes,
        List<List<NumberSpan>> needs,
        List<List<String>> qualifiers) {

    ApplicationIdentifier {
        components = List.copyOf(components);
        excludes = List.copyOf(excludes);
        needs = List.copyOf(needs);
        qualifiers = List.copyOf(qualifiers);
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

    /// Whether it can open the path of an address.
    boolean isKey() {
        return !qualifiers.isEmpty();
    }

    int longest() {
        int longest = 0;
        for (var component : components) {
            longest += component.longest();
        }
        return longest;
    }

    Optional<Fault> fault(String value) {
        if (value.isEmpty()) {
            return fault(ProblemKind.EMPTY, 0, true);
        }
        int at = 0;
        for (int i = 0; i < components.size(); i++) {
            var component = components.get(i);
            if (at == value.length() && component.optional()) {
                break;
            }
            int end = Math.min(at + component.longest(), value.length());
            if (end - at < component.shortest()) {
                return fault(ProblemKind.TOO_SHORT, at, true);
            }
            int notAllowed = component.firstNotAllowed(value, at, end);
            if (notAllowed >= 0) {
                return fault(component.characterProblem(), notAllowed, false);
            }
            for (int j = 0; j < component.checks().size(); j++) {
                var check = component.checks().get(j);
                int wrong = check.fault(value, at, end);
                if (wrong >= 0) {
                    return fault(check.problem(), wrong, false);
                }
            }
            at = end;
        }
        return at < value.length() ? fault(ProblemKind.PART_TOO_LONG, at, true) : Optional.empty();
    }

    boolean excludes(ApplicationIdentifier other) {
        for (int i = 0; i < excludes.size(); i++) {
            if (other.index != index && excludes.get(i).holds(other.index)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Fault> fault(ProblemKind kind, int at, boolean boundary) {
        return Optional.of(new Fault(kind, at, boundary));
    }
}
