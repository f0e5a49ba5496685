package org.yuanliu.core.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The notation as a web address:
/// `https://any.host/any/path/01/{gtin}/10/{batch}/21/{serial}?17=…`.
///
/// Any host can serve such an address, so the host proves nothing and is not looked at.
final class DigitalLink {

    private static final List<String> QUALIFIERS = List.of("22", "10", "21");
    private static final String ALONE = "235";

    private final Scan scan;
    private final Parts parts;

    private DigitalLink(Scan scan) {
        this.scan = scan;
        this.parts = new Parts(scan);
    }

    /// A piece of the path, and where it begins in the text.
    private record Segment(String text, int at) {}

    static Optional<Reading> read(Scan scan) {
        return new DigitalLink(scan).reading();
    }

    private Optional<Reading> reading() {
        var text = scan.text();
        int host = afterScheme(text);
        int path = firstOf("/?#", text, host);
        if (host < 0 || path == host) {
            return Optional.empty();
        }
        int query = firstOf("?#", text, path);
        var segments = segments(text, path, query);
        int key = keyAt(segments);
        if (key < 0) {
            return Optional.empty();
        }
        readPath(segments, key);
        readQuery(text, query, firstOf("#", text, query));
        return Optional.of(parts.reading(Scheme.GS1_DL));
    }

    private static int afterScheme(String text) {
        for (var scheme : List.of("https://", "http://")) {
            if (text.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return scheme.length();
            }
        }
        return -1;
    }

    private static int firstOf(String stops, String text, int from) {
        int at = Math.max(from, 0);
        while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static List<Segment> segments(String text, int from, int to) {
        var segments = new ArrayList<Segment>();
        int start = from + 1;
        while (start <= to) {
            int end = Math.min(firstOf("/", text, start), to);
            segments.add(new Segment(text.substring(start, end), start));
            start = end + 1;
        }
        if (!segments.isEmpty() && segments.getLast().text().isEmpty()) {
            segments.removeLast();
        }
        return segments;
    }

    /// The last `01` with a product number behind it: a path before the code may be anything, and
    /// behind the product number no segment of eight digits or more can follow a segment `01`.
    private static int keyAt(List<Segment> segments) {
        for (int i = segments.size() - 2; i >= 0; i--) {
            if (segments.get(i).text().equals("01") && namesProduct(segments, i + 1)) {
                return i;
            }
        }
        return -1;
    }

    /// The standard asks for 14 digits, and shorter numbers are in use. A short one must prove
    /// itself, by its check digit or by what follows: the dates and numbers in ordinary addresses
    /// must not be taken for products.
    private static boolean namesProduct(List<Segment> segments, int at) {
        var digits = segments.get(at).text();
        if (!Gtin.hasLength(digits.length()) || !Characters.allDigits(digits)) {
            return false;
        }
        boolean last = at + 1 == segments.size();
        return digits.length() == 14
                || (!last && isQualifier(segments.get(at + 1)))
                || (last && digits.length() > 8 && Gtin.isValid(digits));
    }

    private static boolean isQualifier(Segment segment) {
        return QUALIFIERS.contains(segment.text()) || segment.text().equals(ALONE);
    }

    private void readPath(List<Segment> segments, int key) {
        var gtin = segments.get(key + 1);
        int zeros = 14 - gtin.text().length();
        put("01", "0".repeat(zeros) + gtin.text(), gtin.at() - zeros);
        int at = key + 2;
        for (int place = 0; at < segments.size() && isQualifier(segments.get(at)); at += 2) {
            var qualifier = segments.get(at);
            boolean alone = qualifier.text().equals(ALONE);
            int next = alone ? QUALIFIERS.size() + 1 : QUALIFIERS.indexOf(qualifier.text()) + 1;
            if (next <= place || (alone && place > 0)) {
                parts.fail(ProblemKind.QUALIFIER_ORDER, qualifier.at());
            }
            place = next;
            readQualifier(qualifier, at + 1 < segments.size() ? segments.get(at + 1).text() : "");
        }
        readRest(segments.subList(Math.min(at, segments.size()), segments.size()));
    }

    private void readQualifier(Segment qualifier, String escaped) {
        int at = qualifier.at() + qualifier.text().length() + 1;
        Percent.decode(escaped)
                .ifPresentOrElse(
                        it -> put(qualifier.text(), it, at),
                        () -> parts.fail(ProblemKind.PERCENT_ESCAPE, at));
    }

    /// A page may lie behind the code. A qualifier in that place would say more about the goods
    /// than was read, so that is no longer a matter of taste.
    private void readRest(List<Segment> rest) {
        if (rest.isEmpty()) {
            return;
        }
        if (rest.stream().anyMatch(DigitalLink::isQualifier)) {
            parts.fail(ProblemKind.QUALIFIER_ORDER, rest.getFirst().at());
        } else {
            parts.remark(ProblemKind.PATH_REST, rest.getFirst().at());
        }
    }

    private void readQuery(String text, int from, int to) {
        int start = from + 1;
        while (start < to) {
            int end = Math.min(firstOf("&", text, start), to);
            readAttribute(text.substring(start, end), start);
            start = end + 1;
        }
    }

    /// Keys that are no application identifiers belong to the host; they are none of our business.
    private void readAttribute(String attribute, int at) {
        int equals = attribute.indexOf('=');
        if (equals < 0) {
            return;
        }
        var key = attribute.substring(0, equals);
        if (key.equals("01") || QUALIFIERS.contains(key) || key.equals(ALONE)) {
            parts.remark(ProblemKind.QUALIFIER_IN_QUERY, at);
            return;
        }
        int valueAt = at + equals + 1;
        ApplicationIdentifiers.GS1
                .numbered(key)
                .ifPresent(identifier ->
                        Percent.decode(attribute.substring(equals + 1))
                                .ifPresentOrElse(
                                        it -> parts.putAttribute(identifier, it, valueAt),
                                        () -> parts.remark(ProblemKind.PERCENT_ESCAPE, valueAt)));
    }

    private void put(String number, String value, int at) {
        ApplicationIdentifiers.GS1.numbered(number).ifPresent(it -> parts.put(it, value, at));
    }
}
