package org.yuanliu.core.code;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// One piece of a part: which characters, how many, and what is checked about them.
record Component(Kind kind, int shortest, int longest, boolean optional, List<Check> checks) {

    private static final Pattern NOTATION =
            Pattern.compile("(\\[)?([NXYZ])(\\.\\.)?(\\d+)(?::([\\w,]+))?]?");

    private static final CharacterSet CAPITALS =
            CharacterSet.of("#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static final CharacterSet BASE64 =
            CharacterSet.of("-0123456789=ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    Component {
        checks = List.copyOf(checks);
    }

    enum Kind {
        N,
        X,
        Y,
        Z
    }

    /// Reads the notation of the table, such as `N13:mod10` or `[X..17]`.
    static Component of(String notation) {
        var matcher = NOTATION.matcher(notation);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a component: " + notation);
        }
        int longest = Integer.parseInt(matcher.group(4));
        var checks = matcher.group(5);
        return new Component(
                Kind.valueOf(matcher.group(2)),
                matcher.group(3) == null ? longest : 1,
                longest,
                matcher.group(1) != null,
                checks == null
                        ? List.of()
                        : Arrays.stream(checks.split(",", -1)).map(Check::named).toList());
    }

    boolean hasFixedLength() {
        return shortest == longest && !optional;
    }

    /// The first character that cannot stand here, as a position in the value, or -1.
    int firstNotAllowed(String value, int from, int to) {
        return switch (kind) {
            case N -> {
                int end = Characters.digitsFrom(value, from, to);
                yield end == to ? -1 : end;
            }
            case X -> Characters.GS1.firstOutside(value, from, to);
            case Y -> CAPITALS.firstOutside(value, from, to);
            case Z -> BASE64.firstOutside(value, from, to);
        };
    }

    ProblemKind characterProblem() {
        return kind == Kind.N ? ProblemKind.NOT_DIGITS : ProblemKind.CHARACTER;
    }
}
