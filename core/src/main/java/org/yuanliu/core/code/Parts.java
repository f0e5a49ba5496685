package org.yuanliu.core.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Collects the parts of one text while it is read, with everything that there is to say about
/// them, and draws the conclusion.
final class Parts {

    /// Which key names the thing when a text holds several: goods before what they lie in, and a
    /// place or a party last, because they stand beside goods to say where they go.
    private static final List<String> KEYS =
            List.of(
                    "01", "8006", "00", "8003", "8004", "8010", "8013", "253", "255", "401", "402",
                    "414", "417", "415", "8017", "8018", "416", "410", "411", "412", "413");

    private final Scan scan;
    private ApplicationIdentifier[] identifiers = new ApplicationIdentifier[8];
    private String[] values = new String[8];
    private int[] positions = new int[8];
    private int count;
    private final List<Problem> problems = new ArrayList<>(0);
    private final List<String> doubtful = new ArrayList<>(0);
    private boolean broken;

    Parts(Scan scan) {
        this.scan = scan;
    }

    /// A part of an element string or of the path of an address. A part that ends in the wrong
    /// place makes its neighbours doubtful, so it breaks the reading whichever part it is.
    void put(ApplicationIdentifier identifier, String value, int at) {
        put(identifier, value, at, false);
    }

    /// An attribute in the query of an address: whatever is wrong with it, it names nothing.
    void putAttribute(ApplicationIdentifier identifier, String value, int at) {
        put(identifier, value, at, true);
    }

    void remark(ProblemKind kind, int at) {
        problems.add(scan.problem(kind, at));
    }

    void fail(ProblemKind kind, int at) {
        remark(kind, at);
        broken = true;
    }

    /// @param scheme the notation in which the parts were written
    Reading reading(Scheme scheme) {
        judgeCompany();
        var number = key();
        broken |= isDoubtful(number);
        if (broken) {
            return scan.broken(scheme, map(), problems);
        }
        if (number.isEmpty()) {
            remark(ProblemKind.NO_PRODUCT, 0);
            return scan.unknown(problems);
        }
        return scan.known(scheme, code(number), map(), problems);
    }

    private void put(ApplicationIdentifier identifier, String value, int at, boolean isAttribute) {
        var fault = identifier.fault(value);
        if (fault.isPresent()) {
            say(fault.get().kind(), identifier, at + fault.get().at(), isAttribute);
            broken |= !isAttribute && fault.get().boundary();
        }
        int earlier = place(identifier.number());
        if (earlier < 0) {
            add(identifier, value, at);
        } else if (!values[earlier].equals(value)) {
            say(ProblemKind.REPEATED, identifier, at, isAttribute);
        }
    }

    /// Only what the text names can break the reading; a mistake in another part, such as an
    /// impossible expiry date, is a remark, since the goods are known all the same.
    private void say(
            ProblemKind kind, ApplicationIdentifier identifier, int at, boolean isAttribute) {
        remark(kind, at);
        if (!isAttribute) {
            doubtful.add(identifier.number());
        }
    }

    private void add(ApplicationIdentifier identifier, String value, int at) {
        if (count == values.length) {
            identifiers = Arrays.copyOf(identifiers, count * 2);
            values = Arrays.copyOf(values, count * 2);
            positions = Arrays.copyOf(positions, count * 2);
        }
        identifiers[count] = identifier;
        values[count] = value;
        positions[count++] = at;
    }

    private int place(String number) {
        for (int i = 0; i < count; i++) {
            if (identifiers[i].number().equals(number)) {
                return i;
            }
        }
        return -1;
    }

    private boolean has(String pattern) {
        for (int i = 0; i < count; i++) {
            if (ApplicationIdentifier.matches(pattern, identifiers[i].number())) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> value(String number) {
        int place = number.isEmpty() ? -1 : place(number);
        return place < 0 ? Optional.empty() : Optional.of(values[place]);
    }

    private void judgeCompany() {
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                if (identifiers[i].excludes(identifiers[j].number())) {
                    fail(ProblemKind.NOT_TOGETHER, positions[i]);
                    break;
                }
            }
        }
        for (int i = 0; i < count; i++) {
            if (!identifiers[i].isServedBy(this::has)) {
                remark(ProblemKind.NEEDS, positions[i]);
            }
        }
    }

    /// A unit or batch of goods before the pallet it lies on, the pallet before a mere product.
    private String key() {
        if (place("00") >= 0 && place("21") < 0 && place("01") >= 0) {
            return "00";
        }
        for (int i = 0; i < KEYS.size(); i++) {
            if (place(KEYS.get(i)) >= 0) {
                return KEYS.get(i);
            }
        }
        return "";
    }

    private boolean isDoubtful(String key) {
        for (int i = 0; i < doubtful.size(); i++) {
            var number = doubtful.get(i);
            if (number.equals(key) || names(number)) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(String number) {
        return switch (number) {
            case "01", "10", "21", "22", "235", "254", "8011", "8019", "8020" -> true;
            default -> false;
        };
    }

    private Code code(String number) {
        // Whatever its role is in the text, the number is that of a place.
        var kind = KeyKind.numbered(number).orElse(KeyKind.GLN);
        var key = value(number).orElseThrow();
        var identity = "gs1:" + kind.number() + "/" + Percent.encode(key);
        var closest = value(kind.qualifier());
        if (kind.hasBatches()) {
            return ofProduct(kind, key, identity, value("10"), closest);
        }
        return new Code(
                closest.map(it -> identity + "/" + kind.qualifier() + "/" + Percent.encode(it))
                        .orElse(identity),
                closest.flatMap(it -> kind.with(kind.qualifier())).orElse(kind.alone(key)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Code ofProduct(
            KeyKind kind,
            String key,
            String identity,
            Optional<String> batch,
            Optional<String> serial) {
        int third = place("235");
        if (third >= 0) {
            remark(ProblemKind.THIRD_PARTY_SERIAL, positions[third]);
        }
        if (serial.isPresent()) {
            return new Code(
                    identity + "/21/" + Percent.encode(serial.get()),
                    Level.ITEM,
                    kind.product(key),
                    batch,
                    serial);
        }
        return new Code(
                batch.isPresent() ? identity + "/10/" + Percent.encode(batch.get()) : identity,
                batch.isPresent() ? Level.BATCH : Level.PRODUCT,
                kind.product(key),
                batch,
                serial);
    }

    private PartMap map() {
        var pairs = new String[count * 2];
        for (int i = 0; i < count; i++) {
            pairs[2 * i] = identifiers[i].number();
            pairs[2 * i + 1] = values[i];
        }
        return PartMap.of(pairs);
    }
}
