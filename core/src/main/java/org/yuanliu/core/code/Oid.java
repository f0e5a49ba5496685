package org.yuanliu.core.code;

import java.util.List;

/// Object identifiers (GB/T 26231) and the MA codes that are built like them. Who has which arc is
/// asked of their registries, not here, so both stay opaque.
final class Oid {

    private Oid() {}

    /// Numbers between dots may be the address of a computer or the version of a program. China's
    /// arcs are no such thing.
    static boolean looksLikeOne(String text) {
        return text.startsWith("1.2.156.") || text.startsWith("2.16.156.");
    }

    /// @param at where the identifier begins in the text
    static Reading read(Scan scan, int at) {
        return read(scan, scan.text().substring(at), at);
    }

    static Reading read(Scan scan, String given, int at) {
        var upper = Characters.upper(given);
        if (!Shapes.isOid(upper)) {
            return scan.unknown(List.of());
        }
        var unresolved = scan.problem(ProblemKind.UNRESOLVED, at);
        return scan.known(
                Scheme.OID,
                Code.named("oid:" + Percent.encode(upper), Level.OPAQUE),
                PartMap.of("oid", upper),
                upper.equals(given)
                        ? List.of(unresolved)
                        : List.of(scan.problem(ProblemKind.UPPER_CASE, at), unresolved));
    }
}
