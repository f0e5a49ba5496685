package org.yuanliu.world;

/// What can be wrong with what was filed. Named by what went wrong, not by the rule that should
/// notice: one fault may well show under several rules.
public enum FaultKind {
    SUPPLIER_OUTBOUND_MISSING(
            "supplier-outbound-missing", "上家未登记出库", "the supplier filed no outbound"),
    INBOUND_MISSING(
            "inbound-missing", "未登记入库", "the receiver filed no inbound but passed the goods on"),
    SOLD_BEFORE_PRODUCED("sold-before-produced", "销售早于生产", "sold before the date of production"),
    UNIT_CLONED("unit-cloned", "同一单件异地出现", "the same single unit turned up in another city"),
    QUANTITY_EXCEEDED("quantity-exceeded", "销出多于购入", "more sold than ever came in"),
    FILED_LATE("filed-late", "迟报", "filed many days after the event");

    private final String word;
    private final String zh;
    private final String en;

    FaultKind(String word, String zh, String en) {
        this.word = word;
        this.zh = zh;
        this.en = en;
    }

    public String word() {
        return word;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
