package org.yuanliu.core.code;

import java.util.List;
import java.util.Optional;

/// Reads what a scanner, a keyboard, a file or a web page gave us.
public final class Codes {

    /// The longest text that is read; no carrier in use holds a code that is longer.
    public static final int LONGEST = 2048;

    private static final int LENGTH_OF_PARTY = 18;

    private Codes() {}

    /// Says what the text is, knowing the addresses that ship with us.
    public static Reading read(String scanned) {
        return read(scanned, Resolver.SHIPPED);
    }

    /// Says what the text is. It never throws, and a text of any length costs no more than a look
    /// at each of its first characters.
    public static Reading read(String scanned, Resolver resolver) {
        if (scanned.length() > LONGEST) {
            return new Reading.Unknown(scanned, List.of(ProblemKind.TOO_LONG.at(LONGEST)));
        }
        var scan = Scan.of(scanned);
        var text = scan.text();
        if (text.isEmpty()) {
            return scan.unknown(List.of());
        }
        if (scan.gs1()) {
            return ElementString.read(scan);
        }
        char first = text.charAt(0);
        if (Characters.isDigit(first)) {
            return beginsWithDigit(scan, text);
        }
        return switch (first) {
            case 'h', 'H' -> address(scan, resolver).orElseGet(() -> named(scan));
            case '(' -> Bracketed.read(scan).orElseGet(() -> named(scan));
            default -> named(scan);
        };
    }

    private static Reading beginsWithDigit(Scan scan, String text) {
        if (isDigitsAndBlanks(text)) {
            return Numbers.read(scan);
        }
        if (ElementString.looksLikeOne(text)) {
            return ElementString.read(scan);
        }
        if (Oid.looksLikeOne(text)) {
            return Oid.read(scan, 0);
        }
        return party(scan, text);
    }

    private static boolean isDigitsAndBlanks(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Characters.isDigit(text.charAt(i)) && text.charAt(i) != ' ') {
                return false;
            }
        }
        return true;
    }

    /// A key of GS1 in the path means the same behind every host; what is registered comes next.
    private static Optional<Reading> address(Scan scan, Resolver resolver) {
        var address = WebAddress.of(scan.text());
        if (address.isEmpty()) {
            return Optional.empty();
        }
        var link = DigitalLink.read(scan, address.get());
        if (link.isPresent() && link.get() instanceof Reading.Known) {
            return link;
        }
        var own = resolver.read(scan, address.get());
        if (own.isPresent()) {
            return own;
        }
        return link.isPresent() ? link : Optional.of(other(scan, address.get()));
    }

    /// Compressed addresses cannot be told from others but by the host that GS1 itself has.
    private static Reading other(Scan scan, WebAddress address) {
        boolean compressed =
                address.host().equals("id.gs1.org")
                        && address.path().size() == 1
                        && address.path().getFirst().text().length() >= 8;
        return compressed
                ? scan.unknown(
                        List.of(
                                scan.problem(
                                        ProblemKind.COMPRESSED, address.path().getFirst().at())))
                : scan.unknown(List.of());
    }

    private static Reading named(Scan scan) {
        var text = scan.text();
        if (EpcUrn.begins(text)) {
            return EpcUrn.read(scan);
        }
        var name = Names.read(scan);
        if (name.isPresent()) {
            return name.get();
        }
        if (text.startsWith("MA.") || text.startsWith("ma.")) {
            return Oid.read(scan, 0);
        }
        var licence = Licence.read(scan);
        return licence.isPresent() ? licence.get() : party(scan, text);
    }

    private static Reading party(Scan scan, String text) {
        if (text.length() != LENGTH_OF_PARTY) {
            return scan.unknown(List.of());
        }
        var upper = Characters.upper(text);
        if (IdentityNumber.looksLikeOne(upper)) {
            return scan.unknown(List.of(scan.problem(ProblemKind.PERSONAL, 0)));
        }
        if (!Uscc.looksLikeOne(upper) || !Uscc.speaksForItself(upper)) {
            return scan.unknown(List.of());
        }
        return Uscc.read(
                scan,
                upper,
                upper.equals(text) ? List.of() : List.of(scan.problem(ProblemKind.UPPER_CASE, 0)));
    }
}
