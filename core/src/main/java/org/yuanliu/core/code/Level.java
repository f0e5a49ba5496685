package org.yuanliu.core.code;

import java.util.Locale;

/// What a code names.
public enum Level {
    /// One unit.
    ITEM,
    /// One batch of a product.
    BATCH,
    /// A product, a model or a type of thing, and no unit of it.
    PRODUCT,
    /// What travels as one: a logistic unit, a consignment, a shipment.
    PACKAGE,
    /// We cannot tell: the notation is known, and who issued the code keeps the rest to himself.
    OPAQUE,
    /// Where something is.
    PLACE,
    /// Who somebody is.
    PARTY,
    /// A certificate, a licence or another document.
    PAPER;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word used in data and in addresses.
    public String word() {
        return word;
    }

    /// Whether goods can carry such a code as their own. An opaque code may well be that of goods,
    /// and nothing says that it is not.
    public boolean isGoods() {
        return switch (this) {
            case ITEM, BATCH, PRODUCT, PACKAGE, OPAQUE -> true;
            case PLACE, PARTY, PAPER -> false;
        };
    }
}
