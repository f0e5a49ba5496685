package org.yuanliu.world;

/// What an organisation is to the platform.
public enum PartyKind {
    REGULATOR("regulator"),
    INSTITUTION("institution"),
    LABORATORY("laboratory"),
    COMPANY("company"),
    PLATFORM("platform"),
    INDUSTRY_BODY("industry-body");

    private final String word;

    PartyKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
