package org.yuanliu.core.event;

import java.util.Locale;
import org.yuanliu.core.Text;

/// What was done to the goods.
public enum Act {
    /// Codes were put on goods.
    COMMISSIONED("赋码", "commissioning"),
    /// The actor made the goods.
    PRODUCED("生产", "production"),
    /// Goods were put into a package.
    PACKED("装箱", "packing"),
    /// Goods, or all that is in it, were taken out of a package.
    UNPACKED("拆箱", "unpacking"),
    /// The actor sent the goods to its partner.
    OUTBOUND("出库", "shipment"),
    /// The actor received the goods from its partner.
    INBOUND("入库", "receipt"),
    /// The actor sold the goods to somebody who uses them; usually nobody is named.
    SALE("销售", "sale"),
    /// Goods came back to the actor; the partner, where named, brought them back.
    RETURN("退货", "return"),
    /// The goods are gone: stolen, missing, used up.
    LOSS("报损", "loss"),
    /// The goods were destroyed on purpose, after a recall for example.
    DESTROYED("销毁", "destruction"),
    /// Goods became other goods: parts a product, a reel several coils.
    TRANSFORMED("加工", "transformation"),
    /// The goods were looked at or tested; they stay whose they are.
    INSPECTED("检验", "inspection"),
    /// The goods were seen or handled in a way that none of the others tells.
    OBSERVED("经手", "handling"),
    /// A record is taken back and nothing takes its place.
    CANCELLED("作废", "cancellation");

    private final String zh;
    private final String en;
    private final String word;

    Act(String zh, String en) {
        this.zh = zh;
        this.en = en;
        this.word = name().toLowerCase(Locale.ROOT);
    }

    /// The word used in data and in addresses.
    public String word() {
        return word;
    }

    public Text title() {
        return new Text(zh, en);
    }

    /// Goods go to another company, so it is named. Goods received have a supplier too, except
    /// stock that was there before its holder began to register: see [Deed#isOpeningStock].
    public boolean needsPartner() {
        return this == OUTBOUND;
    }

    /// Whether the goods come to somebody, leave somebody, or cease to be. Whoever packs, inspects
    /// or puts a code on goods need not be the one who has them.
    public boolean moves() {
        return switch (this) {
            case PRODUCED, OUTBOUND, INBOUND, SALE, RETURN, LOSS, DESTROYED, TRANSFORMED -> true;
            case COMMISSIONED, PACKED, UNPACKED, INSPECTED, OBSERVED, CANCELLED -> false;
        };
    }

    /// Whether a chain can begin so: goods are there that were not there before.
    public boolean begins() {
        return this == PRODUCED || this == COMMISSIONED;
    }
}
