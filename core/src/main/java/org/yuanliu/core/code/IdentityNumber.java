package org.yuanliu.core.code;

/// The number of a person (GB 11643), known only so that it is not taken for a code and kept.
final class IdentityNumber {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private IdentityNumber() {}

    /// Region, date of birth, sequence and a check character.
    static boolean looksLikeOne(String upper) {
        if (upper.length() != 18
                || !Characters.allDigits(upper, 0, 17)
                || !(upper.startsWith("19", 6) || upper.startsWith("20", 6))
                || !Dates.isLong(upper, 6)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (upper.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11) == upper.charAt(17);
    }
}
