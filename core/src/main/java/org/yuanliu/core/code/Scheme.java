package org.yuanliu.core.code;

/// The notation in which a code was written. The same thing in two notations is one identity.
public enum Scheme {
    GS1("gs1"),
    GS1_DL("gs1-dl"),
    GTIN("gtin"),
    UNKNOWN("unknown");

    private final String word;

    Scheme(String word) {
        this.word = word;
    }

    /// The word used in data and in addresses.
    public String word() {
        return word;
    }
}
