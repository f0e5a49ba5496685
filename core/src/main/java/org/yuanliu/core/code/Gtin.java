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
        return "0".repeat(14 - digits.length()) + digits;
    }

    /// Weights 3 and 1 by turns from the right, starting at the last digit before the check digit;
    /// with the check digit the sum is a multiple of ten.
    static boolean checks(String digits) {
        return checkDigit(digits.substring(0, digits.length() - 1))
                == digits.charAt(digits.length() - 1);
    }

    static char checkDigit(String body) {
        int sum = 0;
        for (int i = body.length() - 1, weight = 3; i >= 0; i--, weight = 4 - weight) {
            sum += (body.charAt(i) - '0') * weight;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
