package org.yuanliu.core.code;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the primary keys of GS1 name, and by which qualifier more closely.
///
/// Which keys and qualifiers there are, and in which order an address puts them, stands in the
/// table of application identifiers; what they *mean* is no data but our reading of the General
/// Specifications, section 3.
enum KeyKind {
    SSCC("00", Level.PACKAGE),
    GTIN("01", Level.PRODUCT, "21", Level.ITEM),
    GDTI("253", Level.PAPER),
    GCN("255", Level.PAPER),
    GINC("401", Level.PACKAGE),
    GSIN("402", Level.PACKAGE),
    GLN("414", Level.PLACE, "254", Level.PLACE),
    /// Who is to be paid, and with the reference number the slip that asks for it.
    PAYEE("415", Level.PARTY, "8020", Level.PAPER),
    PARTY("417", Level.PARTY),
    GRAI("8003", Level.PRODUCT),
    GIAI("8004", Level.ITEM),
    ITIP("8006", Level.PRODUCT, "21", Level.ITEM),
    CPID("8010", Level.PRODUCT, "8011", Level.ITEM),
    GMN("8013", Level.PRODUCT),
    GSRN_PROVIDER("8017", Level.PARTY, "8019", Level.PARTY),
    GSRN_RECIPIENT("8018", Level.PARTY, "8019", Level.PARTY);

    /// Without its serial a GRAI has so many digits, the leading zero included.
    private static final int GRAI_WITHOUT_SERIAL = 14;

    private static final Map<String, KeyKind> BY_NUMBER = new HashMap<>();

    static {
        Arrays.stream(values()).forEach(it -> BY_NUMBER.put(it.number, it));
    }

    private final String number;
    private final Level level;
    private final String qualifier;
    private final Level closer;
    private final String start;
    private final int index;

    KeyKind(String number, Level level) {
        this(number, level, "", level);
    }

    KeyKind(String number, Level level, String qualifier, Level closer) {
        this.number = number;
        this.level = level;
        this.qualifier = qualifier;
        this.closer = closer;
        this.start = "gs1:" + number + "/";
        this.index = qualifier.isEmpty() ? 0 : Integer.parseInt("1" + qualifier);
    }

    static Optional<KeyKind> numbered(String number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }

    String number() {
        return number;
    }

    /// What the key names without a qualifier.
    Level alone(String value) {
        return this == GRAI && value.length() > GRAI_WITHOUT_SERIAL ? Level.ITEM : level;
    }

    /// What the key names with a qualifier; empty when that is no more than an attribute.
    Optional<Level> with(String number) {
        if (number.equals(qualifier)) {
            return Optional.of(closer);
        }
        return hasBatches() && number.equals("10") ? Optional.of(Level.BATCH) : Optional.empty();
    }

    /// The qualifier that names most closely, with a one in front; 0 where there is none.
    int qualifier() {
        return index;
    }

    /// What the key names with that qualifier.
    Level closer() {
        return closer;
    }

    /// How its identities begin.
    String start() {
        return start;
    }

    boolean hasBatches() {
        return this == GTIN || this == ITIP;
    }

    /// The GTIN within the key's value.
    Optional<String> product(String value) {
        return switch (this) {
            case GTIN -> Optional.of(value);
            case ITIP -> Optional.of(value.substring(0, 14));
            case SSCC,
                    GDTI,
                    GCN,
                    GINC,
                    GSIN,
                    GLN,
                    PAYEE,
                    PARTY,
                    GRAI,
                    GIAI,
                    CPID,
                    GMN,
                    GSRN_PROVIDER,
                    GSRN_RECIPIENT ->
                    Optional.empty();
        };
    }
}
