package org.yuanliu.world;

/// What was done to the goods.
public enum Act {
    PRODUCED("produced"),
    OUTBOUND("outbound"),
    INBOUND("inbound"),
    SALE("sale"),
    RETURN("return"),
    LOSS("loss");

    private final String word;

    Act(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
