package org.yuanliu.core.code;

import java.util.List;
import java.util.Set;

/// A scanned text made ready for reading: full-width characters narrowed, margins and the scanner's
/// symbology identifier taken off, and every position in the input still known.
///
/// @param text what is left to read
/// @param offset where `text` begins in the input
/// @param gs1 the carrier itself says that this is a GS1 element string
/// @param remarks what was changed
record Scan(String input, String text, int offset, boolean gs1, List<Problem> remarks) {

    /// FNC1 as scanners transmit it: the ASCII group separator.
    static final char SEPARATOR = 0x1D;

    /// Symbology identifiers (ISO/IEC 15424) with which a scanner reports GS1 data.
    private static final Set<String> GS1_SYMBOLOGIES =
            Set.of("]C1", "]e0", "]e1", "]e2", "]d2", "]Q3", "]J1");

    static Scan of(String input) {
        var narrowed = narrowed(input);
        int start = 0;
        int end = narrowed.length();
        while (end > 0 && Characters.isMargin(narrowed.charAt(end - 1))) {
            end--;
        }
        while (start < end && Characters.isMargin(narrowed.charAt(start))) {
            start++;
        }
        var symbology = symbologyAt(narrowed, start, end);
        start += symbology.length();
        boolean separated = start < end && narrowed.charAt(start) == SEPARATOR;
        return new Scan(
                input,
                narrowed.substring(start, end),
                start,
                separated || GS1_SYMBOLOGIES.contains(symbology),
                changes(input, narrowed));
    }

    private static String narrowed(String input) {
        var narrowed = new StringBuilder(input.length());
        input.chars().forEach(it -> narrowed.append(Characters.narrow((char) it)));
        return narrowed.toString();
    }

    /// A closing bracket, a letter and a digit or letter, or nothing.
    private static String symbologyAt(String text, int start, int end) {
        if (end - start < 3 || text.charAt(start) != ']') {
            return "";
        }
        boolean names =
                Characters.isLetter(text.charAt(start + 1))
                        && (Characters.isLetter(text.charAt(start + 2))
                                || Characters.isDigit(text.charAt(start + 2)));
        return names ? text.substring(start, start + 3) : "";
    }

    private static List<Problem> changes(String input, String narrowed) {
        for (int i = 0; i < input.length(); i++) {
            if (input.charAt(i) != narrowed.charAt(i)) {
                return List.of(ProblemKind.FULL_WIDTH.at(i));
            }
        }
        return List.of();
    }
}
