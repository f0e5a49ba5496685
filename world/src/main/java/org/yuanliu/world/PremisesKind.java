package org.yuanliu.world;

/// What goes on at a place.
public enum PremisesKind {
    BUSINESS("business"),
    PRODUCTION("production"),
    WAREHOUSE("warehouse"),
    SEAT("seat");

    private final String word;

    PremisesKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
