package org.yuanliu.core.event;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.core.Content;
import org.yuanliu.core.code.Code;

/// A claim: the filer says that this was done to these goods at this time.
///
/// Whether it was so is another question, and so is who sent the claim and when (see [Filed]).
///
/// ## Identity
///
/// The identity is the SHA-256 of the content, written as [Content] version 1 with these fields in
/// this order:
///
/// 1. the act's word, such as `outbound`
/// 2. the filer, as UUID text in lower case
/// 3. the premises, likewise, or absent
/// 4. the partner, likewise, or absent
/// 5. the code's identity (an item's batch is left out: it is an attribute of the label)
/// 6. the quantity without trailing zeros and without exponent: `12`, `0.5`, `1200`
/// 7. the unit
/// 8. the time: milliseconds since 1970-01-01T00:00Z, in decimal
/// 9. the offset of the time from UTC: minutes, in decimal, such as `480`
/// 10. the document number, or absent
/// 11. the identity of the event that this one corrects, or absent
/// 12. the reason, or absent
///
/// The constructor brings the content into this form (time cut to milliseconds, quantity without
/// trailing zeros, text stripped), so equal claims are equal and have one identity.
///
/// @param corrects this event takes the place of that one, which stays on record
public record Event(
        Act act,
        UUID filer,
        Optional<UUID> premises,
        Optional<UUID> partner,
        Code code,
        BigDecimal quantity,
        String unit,
        OffsetDateTime at,
        Optional<String> document,
        Optional<EventId> corrects,
        Optional<String> reason) {

    public Event {
        unit = unit.strip();
        document = document.map(String::strip);
        reason = reason.map(String::strip);
        var flaws =
                flaws(act, filer, partner, code, quantity, unit, at, document, corrects, reason);
        if (!flaws.isEmpty()) {
            throw new IllegalArgumentException("not an event: " + flaws);
        }
        quantity = Flaws.plain(quantity);
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /// What keeps these facts from being an event; empty when the constructor would take them. A
    /// wrong filing is an everyday thing, so whoever takes filings asks here first.
    public static List<Flaw> flaws(
            Act act,
            UUID filer,
            Optional<UUID> partner,
            Code code,
            BigDecimal quantity,
            String unit,
            OffsetDateTime at,
            Optional<String> document,
            Optional<EventId> corrects,
            Optional<String> reason) {
        return new Flaws()
                .partner(act, filer, partner)
                .supplier(act, partner, reason)
                .quantity(code, quantity)
                .text("unit", Optional.of(unit))
                .time(at)
                .text("document", document)
                .text("reason", reason)
                .correction(corrects, reason)
                .list();
    }

    /// Stock that was there when its holder began to register (期初库存): received, from nobody who
    /// could be named. Ordinary business, and no gap in the way of the goods.
    public boolean isOpeningStock() {
        return act == Act.INBOUND && partner.isEmpty();
    }

    public EventId id() {
        return new EventId(
                Content.version(1)
                        .field(act.word())
                        .field(filer.toString())
                        .field(premises)
                        .field(partner)
                        .field(code.identity())
                        .field(quantity.toPlainString())
                        .field(unit)
                        .field(at.toInstant().toEpochMilli())
                        .field(at.getOffset().getTotalSeconds() / 60)
                        .field(document)
                        .field(corrects)
                        .field(reason)
                        .sha256());
    }
}
