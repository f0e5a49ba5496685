package org.yuanliu.world;

/// The kinds of seller that the guideline for sellers tells apart, with the clause that does.
public enum SellerKind {
    ONLINE_SELLER("online-seller", "SG-B0"),
    OFFLINE_SELLER("offline-seller", "SG-B0"),
    SINGLE_BRAND_SHOP("single-brand-shop", "SG-B1"),
    GENERAL_STORE("general-store", "SG-B2"),
    LARGE_RETAILER("large-retailer", "SG-B3"),
    TINY_SHOP("tiny-shop", "SG-B4"),
    SELLER_WITH_AGENTS("seller-with-agents", "SG-B5"),
    STOCKLESS_AGENT("stockless-agent", "SG-B5"),
    FACTORY_DIRECT("factory-direct", "SG-B6");

    private final String word;
    private final String clause;

    SellerKind(String word, String clause) {
        this.word = word;
        this.clause = clause;
    }

    public String word() {
        return word;
    }

    public String clause() {
        return clause;
    }
}
