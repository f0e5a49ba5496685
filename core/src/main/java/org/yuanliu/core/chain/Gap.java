package org.yuanliu.core.chain;

import java.util.Optional;
import java.util.UUID;
import org.yuanliu.core.Text;

/// Something that the chain needs and nobody filed. It says what is not on record, and not whose
/// fault that is.
///
/// @param at the company whose record shows the gap
/// @param with the other company that the record names
public record Gap(Kind kind, UUID at, Optional<UUID> with) {

    public enum Kind {
        NO_PRODUCTION(
                "no-production",
                "链条从这里开始，没有生产记录。",
                "The chain begins here; no production is on record."),
        NO_SHIPMENT(
                "no-shipment",
                "收货方登记了入库，供货方没有登记对应的出库。",
                "The receiver filed the receipt; the supplier filed no shipment to match."),
        NO_RECEIPT(
                "no-receipt",
                "登记单位经手了这批货，但没有登记从何处收到。",
                "The company handled the goods; how they came to it is not on record.");

        private final String code;
        private final String zh;
        private final String en;

        Kind(String code, String zh, String en) {
            this.code = code;
            this.zh = zh;
            this.en = en;
        }

        public String code() {
            return code;
        }

        public Text text() {
            return new Text(zh, en);
        }
    }
}
