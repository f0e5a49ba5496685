package org.yuanliu.core.code;

import java.util.Locale;

/// How much a code singles out: one unit, one batch of a product, or only the product.
public enum Level {
    ITEM,
    BATCH,
    PRODUCT;

    /// The word used in data and in addresses.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
