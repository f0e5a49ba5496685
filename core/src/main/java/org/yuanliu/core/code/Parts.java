package org.yuanliu.core.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Collects the parts of one text while it is read, with everything that there is to say about
/// them, and draws the conclusion.
final class Parts {

    /// Parts that decide what the code names. A mistake in any of them breaks the reading; a
    /// mistake in another part, such as an impossible expiry date, is a remark, since the goods are
    /// known all the same.
    private static final Set<String> NAMING = Set.of("01", "10", "21", "22", "235");

    private final Scan scan;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<Problem> problems;
    private boolean broken;

    Parts(Scan scan) {
        this.scan = scan;
        this.problems = new ArrayList<>(scan.remarks());
    }

    /// A part of an element string or of the path of an address. A part that ends in the wrong
    /// place makes its neighbours doubtful, so it breaks the reading whichever part it is.
    void put(ApplicationIdentifier identifier, String value, int at) {
        var fault = identifier.fault(value);
        boolean grave =
                NAMING.contains(identifier.number())
                        || fault.filter(ApplicationIdentifier.Fault::boundary).isPresent();
        put(identifier.number(), value, at, fault, grave);
    }

    /// An attribute in the query of an address: whatever is wrong with it, it names nothing.
    void putAttribute(ApplicationIdentifier identifier, String value, int at) {
        put(identifier.number(), value, at, identifier.fault(value), false);
    }

    void remark(ProblemKind kind, int at) {
        problems.add(kind.at(Math.min(scan.offset() + at, scan.input().length())));
    }

    void fail(ProblemKind kind, int at) {
        remark(kind, at);
        broken = true;
    }

    Reading reading(Scheme scheme) {
        findCompanionsThatExcludeEachOther();
        if (broken) {
            return new Reading.Broken(scan.input(), scheme, values, problems);
        }
        var gtin = values.get("01");
        if (gtin == null) {
            remark(ProblemKind.NO_PRODUCT, 0);
            return new Reading.Unknown(scan.input(), problems);
        }
        if (values.containsKey("235")) {
            remark(ProblemKind.THIRD_PARTY_SERIAL, positions.getOrDefault("235", 0));
        }
        return new Reading.Known(scan.input(), scheme, code(gtin), values, problems);
    }

    private void put(
            String number,
            String value,
            int at,
            Optional<ApplicationIdentifier.Fault> fault,
            boolean grave) {
        fault.ifPresent(it -> say(it.kind(), at + it.at(), grave));
        var earlier = values.putIfAbsent(number, value);
        if (earlier == null) {
            positions.put(number, at);
        } else if (!earlier.equals(value)) {
            say(ProblemKind.REPEATED, at, grave);
        }
    }

    private void say(ProblemKind kind, int at, boolean grave) {
        if (grave) {
            fail(kind, at);
        } else {
            remark(kind, at);
        }
    }

    private void findCompanionsThatExcludeEachOther() {
        for (var number : values.keySet()) {
            ApplicationIdentifiers.GS1
                    .numbered(number)
                    .filter(it -> values.keySet().stream().anyMatch(it::excludes))
                    .ifPresent(it ->
                            fail(ProblemKind.NOT_TOGETHER, positions.getOrDefault(number, 0)));
        }
    }

    private Code code(String gtin) {
        var batch = Optional.ofNullable(values.get("10"));
        var serial = values.get("21");
        if (serial == null) {
            return batch.map(it -> Code.ofBatch(gtin, it)).orElseGet(() -> Code.ofProduct(gtin));
        }
        var item = Code.ofItem(gtin, serial);
        return batch.map(item::inBatch).orElse(item);
    }
}
