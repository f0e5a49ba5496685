package org.yuanliu.core.code;

/// Which characters may stand where.
final class Characters {

    /// The 82 characters that GS1 allows in serials, batch numbers and most other text, in the
    /// order in which they count for check characters.
    static final String ALLOWED =
            "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    static final CharacterSet GS1 = CharacterSet.of(ALLOWED);

    private Characters() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    static boolean allDigits(CharSequence text) {
        return !text.isEmpty() && allDigits(text, 0, text.length());
    }

    static boolean allDigits(CharSequence text, int from, int to) {
        return digitsFrom(text, from, to) == to;
    }

    /// The position behind the digits that stand here.
    static int digitsFrom(CharSequence text, int from, int to) {
        int at = from;
        while (at < to && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean allAllowed(CharSequence text) {
        return GS1.hasAll(text);
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

    static boolean isWide(char c) {
        return (c >= 0xFF01 && c <= 0xFF5E) || c == 0x3000;
    }

    /// A Chinese input method types ASCII characters in double width.
    static char narrow(char c) {
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return (char) (c - 0xFEE0);
        }
        return c == 0x3000 ? ' ' : c;
    }

    static String upper(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isLower(text.charAt(i))) {
                var upper = text.toCharArray();
                for (int j = i; j < upper.length; j++) {
                    upper[j] = isLower(upper[j]) ? (char) (upper[j] - 32) : upper[j];
                }
                return new String(upper);
            }
        }
        return text;
    }

    static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }
}
