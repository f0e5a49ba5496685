package org.yuanliu.core.event;

import java.util.Locale;
import org.yuanliu.core.Text;

/// What was done to the goods.
public enum Act {
    /// The filer made the goods.
    PRODUCED("生产", "production"),
    /// The filer sent the goods to its partner.
    OUTBOUND("出库", "shipment"),
    /// The filer received the goods from its partner.
    INBOUND("入库", "receipt"),
    /// The filer sold the goods to somebody who uses them; usually nobody is named.
    SALE("销售", "sale"),
    /// Goods came back to the filer; the partner, where named, brought them back.
    RETURN("退货", "return"),
    /// The goods are gone: destroyed, stolen, used up.
    LOSS("报损", "loss");

    private final String zh;
    private final String en;

    Act(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /// The word used in data and in addresses.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Text title() {
        return new Text(zh, en);
    }

    /// Goods go to another company, so it is named. Goods received have a supplier too, except
    /// stock that was there before its holder began to register: see [Event#isOpeningStock].
    public boolean needsPartner() {
        return this == OUTBOUND;
    }
}
