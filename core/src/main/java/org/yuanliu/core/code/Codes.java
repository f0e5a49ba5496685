package org.yuanliu.core.code;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads what a scanner, a keyboard or a web page gave us.
public final class Codes {

    /// The longest text that is read; no carrier in use holds a code that is longer.
    public static final int LONGEST = 2048;

    /// The notations, the unmistakable ones first.
    private static final List<Function<Scan, Optional<Reading>>> NOTATIONS =
            List.of(DigitalLink::read, Bracketed::read, PlainNumber::read, ElementString::read);

    private Codes() {}

    /// Says what the text is. It never throws, and a text of any length costs no more than a look
    /// at each of its first characters.
    public static Reading read(String scanned) {
        if (scanned.length() > LONGEST) {
            return new Reading.Unknown(scanned, List.of(ProblemKind.TOO_LONG.at(LONGEST)));
        }
        var scan = Scan.of(scanned);
        return NOTATIONS.stream()
                .flatMap(it -> it.apply(scan).stream())
                .findFirst()
                .orElseGet(() -> new Reading.Unknown(scanned, scan.remarks()));
    }
}
