package org.yuanliu.core.code;

/// The number of a trade item, and the check digit that GS1 puts at the end of its numbers.
final class Gtin {

    private Gtin() {}

    /// 8, 12, 13 or 14 ASCII digits with a right check digit.
    static boolean isValid(String digits) {
        return hasLength(digits.length()) && Characters.allDigits(digits) && checks(digits);
    }

    static boolean hasLength(int length) {
        return length == 8 || length == 12 || length == 13 || length == 14;
    }

    /// Shorter numbers are the same number with zeros in front.
    static String to14(String digits) {
        if (!isValid(digits)) {
            throw new IllegalArgumentException("not a product number: " + digits);
        }
        return padded(digits);
    }

    static String padded(String digits) {
        return digits.length() == 14 ? digits : "0".repeat(14 - digits.length()) + digits;
    }

    static boolean checks(String digits) {
        return checks(digits, 0, digits.length());
    }

    /// Weights 3 and 1 by turns from the right, starting at the last digit before the check digit;
    /// with the check digit the sum is a multiple of ten.
    static boolean checks(String text, int from, int to) {
        int sum = text.charAt(to - 1) - '0';
        for (int i = to - 2, weight = 3; i >= from; i--, weight = 4 - weight) {
            sum += (text.charAt(i) - '0') * weight;
        }
        return sum % 10 == 0;
    }

    static char checkDigit(String body) {
        int sum = 0;
        for (int i = body.length() - 1, weight = 3; i >= 0; i--, weight = 4 - weight) {
            sum += (body.charAt(i) - '0') * weight;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
