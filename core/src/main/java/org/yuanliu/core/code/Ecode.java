package org.yuanliu.core.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Ecode: a version, who numbers (NSI), and the number (MD), taken apart as a table says.
///
/// Invariant: nothing in such a code proves anything, so it is never broken. What the table does
/// not know stays opaque.
final class Ecode {

    /// Shorter digits alone may be anything, a telephone number for one.
    private static final int SHORTEST_ALONE = 20;

    private static final Ecode SHIPPED = shipped();

    private final Map<String, Version> versions = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    private record Version(int issuer, int longest) {}

    private Ecode(List<String> lines) {
        for (var line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var columns = line.split("\\s*\\|\\s*", -1);
            if (Characters.allDigits(columns[2])) {
                versions.put(
                        columns[0],
                        new Version(Integer.parseInt(columns[1]), Integer.parseInt(columns[2])));
            } else {
                names.put(columns[0] + columns[1], columns[2]);
            }
        }
    }

    /// Digits alone are taken for one only if the version is known and they are as long as nothing
    /// else is.
    static boolean looksLikeOne(String digits) {
        return digits.length() >= SHORTEST_ALONE && SHIPPED.fits(digits);
    }

    /// @param at where the code begins in the text
    static Reading read(Scan scan, String code, int at) {
        return SHIPPED.reading(scan, code, at);
    }

    private boolean fits(String code) {
        var version = versions.get(code.substring(0, 1));
        return version != null
                && code.length() > 1 + version.issuer()
                && code.length() <= 1 + version.issuer() + version.longest();
    }

    private Reading reading(Scan scan, String code, int at) {
        if (!Shapes.isEcode(code)) {
            return scan.unknown(List.of());
        }
        var opaque = List.of(scan.problem(ProblemKind.UNRESOLVED, at));
        var named = Code.named("ecode:" + code, Level.OPAQUE);
        var version = code.substring(0, 1);
        var known = versions.get(version);
        if (known == null || !fits(code)) {
            return scan.known(
                    Scheme.ECODE,
                    named,
                    PartMap.of("V", version, "code", code.substring(1)),
                    opaque);
        }
        int issuer = 1 + known.issuer();
        return scan.known(
                Scheme.ECODE,
                named,
                PartMap.of(
                        "V",
                        version,
                        "NSI",
                        code.substring(1, issuer),
                        "MD",
                        code.substring(issuer)),
                names.containsKey(code.substring(0, issuer)) ? List.of() : opaque);
    }

    private static Ecode shipped() {
        try (var stream = Objects.requireNonNull(Ecode.class.getResourceAsStream("ecode.txt"))) {
            return new Ecode(new String(stream.readAllBytes(), UTF_8).lines().toList());
        } catch (IOException brokenJar) {
            throw new UncheckedIOException(brokenJar);
        }
    }
}
