package org.yuanliu.core.code;

import java.util.Locale;
import java.util.regex.Pattern;

/// One piece of a part: which characters, how many, and what is checked about them.
record Component(Kind kind, int shortest, int longest, boolean optional, Check check) {

    private static final Pattern NOTATION =
            Pattern.compile("(\\[)?([NXYZ])(\\.\\.)?(\\d+)(?::(\\w+))?]?");

    enum Kind {
        N("0123456789"),
        X(Characters.ALLOWED),
        Y("#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        Z("-0123456789=ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

        private final String allowed;

        Kind(String allowed) {
            this.allowed = allowed;
        }
    }

    enum Check {
        NONE,
        MOD10,
        DATE,
        MONTH
    }

    /// Reads the notation of the table, such as `N13:mod10` or `[X..17]`.
    static Component of(String notation) {
        var matcher = NOTATION.matcher(notation);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a component: " + notation);
        }
        int longest = Integer.parseInt(matcher.group(4));
        var check = matcher.group(5);
        return new Component(
                Kind.valueOf(matcher.group(2)),
                matcher.group(3) == null ? longest : 1,
                longest,
                matcher.group(1) != null,
                check == null ? Check.NONE : Check.valueOf(check.toUpperCase(Locale.ROOT)));
    }

    boolean hasFixedLength() {
        return shortest == longest && !optional;
    }

    /// The first character that cannot stand here, as a position in the value, or -1.
    int firstNotAllowed(String value) {
        return Characters.firstNotIn(kind.allowed, value);
    }

    ProblemKind characterProblem() {
        return kind == Kind.N ? ProblemKind.NOT_DIGITS : ProblemKind.CHARACTER;
    }

    /// Whether a value of the right length and characters passes the check.
    boolean passes(String value) {
        return switch (check) {
            case NONE -> true;
            case MOD10 -> Gtin.checks(value);
            case DATE -> isDate(value, 1);
            case MONTH -> isDate(value, 0);
        };
    }

    ProblemKind checkProblem() {
        return check == Check.MOD10 ? ProblemKind.CHECK_DIGIT : ProblemKind.DATE;
    }

    /// Where in the component the check looks: a check digit stands last.
    int checkedAt() {
        return check == Check.MOD10 ? longest - 1 : 0;
    }

    /// GS1 lets two digits of a year stand for one from 49 years ago to 50 years ahead. In all of
    /// that time a year divisible by four is a leap year.
    private static boolean isDate(String yymmdd, int firstDay) {
        int year = Integer.parseInt(yymmdd, 0, 2, 10);
        int month = Integer.parseInt(yymmdd, 2, 4, 10);
        int day = Integer.parseInt(yymmdd, 4, 6, 10);
        int lastDay =
                switch (month) {
                    case 1, 3, 5, 7, 8, 10, 12 -> 31;
                    case 4, 6, 9, 11 -> 30;
                    case 2 -> year % 4 == 0 ? 29 : 28;
                    default -> -1;
                };
        return day >= firstDay && day <= lastDay;
    }
}
