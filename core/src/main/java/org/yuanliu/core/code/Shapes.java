package org.yuanliu.core.code;

/// How the numbers look that are no GS1 numbers, in the one form in which we write them. What they
/// prove beyond their shape is said when they are read.
final class Shapes {

    /// GB 32100-2015: digits and letters without I, O, S, V, Z.
    static final String USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final CharacterSet ALPHANUMERIC =
            CharacterSet.of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static final CharacterSet OF_USCC = CharacterSet.of(USCC);

    /// The short names of the provinces, as the number of a licence that one of them issued begins.
    static final String PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";

    private Shapes() {}

    /// GB/T 31866: version, national standard identification, master data; here only digits and
    /// letters, because lengths are a matter of the version.
    static boolean isEcode(String text) {
        return text.length() >= 2
                && text.length() <= 64
                && Characters.isDigit(text.charAt(0))
                && ALPHANUMERIC.hasAll(text);
    }

    /// GB/T 26231: arcs between dots, at most 100 bytes; a number does not begin with 0, letters
    /// are written as capitals.
    static boolean isOid(String text) {
        if (text.length() > 100 || text.isEmpty()) {
            return false;
        }
        if (text.startsWith("MA.")) {
            return isMa(text);
        }
        if (!isRoot(text)) {
            return false;
        }
        int start = 0;
        int arcs = 0;
        while (start <= text.length()) {
            int dot = text.indexOf('.', start);
            int end = dot < 0 ? text.length() : dot;
            if (!isArc(text, start, end, arcs)) {
                return false;
            }
            arcs++;
            start = end + 1;
        }
        return arcs >= 3;
    }

    /// 统一标识代码: the same tree of numbers under the letters of its registry, and slashes as well as
    /// dots between them. Its own standard was not at hand, so nothing more is asked of it.
    private static boolean isMa(String text) {
        int arc = 0;
        for (int i = 3; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.' || c == '/') {
                if (arc == 0 || arc > 63) {
                    return false;
                }
                arc = 0;
            } else if (Characters.isDigit(c) || (c >= 'A' && c <= 'Z') || c == '-') {
                arc++;
            } else {
                return false;
            }
        }
        return Characters.isDigit(text.charAt(3));
    }

    private static boolean isRoot(String text) {
        return text.charAt(0) >= '0' && text.charAt(0) <= '2';
    }

    private static boolean isArc(String text, int from, int to, int place) {
        if (to == from || to - from > 63) {
            return false;
        }
        if (text.charAt(from) == '0') {
            return to - from == 1 && place < 2;
        }
        boolean letters = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            letters |= !Characters.isDigit(c);
            if (!Characters.isDigit(c) && !(c >= 'A' && c <= 'Z') && c != '-') {
                return false;
            }
        }
        return !letters || place >= 2;
    }

    /// Four digits for the maker, one for the type, two for the year, eight for the unit.
    static boolean isFrame(String text) {
        return text.length() == 15 && Characters.allDigits(text);
    }

    static boolean isUscc(String text) {
        return isUscc(text, 0);
    }

    static boolean isUscc(String text, int from) {
        return text.length() - from == 18 && OF_USCC.firstOutside(text, from, text.length()) < 0;
    }

    static int firstOutsideUscc(String text) {
        return OF_USCC.firstOutside(text, 0, text.length());
    }

    /// Four digits for the year of issue, two for the certification body, four for the category,
    /// six for the certificate.
    static boolean isCcc(String text) {
        return text.length() == 16
                && Characters.allDigits(text)
                && (text.startsWith("19") || text.startsWith("20"));
    }

    /// `XK21-007-12345`, with the province in front when a province issued it; the last part had
    /// four digits once.
    static boolean isLicence(String text) {
        int start = !text.isEmpty() && PROVINCES.indexOf(text.charAt(0)) >= 0 ? 1 : 0;
        int length = text.length() - start;
        if ((length != 13 && length != 14) || !text.startsWith("XK", start)) {
            return false;
        }
        for (int i = start + 2; i < text.length(); i++) {
            int place = i - start;
            boolean dash = place == 4 || place == 8;
            if (dash ? text.charAt(i) != '-' : !Characters.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// The short name under which a platform was registered.
    static boolean isPlatform(String text) {
        if (text.isEmpty() || text.length() > 40) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Characters.isDigit(c) && !(c >= 'a' && c <= 'z') && c != '-') {
                return false;
            }
        }
        return true;
    }
}
