package org.yuanliu.core.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// GS1 keys as radio tags and event messages name them, such as
/// `urn:epc:id:sgtin:6901234.056789.A1`.
///
/// Such a name says how long the company prefix is. A bar code does not, so the way back needs the
/// length, and without it there are up to seven names for one thing: [#of] and [#possible].
public final class EpcUrn {

    /// How many digits a company prefix has in an EPC.
    private static final int SHORTEST_PREFIX = 6;

    private static final int LONGEST_PREFIX = 12;

    private static final String START = "urn:epc:";

    private EpcUrn() {}

    static boolean begins(String text) {
        return text.regionMatches(true, 0, START, 0, START.length());
    }

    static Reading read(Scan scan) {
        var text = scan.text();
        int type = text.indexOf(':', START.length());
        int name = text.indexOf(':', type + 1);
        if (type < 0 || name < 0) {
            return scan.unknown(List.of());
        }
        var word = text.substring(type + 1, name);
        return switch (text.substring(START.length(), type)) {
            case "id" -> word.equals("lgtin") ? scan.unknown(List.of()) : read(scan, word, name, 0);
            case "class" ->
                    word.equals("lgtin") ? read(scan, word, name, 0) : scan.unknown(List.of());
            case "idpat" -> read(scan, word, name, 0);
            case "tag" -> {
                // The size of the tag's memory stands behind the name, a filter before the fields.
                int dash = word.indexOf('-');
                yield read(scan, dash < 0 ? word : word.substring(0, dash), name, 1);
            }
            default -> scan.unknown(List.of());
        };
    }

    private static Reading read(Scan scan, String word, int colon, int skipped) {
        var form = EpcForm.named(word);
        if (form.isEmpty()) {
            return scan.unknown(List.of());
        }
        var fields = fields(scan.text(), colon + 1, form.get().fields() + skipped);
        if (fields.size() != form.get().fields() + skipped) {
            int at = scan.text().length();
            return scan.broken(
                    Scheme.EPC_URN, PartMap.of(), List.of(scan.problem(ProblemKind.EPC_FORM, at)));
        }
        return read(scan, form.get(), fields.subList(skipped, fields.size()));
    }

    private record Field(String text, int at) {

        boolean isAny() {
            return text.equals("*");
        }
    }

    /// What is written freely may hold dots, so the last field takes the rest.
    private static List<Field> fields(String text, int from, int most) {
        var fields = new ArrayList<Field>(most);
        int start = from;
        while (fields.size() < most) {
            int dot = fields.size() + 1 == most ? -1 : text.indexOf('.', start);
            int end = dot < 0 ? text.length() : dot;
            fields.add(new Field(text.substring(start, end), start));
            if (dot < 0) {
                break;
            }
            start = end + 1;
        }
        return fields;
    }

    private static Reading read(Scan scan, EpcForm form, List<Field> fields) {
        var prefix = fields.get(0);
        var reference = fields.get(1);
        if (reference.isAny() || prefix.isAny()) {
            // A pattern for all products of a company names nothing.
            return scan.unknown(List.of());
        }
        var parts = new Parts(scan);
        int wrong = firstWrong(form, prefix, reference);
        if (wrong >= 0) {
            parts.fail(ProblemKind.EPC_DIGITS, wrong);
            return parts.reading(Scheme.EPC_URN);
        }
        var freely = Percent.decode(reference.text());
        if (freely.isEmpty()) {
            parts.fail(ProblemKind.PERCENT_ESCAPE, reference.at());
            return parts.reading(Scheme.EPC_URN);
        }
        putKey(parts, form, form.value(prefix.text(), freely.get()), fields);
        return parts.reading(Scheme.EPC_URN);
    }

    private static int firstWrong(EpcForm form, Field prefix, Field reference) {
        int length = prefix.text().length();
        if (length < SHORTEST_PREFIX
                || length > LONGEST_PREFIX
                || !Characters.allDigits(prefix.text())) {
            return prefix.at();
        }
        boolean fits =
                form.digits() == 0
                        || (length + reference.text().length() == form.digits()
                                && (reference.text().isEmpty()
                                        || Characters.allDigits(reference.text()))
                                && (!form.extended() || !reference.text().isEmpty()));
        return fits ? -1 : reference.at();
    }

    private static void putKey(Parts parts, EpcForm form, String key, List<Field> fields) {
        var last = fields.getLast();
        int at = fields.getFirst().at();
        var own = ApplicationIdentifiers.GS1.numbered(form.key()).orElseThrow();
        if (form.key().equals("8006")) {
            parts.put(own, key + fields.get(2).text() + fields.get(3).text(), at);
        } else if (!form.qualifier().equals("+")) {
            parts.put(own, key, at);
        }
        if (form.qualifier().isEmpty()) {
            return;
        }
        if (last.isAny()) {
            if (form.qualifier().equals("+")) {
                parts.put(own, key, at);
            }
            return;
        }
        var value = Percent.decode(last.text());
        if (value.isEmpty()) {
            parts.fail(ProblemKind.PERCENT_ESCAPE, last.at());
        } else if (form.qualifier().equals("+")) {
            parts.put(own, key + value.get(), at);
        } else if (!form.qualifier().equals("254") || !value.get().equals("0")) {
            // The extension 0 of a place stands for none.
            ApplicationIdentifiers.GS1
                    .numbered(form.qualifier())
                    .ifPresent(it -> parts.put(it, value.get(), last.at()));
        }
    }

    /// The name of the code, when the company prefix has so many digits; empty when it cannot have,
    /// or there is no such name for the code.
    public static Optional<String> of(Code code, int prefix) {
        if (prefix < SHORTEST_PREFIX || prefix > LONGEST_PREFIX) {
            return Optional.empty();
        }
        var identity = code.identity();
        int slash = identity.indexOf('/');
        if (!identity.startsWith("gs1:") || slash < 0) {
            return Optional.empty();
        }
        int end = identity.indexOf('/', slash + 1);
        var key =
                Percent.decode(identity.substring(slash + 1, end < 0 ? identity.length() : end))
                        .orElseThrow();
        var last = end < 0 ? "" : identity.substring(identity.indexOf('/', end + 1) + 1);
        return written(
                identity.substring(4, slash),
                code.level(),
                key,
                Percent.decode(last).orElseThrow(),
                prefix);
    }

    /// Every name that the code can have, as long as the length of the company prefix is not known.
    public static List<String> possible(Code code) {
        return IntStream.rangeClosed(SHORTEST_PREFIX, LONGEST_PREFIX)
                .boxed()
                .flatMap(it -> of(code, it).stream())
                .toList();
    }

    private static Optional<String> written(
            String number, Level level, String key, String last, int prefix) {
        return switch (number) {
            case "01" -> {
                var body =
                        key.substring(1, 1 + prefix)
                                + "."
                                + key.charAt(0)
                                + key.substring(1 + prefix, 13);
                yield Optional.of(
                        switch (level) {
                            case ITEM -> "urn:epc:id:sgtin:" + body + "." + escaped(last);
                            case BATCH -> "urn:epc:class:lgtin:" + body + "." + escaped(last);
                            case PRODUCT, PACKAGE, OPAQUE, PLACE, PARTY, PAPER ->
                                    "urn:epc:idpat:sgtin:" + body + ".*";
                        });
            }
            case "00" ->
                    Optional.of(
                            "urn:epc:id:sscc:"
                                    + key.substring(1, 1 + prefix)
                                    + "."
                                    + key.charAt(0)
                                    + key.substring(1 + prefix, 17));
            case "414" ->
                    Optional.of(
                                    "urn:epc:id:sgln:"
                                            + split(key, prefix, 12)
                                            + "."
                                            + (last.isEmpty() ? "0" : escaped(last)))
                            // A place whose extension is 0 would have the name of one without.
                            .filter(it -> !last.equals("0"));
            case "417" -> Optional.of("urn:epc:id:pgln:" + split(key, prefix, 12));
            case "8017" ->
                    Optional.of("urn:epc:id:gsrnp:" + split(key, prefix, 17))
                            .filter(it -> last.isEmpty());
            case "8018" ->
                    Optional.of("urn:epc:id:gsrn:" + split(key, prefix, 17))
                            .filter(it -> last.isEmpty());
            case "402" -> Optional.of("urn:epc:id:gsin:" + split(key, prefix, 16));
            case "253" -> behind("gdti", key, prefix, 13);
            case "255" -> behind("sgcn", key, prefix, 13);
            case "8003" -> behind("grai", key.substring(1), prefix, 13);
            case "8004" -> freely("giai", key, prefix);
            case "401" -> freely("ginc", key, prefix);
            case "8010" ->
                    last.isEmpty()
                            ? Optional.empty()
                            : freely("cpi", key, prefix).map(it -> it + "." + last);
            default -> Optional.empty();
        };
    }

    private static String split(String key, int prefix, int body) {
        return key.substring(0, prefix) + "." + key.substring(prefix, body);
    }

    private static Optional<String> behind(String word, String key, int prefix, int length) {
        var body = split(key, prefix, length - 1);
        return Optional.of(
                key.length() > length
                        ? "urn:epc:id:" + word + ":" + body + "." + escaped(key.substring(length))
                        : "urn:epc:idpat:" + word + ":" + body + ".*");
    }

    private static Optional<String> freely(String word, String key, int prefix) {
        return key.length() > prefix && Characters.allDigits(key, 0, prefix)
                ? Optional.of(
                        "urn:epc:id:"
                                + word
                                + ":"
                                + key.substring(0, prefix)
                                + "."
                                + escaped(key.substring(prefix)))
                : Optional.empty();
    }

    /// Few characters are escaped in a URN; a wider choice would be another name for the same.
    private static String escaped(String value) {
        var escaped = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> escaped.append("%22");
                case '%' -> escaped.append("%25");
                case '&' -> escaped.append("%26");
                case '/' -> escaped.append("%2F");
                case '<' -> escaped.append("%3C");
                case '>' -> escaped.append("%3E");
                case '?' -> escaped.append("%3F");
                case '#' -> escaped.append("%23");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
