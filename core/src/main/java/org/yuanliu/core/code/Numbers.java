package org.yuanliu.core.code;

import java.util.List;

/// Digits alone, as they stand under a bar code or on a paper. How many there are says what they can
/// be; where that is several things, what the check digits prove decides.
///
///     8, 12, 14  a product (GTIN)
///     13         a product; the same digits can be a place, and say so
///     15         a bicycle's frame, if the fifth digit is one of its types
///     16         a CCC certificate, if the year can be one
///     18         a company, if its check character fits; else a logistic unit, if its check digit
///                fits; else a company in doubt, if there is such a region; else a broken unit
///     20 to 29   an Ecode, if the version is known
///
/// before all of which an element string goes: `01` and a product number with a right check digit,
/// or `00` and the number of a logistic unit.
final class Numbers {

    private static final CharacterSet TYPES = CharacterSet.of("123");

    private Numbers() {}

    static Reading read(Scan scan) {
        var text = scan.text();
        int blank = text.indexOf(' ');
        return blank < 0
                ? read(scan, text, List.of())
                : spaced(scan, text.replace(" ", ""), scan.problem(ProblemKind.SPACES, blank));
    }

    /// Digits in groups may be a telephone or an account, so they are taken for a code only if they
    /// prove it.
    private static Reading spaced(Scan scan, String digits, Problem remark) {
        var reading = read(scan, digits, List.of(remark));
        boolean proves =
                switch (reading.scheme()) {
                    case GTIN, SSCC -> reading instanceof Reading.Known;
                    case USCC -> Uscc.checks(digits);
                    case GS1,
                            GS1_DL,
                            EPC_URN,
                            GLN,
                            GRAI,
                            GIAI,
                            ECODE,
                            OID,
                            CCC,
                            LICENCE,
                            FRAME,
                            OWN,
                            UNKNOWN ->
                            false;
                };
        return proves ? reading : scan.unknown(List.of());
    }

    private static Reading read(Scan scan, String digits, List<Problem> remarks) {
        if (ElementString.looksLikeOne(digits)) {
            return remarks.isEmpty() ? ElementString.read(scan) : scan.unknown(List.of());
        }
        return switch (digits.length()) {
            case 8, 12, 13, 14 -> product(scan, digits, remarks);
            case 15 -> frame(scan, digits, remarks);
            case 16 -> certificate(scan, digits, remarks);
            case 18 -> eighteen(scan, digits, remarks);
            default ->
                    Ecode.looksLikeOne(digits) && remarks.isEmpty()
                            ? Ecode.read(scan, digits, 0)
                            : scan.unknown(List.of());
        };
    }

    private static Reading product(Scan scan, String digits, List<Problem> remarks) {
        if (!Gtin.checks(digits)) {
            return broken(scan, Scheme.GTIN);
        }
        var gtin = Gtin.padded(digits);
        return scan.known(
                Scheme.GTIN,
                Code.ofProduct(gtin),
                PartMap.of("01", gtin),
                digits.length() == 13 && !scan.retail()
                        ? and(remarks, scan.problem(ProblemKind.ALSO_GLN, 0))
                        : remarks);
    }

    private static Reading broken(Scan scan, Scheme scheme) {
        return scan.broken(
                scheme,
                PartMap.of(),
                List.of(scan.problem(ProblemKind.CHECK_DIGIT, scan.text().length() - 1)));
    }

    private static Reading frame(Scan scan, String digits, List<Problem> remarks) {
        if (!TYPES.has(digits.charAt(4))) {
            return scan.unknown(List.of(scan.problem(ProblemKind.MAYBE_FRAME, 4)));
        }
        return scan.known(
                Scheme.FRAME,
                Code.named("frame:" + digits, Level.ITEM),
                PartMap.of(
                        "maker", digits.substring(0, 4),
                        "type", digits.substring(4, 5),
                        "year", digits.substring(5, 7),
                        "serial", digits.substring(7)),
                and(remarks, scan.problem(ProblemKind.NO_CHECK_DIGIT, 0)));
    }

    private static Reading certificate(Scan scan, String digits, List<Problem> remarks) {
        if (!Shapes.isCcc(digits)) {
            return scan.unknown(List.of());
        }
        return scan.known(
                Scheme.CCC,
                Code.named("ccc:" + digits, Level.PAPER),
                PartMap.of(
                        "year", digits.substring(0, 4),
                        "body", digits.substring(4, 6),
                        "category", digits.substring(6, 10),
                        "serial", digits.substring(10)),
                and(remarks, scan.problem(ProblemKind.NO_CHECK_DIGIT, 0)));
    }

    /// A check character out of 31 proves more than a check digit out of ten.
    private static Reading eighteen(Scan scan, String digits, List<Problem> remarks) {
        boolean isUnit = Gtin.checks(digits);
        boolean hasRegion = Uscc.looksLikeOne(digits);
        if (hasRegion && Uscc.checks(digits)) {
            return Uscc.read(
                    scan,
                    digits,
                    isUnit ? and(remarks, scan.problem(ProblemKind.ALSO_SSCC, 0)) : remarks);
        }
        if (isUnit) {
            return scan.known(
                    Scheme.SSCC, Code.ofPackage(digits), PartMap.of("00", digits), remarks);
        }
        if (IdentityNumber.looksLikeOne(digits)) {
            return scan.unknown(List.of(scan.problem(ProblemKind.PERSONAL, 0)));
        }
        return hasRegion ? Uscc.read(scan, digits, remarks) : broken(scan, Scheme.SSCC);
    }

    private static List<Problem> and(List<Problem> remarks, Problem problem) {
        return remarks.isEmpty() ? List.of(problem) : List.of(remarks.getFirst(), problem);
    }
}
