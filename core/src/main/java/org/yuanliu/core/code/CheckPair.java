package org.yuanliu.core.code;

/// The two check characters of a model number (GS1 General Specifications, section 7.9.5).
final class CheckPair {

    private static final String CHARACTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int[] PRIMES = {
        2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83
    };

    private CheckPair() {}

    /// Whether the last two characters follow from those before them.
    static boolean holds(String value, int from, int to) {
        int body = to - 2;
        if (body - from < 1 || body - from > PRIMES.length) {
            return false;
        }
        int sum = 0;
        for (int i = body - 1, place = 0; i >= from; i--, place++) {
            sum += Characters.ALLOWED.indexOf(value.charAt(i)) * PRIMES[place];
        }
        int rest = sum % 1021;
        return CHARACTERS.charAt(rest / 32) == value.charAt(body)
                && CHARACTERS.charAt(rest % 32) == value.charAt(body + 1);
    }
}
