package org.yuanliu.core.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which addresses of one host hold a code, and where in them it stands.
///
/// `template` is what follows the host, literally, but for two placeholders: `{code}` once, for the
/// code, and `{any}` for a piece of the path that is not looked at:
///
///     /t/{code}                 /goods/{any}/{code}.html
///     /q?c={code}               /#/trace?id={code}
///
/// Parameters may stand in any order, and others may stand beside them. There are no other signs
/// with a meaning, and above all no regular expressions: matching costs one look at each character.
///
/// @param platform short name under which the codes are known, such as `ebike`
/// @param host without port, exactly
/// @param scheme what the code is written as; [Scheme#OWN] when it means something only to the
///   platform
/// @param level what such an own code names
/// @param tests addresses that must be read as the pattern's author meant them
public record AddressPattern(
        String platform,
        String host,
        String template,
        Scheme scheme,
        Level level,
        List<Test> tests) {

    private static final String CODE = "{code}";
    private static final String ANY = "{any}";

    /// An address and the identity it stands for; empty when the pattern must not match it.
    public record Test(String text, Optional<String> identity) {}

    /// A test that does not hold, and what was read instead.
    public record Failure(Test test, Optional<String> read) {}

    public AddressPattern {
        host = host.toLowerCase(Locale.ROOT);
        tests = List.copyOf(tests);
        var flaw = flaw(platform, host, template, scheme);
        if (flaw.isPresent()) {
            throw new IllegalArgumentException("not a pattern: " + flaw.get());
        }
    }

    /// What keeps these from being a pattern: the name of the part that is wrong.
    public static Optional<String> flaw(
            String platform, String host, String template, Scheme scheme) {
        if (!Shapes.isPlatform(platform)) {
            return Optional.of("platform");
        }
        if (!isHost(host.toLowerCase(Locale.ROOT))) {
            return Optional.of("host");
        }
        int code = template.indexOf(CODE);
        if (!template.startsWith("/")
                || template.length() > 200
                || code < 0
                || template.indexOf(CODE, code + 1) >= 0
                || hasOtherSigns(template)) {
            return Optional.of("template");
        }
        return scheme == Scheme.UNKNOWN ? Optional.of("scheme") : Optional.empty();
    }

    private static boolean isHost(String host) {
        if (host.length() < 3 || host.length() > 253 || host.indexOf('.') <= 0) {
            return false;
        }
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c <= ' ' || "/?#:@[]\\%*{}".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasOtherSigns(String template) {
        var rest = template.replace(CODE, "").replace(ANY, "");
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c <= ' ' || c == '{' || c == '}') {
                return true;
            }
        }
        return false;
    }

    /// The tests that do not hold for this pattern alone.
    public List<Failure> failures() {
        var alone = new Resolver(List.of(this));
        var failures = new ArrayList<Failure>();
        for (var test : tests) {
            var read =
                    Codes.read(test.text(), alone) instanceof Reading.Known known
                            ? Optional.of(known.code().identity())
                            : Optional.<String>empty();
            if (!read.equals(test.identity())) {
                failures.add(new Failure(test, read));
            }
        }
        return failures;
    }

    /// Where the code stands in the address.
    record Found(String code, int at) {}

    Optional<Found> match(WebAddress address) {
        var text = address.text();
        int question = template.indexOf('?');
        int hash = template.indexOf('#');
        int end = question >= 0 && (hash < 0 || question < hash) ? question : hash;
        var path = end < 0 ? template : template.substring(0, end);
        var inPath = path(path, address);
        if (inPath.isEmpty()) {
            return Optional.empty();
        }
        var found = inPath.get();
        if (question >= 0 && (hash < 0 || question < hash)) {
            var wanted = template.substring(question + 1, hash < 0 ? template.length() : hash);
            var inQuery = pairs(wanted, text, address.query() + 1, address.fragment());
            if (inQuery.isEmpty()) {
                return Optional.empty();
            }
            found = either(found, inQuery.get());
        }
        if (hash >= 0) {
            var inFragment = fragment(template.substring(hash + 1), address);
            if (inFragment.isEmpty()) {
                return Optional.empty();
            }
            found = either(found, inFragment.get());
        }
        return Optional.of(found).filter(it -> !it.code().isEmpty());
    }

    private static final Found NOTHING = new Found("", 0);

    private static Found either(Found one, Found other) {
        return one.code().isEmpty() ? other : one;
    }

    private static Optional<Found> path(String wanted, WebAddress address) {
        var pieces = address.path();
        var found = NOTHING;
        int start = 1;
        int place = 0;
        while (start < wanted.length()) {
            int slash = wanted.indexOf('/', start);
            int end = slash < 0 ? wanted.length() : slash;
            if (place == pieces.size()) {
                return Optional.empty();
            }
            var piece = pieces.get(place++);
            var here = piece(wanted.substring(start, end), piece.text(), piece.at());
            if (here.isEmpty()) {
                return Optional.empty();
            }
            found = either(found, here.get());
            start = end + 1;
        }
        return place == pieces.size() ? Optional.of(found) : Optional.empty();
    }

    /// A piece with at most one placeholder: what stands before and after it stands there
    /// literally.
    private static Optional<Found> piece(String wanted, String piece, int at) {
        if (wanted.equals(ANY)) {
            return piece.isEmpty() ? Optional.empty() : Optional.of(NOTHING);
        }
        int code = wanted.indexOf(CODE);
        if (code < 0) {
            return wanted.equals(piece) ? Optional.of(NOTHING) : Optional.empty();
        }
        int tail = wanted.length() - code - CODE.length();
        boolean fits =
                piece.length() > code + tail
                        && piece.regionMatches(0, wanted, 0, code)
                        && piece.regionMatches(
                                piece.length() - tail, wanted, code + CODE.length(), tail);
        return fits
                ? Optional.of(new Found(piece.substring(code, piece.length() - tail), at + code))
                : Optional.empty();
    }

    /// All wanted parameters, in any order among others; the first of a name counts.
    private static Optional<Found> pairs(String wanted, String text, int from, int to) {
        var found = NOTHING;
        for (var one : wanted.split("&", -1)) {
            int equals = one.indexOf('=');
            var name = equals < 0 ? one : one.substring(0, equals);
            var here = pair(name, equals < 0 ? "" : one.substring(equals + 1), text, from, to);
            if (here.isEmpty()) {
                return Optional.empty();
            }
            found = either(found, here.get());
        }
        return Optional.of(found);
    }

    private static Optional<Found> pair(String name, String wanted, String text, int from, int to) {
        int start = from;
        while (start < to) {
            int and = text.indexOf('&', start);
            int end = and < 0 || and > to ? to : and;
            if (text.startsWith(name, start)
                    && start + name.length() < end
                    && text.charAt(start + name.length()) == '=') {
                int value = start + name.length() + 1;
                return piece(wanted, text.substring(value, end), value);
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    /// Behind the hash, pages of one sheet put a path and a query of their own.
    private static Optional<Found> fragment(String wanted, WebAddress address) {
        var text = address.text();
        int from = Math.min(address.fragment() + 1, text.length());
        int asked = wanted.indexOf('?');
        if (asked < 0) {
            return piece(wanted, text.substring(from), from);
        }
        int question = text.indexOf('?', from);
        if (question < 0) {
            return Optional.empty();
        }
        return piece(wanted.substring(0, asked), text.substring(from, question), from)
                .flatMap(path ->
                        pairs(wanted.substring(asked + 1), text, question + 1, text.length())
                                .map(it -> either(path, it)));
    }
}
