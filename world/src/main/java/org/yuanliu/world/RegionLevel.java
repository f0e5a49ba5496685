package org.yuanliu.world;

/// The four levels on which market regulators work.
public enum RegionLevel {
    NATION("nation"),
    PROVINCE("province"),
    CITY("city"),
    COUNTY("county");

    private final String word;

    RegionLevel(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
