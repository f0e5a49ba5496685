package org.yuanliu.core.code;

import java.util.Set;

/// The notation in bar codes and two-dimensional codes: application identifiers and values one
/// after another, with a separator after every value whose length is not predefined.
final class ElementString {

    /// Beginnings that GS1 reserves for values of predefined length. Behind an unlisted identifier
    /// with such a beginning nobody can tell where the value ends.
    private static final Set<String> RESERVED =
            Set.of("04", "14", "18", "19", "31", "32", "33", "34", "35", "36", "41");

    private ElementString() {}

    static Reading read(Scan scan) {
        var parts = new Parts(scan);
        int at = 0;
        while (at < scan.text().length()) {
            at = readPart(scan.text(), at, parts);
        }
        return parts.reading(Scheme.GS1);
    }

    /// Without a word from the carrier, a text is taken for an element string only when chance is
    /// unlikely to have written it.
    static boolean looksLikeOne(String text) {
        if (text.length() < 4 || !Characters.allDigits(text, 0, 2)) {
            return false;
        }
        if (text.indexOf(Scan.SEPARATOR) > 0
                && ApplicationIdentifiers.GS1.at(text, 0).isPresent()) {
            return true;
        }
        return looksLikeGoods(text) || looksLikePackage(text);
    }

    private static boolean looksLikeGoods(String text) {
        return text.length() >= 16
                && text.startsWith("01")
                && Characters.allDigits(text, 2, 16)
                && (Gtin.checks(text, 2, 16)
                        || text.startsWith("10", 16)
                        || text.startsWith("21", 16));
    }

    /// Zeros alone are no number of anything, and pass every check digit.
    private static boolean looksLikePackage(String text) {
        return text.length() >= 20
                && text.startsWith("00")
                && !text.startsWith("00", 20)
                && Characters.allDigits(text, 2, 20)
                && Gtin.checks(text, 2, 20);
    }

    /// Reads the part that begins at the position, and gives the position behind it.
    private static int readPart(String text, int at, Parts parts) {
        if (text.charAt(at) == Scan.SEPARATOR) {
            return at + 1;
        }
        int separator = text.indexOf(Scan.SEPARATOR, at);
        int end = separator < 0 ? text.length() : separator;
        var found = ApplicationIdentifiers.GS1.at(text, at);
        if (found.isEmpty()) {
            return skipUnlisted(text, at, end, parts);
        }
        var identifier = found.get();
        int start = at + identifier.number().length();
        if (identifier.predefined()) {
            end = Math.min(end, start + identifier.longest());
        }
        parts.put(identifier, text.substring(Math.min(start, end), end), start);
        return end;
    }

    private static int skipUnlisted(String text, int at, int end, Parts parts) {
        if (end - at < 2 || !Characters.allDigits(text.substring(at, at + 2))) {
            parts.fail(ProblemKind.NO_PART, at);
            return text.length();
        }
        if (RESERVED.contains(text.substring(at, at + 2))) {
            parts.fail(ProblemKind.UNKNOWN_PART, at);
            return text.length();
        }
        parts.remark(ProblemKind.UNKNOWN_PART, at);
        return end;
    }
}
