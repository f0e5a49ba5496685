package org.yuanliu.core.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.yuanliu.core.code.AddressPattern.Found;

/// The addresses behind which we know whose codes stand. Pure data: it asks nobody.
public final class Resolver {

    /// What ships with us: addresses that a national standard fixes.
    public static final Resolver SHIPPED = new Resolver(shipped());

    private static final int LONGEST = 100;

    private final List<AddressPattern> patterns;
    private final Map<String, List<AddressPattern>> byHost = new HashMap<>();

    /// Of two patterns that match one address, the first one counts.
    public Resolver(List<AddressPattern> patterns) {
        this.patterns = List.copyOf(patterns);
        for (var pattern : patterns) {
            byHost.computeIfAbsent(pattern.host(), host -> new ArrayList<>()).add(pattern);
        }
    }

    public List<AddressPattern> patterns() {
        return patterns;
    }

    /// The same with further patterns, which come first.
    public Resolver with(List<AddressPattern> further) {
        var all = new ArrayList<>(further);
        all.addAll(patterns);
        return new Resolver(all);
    }

    Optional<Reading> read(Scan scan, WebAddress address) {
        var ofHost = byHost.get(address.host());
        if (ofHost == null) {
            return Optional.empty();
        }
        for (int i = 0; i < ofHost.size(); i++) {
            var pattern = ofHost.get(i);
            var reading = pattern.match(address).flatMap(it -> reading(scan, pattern, it));
            if (reading.isPresent()) {
                return reading;
            }
        }
        return Optional.empty();
    }

    private static Optional<Reading> reading(Scan scan, AddressPattern pattern, Found found) {
        var code = Percent.decode(found.code()).filter(Resolver::isText);
        return pattern.scheme() == Scheme.OWN
                ? code.map(it -> own(scan, pattern, it))
                : code.flatMap(it -> other(scan, pattern, it, found.at()));
    }

    private static Reading own(Scan scan, AddressPattern pattern, String code) {
        return scan.known(
                Scheme.OWN,
                Code.ofPlatform(pattern.platform(), pattern.level(), code),
                PartMap.of("platform", pattern.platform(), "code", code),
                List.of());
    }

    /// A code that means the same without the address, if it reads as what the pattern says.
    private static Optional<Reading> other(Scan scan, AddressPattern pattern, String code, int at) {
        var inner = Codes.read(pattern.scheme() == Scheme.ECODE ? "ecode:" + code : code);
        if (!(inner instanceof Reading.Known known) || known.scheme() != pattern.scheme()) {
            return Optional.empty();
        }
        var problems =
                known.problems().stream()
                        .map(it -> new Problem(it.code(), scan.offset() + at, it.zh(), it.en()))
                        .toList();
        return Optional.of(
                scan.known(known.scheme(), known.code(), PartMap.copyOf(known.parts()), problems));
    }

    /// Neither too long nor half a character, nor with anything that cannot be shown.
    private static boolean isText(String code) {
        if (code.isEmpty() || code.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (Character.isISOControl(c) || c == '\uFFFD') {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == code.length()
                        || !Character.isLowSurrogate(code.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /// Lines `platform | host | template | scheme | level`, each with its tests below it.
    private static List<AddressPattern> shipped() {
        try (var stream =
                Objects.requireNonNull(Resolver.class.getResourceAsStream("addresses.txt"))) {
            return read(new String(stream.readAllBytes(), UTF_8).lines().toList());
        } catch (IOException brokenJar) {
            throw new UncheckedIOException(brokenJar);
        }
    }

    static List<AddressPattern> read(List<String> lines) {
        var patterns = new ArrayList<AddressPattern>();
        for (var line : lines) {
            var columns = line.split("\\s*\\|\\s*", -1);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (columns.length == 5) {
                patterns.add(
                        new AddressPattern(
                                columns[0],
                                columns[1],
                                columns[2],
                                scheme(columns[3]),
                                Level.valueOf(columns[4].toUpperCase(Locale.ROOT)),
                                List.of()));
            } else {
                patterns.add(tested(patterns.removeLast(), columns));
            }
        }
        return patterns;
    }

    private static AddressPattern tested(AddressPattern pattern, String[] columns) {
        var tests = new ArrayList<>(pattern.tests());
        tests.add(
                new AddressPattern.Test(
                        columns[0].strip(),
                        columns[1].equals("-") ? Optional.empty() : Optional.of(columns[1])));
        return new AddressPattern(
                pattern.platform(),
                pattern.host(),
                pattern.template(),
                pattern.scheme(),
                pattern.level(),
                tests);
    }

    private static Scheme scheme(String word) {
        return Arrays.stream(Scheme.values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
