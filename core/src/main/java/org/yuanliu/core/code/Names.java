package org.yuanliu.core.code;

import java.util.List;
import java.util.Optional;

/// Codes that say themselves what they are: an identity as we write it, and the like from other
/// hands (`urn:oid:…`, `Ecode:…`).
final class Names {

    private static final int LONGEST_WORD = 10;

    private Names() {}

    /// Empty when the text names no notation of ours.
    static Optional<Reading> read(Scan scan) {
        var text = scan.text();
        if (text.regionMatches(true, 0, "urn:oid:", 0, 8)) {
            return Optional.of(Oid.read(scan, 8));
        }
        int colon = text.indexOf(':');
        if (colon < 0 || colon > LONGEST_WORD) {
            return Optional.empty();
        }
        return switch (Characters.upper(text.substring(0, colon))) {
            case "ECODE" -> Optional.of(Ecode.read(scan, text.substring(colon + 1), colon + 1));
            case "OID" ->
                    Optional.of(Oid.read(scan, decoded(text.substring(colon + 1)), colon + 1));
            case "GS1", "USCC", "CCC", "LICENCE", "FRAME", "OWN" -> identity(scan, text);
            default -> Optional.empty();
        };
    }

    private static Optional<Reading> identity(Scan scan, String text) {
        return Code.parse(text).map(it -> scan.known(scheme(text), it, parts(text), List.of()));
    }

    private static Scheme scheme(String identity) {
        int slash = identity.indexOf('/');
        if (identity.startsWith("gs1:")) {
            boolean alone = identity.indexOf('/', slash + 1) < 0;
            return switch (identity.substring(4, slash)) {
                case "00" -> Scheme.SSCC;
                case "01" -> alone ? Scheme.GTIN : Scheme.GS1;
                case "414" -> Scheme.GLN;
                case "8003" -> Scheme.GRAI;
                case "8004" -> Scheme.GIAI;
                default -> Scheme.GS1;
            };
        }
        return switch (identity.charAt(0)) {
            case 'u' -> Scheme.USCC;
            case 'c' -> Scheme.CCC;
            case 'l' -> Scheme.LICENCE;
            case 'f' -> Scheme.FRAME;
            default -> Scheme.OWN;
        };
    }

    private static PartMap parts(String identity) {
        int colon = identity.indexOf(':');
        if (!identity.startsWith("gs1:")) {
            return PartMap.of(identity.substring(0, colon), decoded(identity.substring(colon + 1)));
        }
        int first = identity.indexOf('/');
        int second = identity.indexOf('/', first + 1);
        var key = identity.substring(colon + 1, first);
        if (second < 0) {
            return PartMap.of(key, decoded(identity.substring(first + 1)));
        }
        int third = identity.indexOf('/', second + 1);
        return PartMap.of(
                key,
                decoded(identity.substring(first + 1, second)),
                identity.substring(second + 1, third),
                decoded(identity.substring(third + 1)));
    }

    private static String decoded(String escaped) {
        return Percent.decode(escaped).orElse(escaped);
    }
}
