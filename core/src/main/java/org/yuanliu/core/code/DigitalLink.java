package org.yuanliu.core.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yuanliu.core.code.WebAddress.Segment;

/// The notation as a web address:
/// `https://any.host/any/path/01/{gtin}/10/{batch}/21/{serial}?17=…`, and the like with every other
/// primary key.
///
/// Any host can serve such an address, so the host proves nothing and is not looked at.
final class DigitalLink {

    /// Words that stood for identifiers before GS1 dropped them in 2020; GB/T 33993-2017 has them,
    /// too, in addresses that a company makes itself.
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("gtin", "01"),
                    Map.entry("itip", "8006"),
                    Map.entry("gmn", "8013"),
                    Map.entry("cpid", "8010"),
                    Map.entry("gln", "414"),
                    Map.entry("payTo", "415"),
                    Map.entry("party", "417"),
                    Map.entry("gsrnp", "8017"),
                    Map.entry("gsrn", "8018"),
                    Map.entry("gcn", "255"),
                    Map.entry("sscc", "00"),
                    Map.entry("gdti", "253"),
                    Map.entry("ginc", "401"),
                    Map.entry("gsin", "402"),
                    Map.entry("grai", "8003"),
                    Map.entry("giai", "8004"),
                    Map.entry("cpv", "22"),
                    Map.entry("lot", "10"),
                    Map.entry("bat", "10"),
                    Map.entry("ser", "21"),
                    Map.entry("cpsn", "8011"),
                    Map.entry("glnx", "254"),
                    Map.entry("refno", "8020"),
                    Map.entry("srin", "8019"));

    /// In an ordinary address a free text behind three or four digits is no key, unless it begins
    /// as the numbers of a company do in practice.
    private static final int PREFIX_IN_PRACTICE = 7;

    private final WebAddress address;
    private final List<Segment> path;
    private final Parts parts;

    private DigitalLink(Scan scan, WebAddress address) {
        this.address = address;
        this.path = address.path();
        this.parts = new Parts(scan);
    }

    /// The last key with a value that can be its own: a path before the code may be anything, and
    /// nothing behind it looks like a second one.
    static Optional<Reading> read(Scan scan, WebAddress address) {
        var path = address.path();
        for (int i = path.size() - 2; i >= 0; i--) {
            var key = identifier(path.get(i).text());
            if (key.isPresent() && key.get().isKey() && isNamed(key.get(), path, i + 1)) {
                return Optional.of(new DigitalLink(scan, address).reading(key.get(), i));
            }
        }
        return Optional.empty();
    }

    private Reading reading(ApplicationIdentifier key, int place) {
        readPath(key, place);
        readQuery(key);
        return parts.reading(Scheme.GS1_DL);
    }

    private static Optional<ApplicationIdentifier> identifier(String segment) {
        if (segment.isEmpty() || segment.length() > 5) {
            return Optional.empty();
        }
        if (Characters.isDigit(segment.charAt(0))) {
            return ApplicationIdentifiers.GS1.numbered(segment);
        }
        return Optional.ofNullable(WORDS.get(segment))
                .flatMap(ApplicationIdentifiers.GS1::numbered);
    }

    private static boolean isWord(Segment segment) {
        return !Characters.isDigit(segment.text().charAt(0));
    }

    /// The dates and numbers in ordinary addresses must not be taken for keys. A number must have
    /// its digits, and what is written freely must prove itself.
    private static boolean isNamed(ApplicationIdentifier key, List<Segment> path, int at) {
        var value = path.get(at).text();
        return switch (key.number()) {
            case "01" -> namesProduct(key, path, at);
            case "253", "255" -> value.length() >= 13 && Characters.allDigits(value, 0, 13);
            case "8003" -> value.length() >= 14 && Characters.allDigits(value, 0, 14);
            case "401", "8004", "8010", "8013" ->
                    Characters.digitsFrom(value, 0, value.length()) >= PREFIX_IN_PRACTICE
                            && (isLast(path, at) || isQualifier(key, path.get(at + 1)))
                            && Percent.decode(value).flatMap(key::fault).isEmpty();
            default -> value.length() == key.longest() && Characters.allDigits(value);
        };
    }

    /// The standard asks for 14 digits, and shorter numbers are in use. A short one must prove
    /// itself, by its check digit or by what follows.
    private static boolean namesProduct(ApplicationIdentifier key, List<Segment> path, int at) {
        var digits = path.get(at).text();
        if (!Gtin.hasLength(digits.length()) || !Characters.allDigits(digits)) {
            return false;
        }
        return digits.length() == 14
                || (!isLast(path, at) && isQualifier(key, path.get(at + 1)))
                || (digits.length() > 8
                        && (isLast(path, at) || isWord(path.get(at - 1)))
                        && Gtin.isValid(digits));
    }

    private static boolean isLast(List<Segment> path, int at) {
        return at + 1 == path.size();
    }

    private static boolean isQualifier(ApplicationIdentifier key, Segment segment) {
        return identifier(segment.text()).filter(it -> isQualifier(key, it.number())).isPresent();
    }

    private static boolean isQualifier(ApplicationIdentifier key, String number) {
        for (int i = 0; i < key.qualifiers().size(); i++) {
            if (key.qualifiers().get(i).contains(number)) {
                return true;
            }
        }
        return false;
    }

    private void readPath(ApplicationIdentifier key, int place) {
        if (isWord(path.get(place))) {
            parts.remark(ProblemKind.ALIAS, path.get(place).at());
        }
        var named = path.get(place + 1);
        int zeros = key.number().equals("01") ? 14 - named.text().length() : 0;
        put(key, "0".repeat(zeros) + named.text(), named.at() - zeros);
        int at = place + 2;
        var sequence = List.<String>of();
        int next = 0;
        while (at < path.size() && isQualifier(key, path.get(at))) {
            var qualifier = identifier(path.get(at).text()).orElseThrow();
            if (at == place + 2) {
                sequence = sequenceOf(key, qualifier.number());
            }
            int here = sequence.indexOf(qualifier.number());
            if (here < next) {
                parts.fail(ProblemKind.QUALIFIER_ORDER, path.get(at).at());
            }
            next = Math.max(next, here + 1);
            readQualifier(qualifier, at);
            at += 2;
        }
        readRest(key, Math.min(at, path.size()));
    }

    private static List<String> sequenceOf(ApplicationIdentifier key, String number) {
        for (int i = 0; i < key.qualifiers().size(); i++) {
            if (key.qualifiers().get(i).contains(number)) {
                return key.qualifiers().get(i);
            }
        }
        return List.of();
    }

    private void readQualifier(ApplicationIdentifier qualifier, int place) {
        var segment = path.get(place);
        int at = segment.at() + segment.text().length() + 1;
        put(qualifier, isLast(path, place) ? "" : path.get(place + 1).text(), at);
    }

    /// A page may lie behind the code. A qualifier in that place would say more about the goods
    /// than was read, so that is no longer a matter of taste.
    private void readRest(ApplicationIdentifier key, int from) {
        if (from == path.size()) {
            return;
        }
        for (int i = from; i < path.size(); i++) {
            if (isQualifier(key, path.get(i))) {
                parts.fail(ProblemKind.QUALIFIER_ORDER, path.get(from).at());
                return;
            }
        }
        parts.remark(ProblemKind.PATH_REST, path.get(from).at());
    }

    private void readQuery(ApplicationIdentifier key) {
        if (address.query() == address.fragment()) {
            return;
        }
        for (var pair : address.pairs()) {
            readAttribute(key, pair);
        }
    }

    /// Names that are no application identifiers belong to the host; they are none of our business.
    private void readAttribute(ApplicationIdentifier key, WebAddress.Pair pair) {
        var identifier = ApplicationIdentifiers.GS1.numbered(pair.name());
        if (identifier.isEmpty()) {
            return;
        }
        var number = identifier.get().number();
        if (number.equals(key.number()) || isQualifier(key, number)) {
            parts.remark(ProblemKind.QUALIFIER_IN_QUERY, pair.at());
        } else if (!identifier.get().attribute()) {
            parts.remark(ProblemKind.NOT_ATTRIBUTE, pair.at());
        } else {
            Percent.decode(pair.value())
                    .ifPresentOrElse(
                            it -> parts.putAttribute(identifier.get(), it, pair.valueAt()),
                            () -> parts.remark(ProblemKind.PERCENT_ESCAPE, pair.valueAt()));
        }
    }

    private void put(ApplicationIdentifier identifier, String escaped, int at) {
        var value = Percent.decode(escaped);
        if (value.isPresent()) {
            parts.put(identifier, value.get(), at);
        } else {
            parts.fail(ProblemKind.PERCENT_ESCAPE, at);
        }
    }
}
