package org.yuanliu.core.code;

import java.util.ArrayList;
import java.util.List;

/// 统一社会信用代码 (GB 32100-2015): eighteen characters, two of which check the others.
///
/// A failed check is a doubt, never a refusal: numbers on papers and screens are mistyped, and what
/// is known of the second check is not from the text of the standard.
final class Uscc {

    private static final int LENGTH = 18;
    private static final int[] WEIGHTS = {
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
    };
    private static final int[] BODY_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final CharacterSet ALPHANUMERIC =
            CharacterSet.of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// Registering departments in use; another one is worth a remark.
    private static final CharacterSet DEPARTMENTS = CharacterSet.of("123456789ANY");

    /// The first two digits of the regions in GB/T 2260.
    private static final List<String> REGIONS =
            List.of(
                    "10", "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34",
                    "35", "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53",
                    "54", "61", "62", "63", "64", "65", "71", "81", "82");

    private Uscc() {}

    /// Letters and digits where a code has them, and a region in the place of the region.
    static boolean looksLikeOne(String upper) {
        return upper.length() == LENGTH
                && ALPHANUMERIC.hasAll(upper)
                && Characters.allDigits(upper, 2, 8)
                && REGIONS.contains(upper.substring(2, 4));
    }

    /// Whether at least the department or one of the checks says that this is one.
    static boolean speaksForItself(String upper) {
        return DEPARTMENTS.has(upper.charAt(0))
                || (Shapes.isUscc(upper) && (checks(upper) || bodyChecks(upper)));
    }

    static Reading read(Scan scan, String upper, List<Problem> remarks) {
        if (!Shapes.isUscc(upper)) {
            var problems = new ArrayList<>(remarks);
            problems.add(scan.problem(ProblemKind.CHARACTER, Shapes.firstOutsideUscc(upper)));
            return scan.broken(Scheme.USCC, PartMap.of(), problems);
        }
        return scan.known(
                Scheme.USCC,
                Code.ofParty(upper),
                PartMap.of(
                        "department", upper.substring(0, 1),
                        "kind", upper.substring(1, 2),
                        "region", upper.substring(2, 8),
                        "organisation", upper.substring(8, 17)),
                doubts(scan, upper, remarks));
    }

    private static List<Problem> doubts(Scan scan, String upper, List<Problem> remarks) {
        boolean department = DEPARTMENTS.has(upper.charAt(0));
        boolean body = bodyChecks(upper);
        boolean whole = checks(upper);
        if (department && body && whole) {
            return remarks;
        }
        var problems = new ArrayList<>(remarks);
        if (!department) {
            problems.add(scan.problem(ProblemKind.USCC_DEPARTMENT, 0));
        }
        if (!body) {
            problems.add(scan.problem(ProblemKind.USCC_BODY_CHECK, 16));
        }
        if (!whole) {
            problems.add(scan.problem(ProblemKind.USCC_CHECK, 17));
        }
        return problems;
    }

    /// Powers of three modulo 31; what is missing to a multiple of 31 is the last character.
    static boolean checks(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += value(code.charAt(i)) * WEIGHTS[i];
        }
        return (31 - sum % 31) % 31 == value(code.charAt(17));
    }

    /// The organisation's own code (GB 11714) within: eight characters and their check.
    static boolean bodyChecks(String code) {
        int sum = 0;
        for (int i = 0; i < BODY_WEIGHTS.length; i++) {
            char c = code.charAt(8 + i);
            sum += (Characters.isDigit(c) ? c - '0' : c - 'A' + 10) * BODY_WEIGHTS[i];
        }
        char check = code.charAt(16);
        return switch (11 - sum % 11) {
            case 10 -> check == 'X';
            case 11 -> check == '0';
            default -> check == (char) ('0' + 11 - sum % 11);
        };
    }

    private static int value(char c) {
        return Shapes.USCC.indexOf(c);
    }
}
