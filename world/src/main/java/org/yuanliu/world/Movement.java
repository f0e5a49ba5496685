package org.yuanliu.world;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/// One record as a company filed it: what was done to which goods, and when it was told.
///
/// `partner` is the receiver of an outbound, the supplier of an inbound (empty: opening stock), who
/// brought a return back (empty: a consumer), and on a sale the stockless agent in whose name the
/// goods went to the consumer. With a serial the goods are one single item, without it a quantity
/// of the batch. `correctsKey` is the key of the earlier record whose place this one takes.
public record Movement(
        String key,
        Act act,
        UUID filer,
        Optional<UUID> premises,
        Optional<UUID> partner,
        String gtin,
        String batch,
        Optional<String> serial,
        BigDecimal quantity,
        String unit,
        OffsetDateTime at,
        Instant filedAt,
        Optional<String> document,
        Optional<String> correctsKey,
        Optional<String> reason) {

    /// 代发: the goods went straight to the consumer; the partner named on the record received
    /// nothing.
    public static final String DROP_SHIPPED = "代发";

    /// 期初库存: what was on the shelf when the company began to register.
    public static final String OPENING_STOCK = "期初库存";

    /// 存量产品: opening stock made before the duty to trace began; nobody filed its production.
    public static final String MADE_BEFORE_DUTY = "期初库存（存量产品）";
}
