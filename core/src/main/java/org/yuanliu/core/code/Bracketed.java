package org.yuanliu.core.code;

import java.util.Optional;

/// The notation for people, as printed under a bar code: `(01)06901234567892(21)A1`.
///
/// Within a value, a bracket that would look like the head of a part is written `\(`.
final class Bracketed {

    private Bracketed() {}

    static Optional<Reading> read(Scan scan) {
        var text = scan.text();
        int first = skipBlank(text, 0);
        if (headLength(text, first) == 0
                || ApplicationIdentifiers.GS1.numbered(numberAt(text, first)).isEmpty()) {
            return Optional.empty();
        }
        var parts = new Parts(scan);
        int at = first;
        while (at < text.length()) {
            at = readPart(text, at, parts);
        }
        return Optional.of(parts.reading(Scheme.GS1));
    }

    private static int readPart(String text, int at, Parts parts) {
        int start = skipBlank(text, at + headLength(text, at));
        int next = nextHead(text, start);
        int end = next;
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        var value = text.substring(start, end).replace("\\(", "(");
        ApplicationIdentifiers.GS1
                .numbered(numberAt(text, at))
                .ifPresentOrElse(
                        it -> parts.put(it, value, start),
                        () -> parts.remark(ProblemKind.UNKNOWN_PART, at));
        return next;
    }

    private static int nextHead(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            boolean escaped = i > from && text.charAt(i - 1) == '\\';
            if (!escaped && headLength(text, i) > 0) {
                return i;
            }
        }
        return text.length();
    }

    /// The length of `(`, two to four digits and `)`, or 0.
    private static int headLength(String text, int at) {
        if (at >= text.length() || text.charAt(at) != '(') {
            return 0;
        }
        int end = at + 1;
        while (end < text.length() && end - at <= 4 && Characters.isDigit(text.charAt(end))) {
            end++;
        }
        boolean closed = end < text.length() && text.charAt(end) == ')' && end - at >= 3;
        return closed ? end + 1 - at : 0;
    }

    private static String numberAt(String text, int at) {
        return text.substring(at + 1, at + headLength(text, at) - 1);
    }

    private static int skipBlank(String text, int at) {
        int next = at;
        while (next < text.length() && isBlank(text.charAt(next))) {
            next++;
        }
        return next;
    }

    private static boolean isBlank(char c) {
        return c == Scan.SEPARATOR || Characters.isMargin(c);
    }
}
