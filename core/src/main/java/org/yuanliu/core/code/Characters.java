package org.yuanliu.core.code;

/// Which characters may stand where.
final class Characters {

    /// The 82 characters that GS1 allows in serials, batch numbers and most other text.
    static final String ALLOWED =
            "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    private Characters() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    static boolean allDigits(CharSequence text) {
        return !text.isEmpty() && text.chars().allMatch(it -> it >= '0' && it <= '9');
    }

    static boolean allAllowed(CharSequence text) {
        return firstNotIn(ALLOWED, text) < 0;
    }

    /// The position of the first character that is not among the allowed ones, or -1.
    static int firstNotIn(String allowed, CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (allowed.indexOf(text.charAt(i)) < 0) {
                return i;
            }
        }
        return -1;
    }

    /// What stands around a code by accident: blanks, line ends of a scanner, invisible marks of a
    /// page that it was copied from. The group separator is no such thing, it is part of the code.
    static boolean isMargin(char c) {
        return (c <= ' ' && c != Scan.SEPARATOR)
                || (c >= 0x7F && c <= 0xA0)
                || (c >= 0x2000 && c <= 0x200F)
                || c == 0x2028
                || c == 0x2029
                || c == 0x2060
                || c == 0xFEFF;
    }

    /// A Chinese input method types ASCII characters in double width.
    static char narrow(char c) {
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return (char) (c - 0xFEE0);
        }
        return c == 0x3000 ? ' ' : c;
    }
}
