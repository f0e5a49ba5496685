package org.yuanliu.core.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A scanned text made ready for reading: full-width characters narrowed, margins and the scanner's
/// symbology identifier taken off, and every position in the input still known.
///
/// @param text what is left to read
/// @param offset where `text` begins in the input
/// @param gs1 the carrier itself says that this is a GS1 element string
/// @param retail the carrier is the bar code of retail goods
/// @param remarks what was changed
record Scan(
        String input, String text, int offset, boolean gs1, boolean retail, List<Problem> remarks) {

    /// FNC1 as scanners transmit it: the ASCII group separator.
    static final char SEPARATOR = 0x1D;

    /// Symbology identifiers (ISO/IEC 15424) with which a scanner reports GS1 data.
    private static final Set<String> GS1_SYMBOLOGIES =
            Set.of("]C1", "]e0", "]e1", "]e2", "]d2", "]Q3", "]J1");

    static Scan of(String input) {
        int wide = firstWide(input);
        var narrowed = wide < 0 ? input : narrowed(input, wide);
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
                separated || (!symbology.isEmpty() && GS1_SYMBOLOGIES.contains(symbology)),
                symbology.startsWith("]E"),
                wide < 0 ? List.of() : List.of(ProblemKind.FULL_WIDTH.at(wide)));
    }

    /// A problem at a position in the text.
    Problem problem(ProblemKind kind, int at) {
        return kind.at(Math.min(offset + at, input.length()));
    }

    /// What was changed, and the rest that there is to say.
    List<Problem> remarks(List<Problem> others) {
        if (remarks.isEmpty()) {
            return others;
        }
        var all = new ArrayList<>(remarks);
        all.addAll(others);
        return all;
    }

    Reading known(Scheme scheme, Code code, PartMap parts, List<Problem> problems) {
        return new Reading.Known(input, scheme, code, parts, remarks(problems));
    }

    Reading broken(Scheme scheme, PartMap parts, List<Problem> problems) {
        return new Reading.Broken(input, scheme, parts, remarks(problems));
    }

    Reading unknown(List<Problem> problems) {
        return new Reading.Unknown(input, remarks(problems));
    }

    private static int firstWide(String input) {
        for (int i = 0; i < input.length(); i++) {
            char c = input.charAt(i);
            if (c >= 0x3000 && Characters.isWide(c)) {
                return i;
            }
        }
        return -1;
    }

    private static String narrowed(String input, int from) {
        var narrowed = input.toCharArray();
        for (int i = from; i < narrowed.length; i++) {
            narrowed[i] = Characters.narrow(narrowed[i]);
        }
        return new String(narrowed);
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
}
