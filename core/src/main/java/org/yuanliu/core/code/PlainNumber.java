package org.yuanliu.core.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A product number alone, as it stands under the bar code of retail goods.
final class PlainNumber {

    private PlainNumber() {}

    static Optional<Reading> read(Scan scan) {
        var digits = scan.text().replace(" ", "");
        if (scan.gs1() || !Gtin.hasLength(digits.length()) || !Characters.allDigits(digits)) {
            return Optional.empty();
        }
        if (Gtin.isValid(digits)) {
            return Optional.of(known(scan, digits));
        }
        return digits.equals(scan.text()) ? Optional.of(broken(scan)) : Optional.empty();
    }

    private static Reading known(Scan scan, String digits) {
        var code = Code.ofProduct(digits);
        int blank = scan.text().indexOf(' ');
        var remarks =
                blank < 0
                        ? scan.remarks()
                        : and(scan.remarks(), ProblemKind.SPACES.at(scan.offset() + blank));
        return new Reading.Known(
                scan.input(), Scheme.GTIN, code, Map.of("01", Gtin.to14(digits)), remarks);
    }

    private static Reading broken(Scan scan) {
        int last = scan.offset() + scan.text().length() - 1;
        return new Reading.Broken(
                scan.input(),
                Scheme.GTIN,
                Map.of(),
                and(scan.remarks(), ProblemKind.CHECK_DIGIT.at(last)));
    }

    private static List<Problem> and(List<Problem> remarks, Problem problem) {
        return Stream.concat(remarks.stream(), Stream.of(problem)).toList();
    }
}
