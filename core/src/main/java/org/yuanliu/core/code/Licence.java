package org.yuanliu.core.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The number of a production licence for industrial products: `XK21-007-12345`, and with the
/// province in front, bracketed or not, when a province issued it.
final class Licence {

    private static final int LONGEST = 40;

    private Licence() {}

    static Optional<Reading> read(Scan scan) {
        var text = scan.text();
        if (text.length() > LONGEST || !mayBeOne(text)) {
            return Optional.empty();
        }
        var plain = plain(text);
        int xk = plain.indexOf("XK");
        if (xk < 0 || xk > 1 || !isProvince(plain.substring(0, xk))) {
            return Optional.empty();
        }
        var digits = plain.substring(xk + 2);
        if (!Characters.allDigits(digits) || (digits.length() != 9 && digits.length() != 10)) {
            return Optional.empty();
        }
        return Optional.of(reading(scan, plain.substring(0, xk), digits));
    }

    private static boolean mayBeOne(String text) {
        char c = text.isEmpty() ? ' ' : text.charAt(0);
        return c == 'X' || c == 'x' || c == '(' || Shapes.PROVINCES.indexOf(c) >= 0;
    }

    private static boolean isProvince(String text) {
        return text.isEmpty() || Shapes.PROVINCES.contains(text);
    }

    /// Without blanks, brackets and dashes, in which papers and people differ.
    private static String plain(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (" ()-‐‑–—−".indexOf(c) < 0) {
                plain.append(Characters.isLower(c) ? (char) (c - 32) : c);
            }
        }
        return plain.toString();
    }

    private static Reading reading(Scan scan, String province, String digits) {
        var number =
                province
                        + "XK"
                        + digits.substring(0, 2)
                        + "-"
                        + digits.substring(2, 5)
                        + "-"
                        + digits.substring(5);
        var remarks = new ArrayList<Problem>(2);
        if (!number.equals(scan.text())) {
            remarks.add(scan.problem(ProblemKind.LICENCE_FORM, 0));
        }
        remarks.add(
                digits.length() == 9
                        ? scan.problem(ProblemKind.LICENCE_SHORT, scan.text().length() - 1)
                        : scan.problem(ProblemKind.NO_CHECK_DIGIT, 0));
        return scan.known(
                Scheme.LICENCE,
                Code.named("licence:" + Percent.encode(number), Level.PAPER),
                parts(province, digits),
                List.copyOf(remarks));
    }

    private static PartMap parts(String province, String digits) {
        var industry = digits.substring(0, 2);
        var product = digits.substring(2, 5);
        var company = digits.substring(5);
        return province.isEmpty()
                ? PartMap.of("industry", industry, "product", product, "company", company)
                : PartMap.of(
                        "province",
                        province,
                        "industry",
                        industry,
                        "product",
                        product,
                        "company",
                        company);
    }
}
