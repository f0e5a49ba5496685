package org.yuanliu.core.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Collects the parts of one text while it is read, with everything that there is to say about
/// them, and draws the conclusion.
final class Parts {

    /// Which key names the thing when a text holds several: goods before what they lie in, and a
    /// place or a party last, because they stand beside goods to say where they go.
    private static final List<NumberSpan> KEYS =
            Stream.of(
                            "01", "8006", "00", "8003", "8004", "8010", "8013", "253", "255", "401",
                            "402", "414", "417", "415", "8017", "8018", "416", "410", "411", "412",
                            "413")
                    .map(NumberSpan::of)
                    .toList();

    private static final int PALLET = 100;
    private static final int PRODUCT = 101;
    private static final int BATCH = 110;
    private static final int SERIAL = 121;
    private static final int THIRD_PARTY = 1235;

    private final Scan scan;
    private ApplicationIdentifier[] identifiers = new ApplicationIdentifier[4];
    private String[] values = new String[4];
    private int[] positions = new int[4];
    private int count;
    private List<Problem> problems = List.of();
    private List<ApplicationIdentifier> doubtful = List.of();
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
        if (problems.isEmpty()) {
            problems = new ArrayList<>(4);
        }
        problems.add(scan.problem(kind, at));
    }

    void fail(ProblemKind kind, int at) {
        remark(kind, at);
        broken = true;
    }

    /// @param scheme the notation in which the parts were written
    Reading reading(Scheme scheme) {
        judgeCompany();
        int key = key();
        broken |= isDoubtful(key);
        if (broken) {
            return scan.broken(scheme, map(), problems);
        }
        if (key < 0) {
            remark(ProblemKind.NO_PRODUCT, 0);
            return scan.unknown(problems);
        }
        return scan.known(scheme, code(key), map(), problems);
    }

    private void put(ApplicationIdentifier identifier, String value, int at, boolean isAttribute) {
        var fault = identifier.fault(value);
        if (fault.isPresent()) {
            say(fault.get().kind(), identifier, at + fault.get().at(), isAttribute);
            broken |= !isAttribute && fault.get().boundary();
        }
        int earlier = place(identifier.index());
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
            if (doubtful.isEmpty()) {
                doubtful = new ArrayList<>(2);
            }
            doubtful.add(identifier);
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

    private int place(int index) {
        for (int i = 0; i < count; i++) {
            if (identifiers[i].index() == index) {
                return i;
            }
        }
        return -1;
    }

    private boolean has(NumberSpan wanted) {
        for (int i = 0; i < count; i++) {
            if (wanted.holds(identifiers[i].index())) {
                return true;
            }
        }
        return false;
    }

    private boolean hasAll(List<NumberSpan> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!has(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isServed(List<List<NumberSpan>> needs) {
        for (int i = 0; i < needs.size(); i++) {
            if (hasAll(needs.get(i))) {
                return true;
            }
        }
        return needs.isEmpty();
    }

    private Optional<String> value(int index) {
        int place = place(index);
        return place < 0 ? Optional.empty() : Optional.of(values[place]);
    }

    private void judgeCompany() {
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                if (identifiers[i].excludes(identifiers[j])) {
                    fail(ProblemKind.NOT_TOGETHER, positions[i]);
                    break;
                }
            }
        }
        for (int i = 0; i < count; i++) {
            if (!isServed(identifiers[i].needs())) {
                remark(ProblemKind.NEEDS, positions[i]);
            }
        }
    }

    /// Where the key stands, or -1. A unit of goods comes before the pallet it lies on, the pallet
    /// before a mere product.
    private int key() {
        int pallet = place(PALLET);
        if (pallet >= 0 && place(SERIAL) < 0 && place(PRODUCT) >= 0) {
            return pallet;
        }
        for (int i = 0; i < KEYS.size(); i++) {
            int place = place(KEYS.get(i).from());
            if (place >= 0) {
                return place;
            }
        }
        return -1;
    }

    private boolean isDoubtful(int key) {
        for (int i = 0; i < doubtful.size(); i++) {
            var identifier = doubtful.get(i);
            if ((key >= 0 && identifier.index() == identifiers[key].index())
                    || names(identifier.number())) {
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

    private Code code(int place) {
        // Whatever its role is in the text, the number is that of a place.
        var kind = KeyKind.numbered(identifiers[place].number()).orElse(KeyKind.GLN);
        var key = values[place];
        var identity = kind.start() + Percent.encode(key);
        if (kind.hasBatches()) {
            return ofProduct(kind, key, identity);
        }
        int closer = kind.qualifier() == 0 ? -1 : place(kind.qualifier());
        return new Code(
                closer < 0
                        ? identity
                        : identity
                                + "/"
                                + identifiers[closer].number()
                                + "/"
                                + Percent.encode(values[closer]),
                closer < 0 ? kind.alone(key) : kind.closer(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Code ofProduct(KeyKind kind, String key, String identity) {
        int third = place(THIRD_PARTY);
        if (third >= 0) {
            remark(ProblemKind.THIRD_PARTY_SERIAL, positions[third]);
        }
        var batch = value(BATCH);
        var serial = value(SERIAL);
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
