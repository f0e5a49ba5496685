package org.yuanliu.core.event;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.core.code.Code;

/// One event, seen from one of its codes: what was done to these goods, by whom, when.
///
/// Rules and chains look at the goods of one code at a time, so this is what they read. It is
/// computed from the event and claims nothing of its own.
///
/// @param event the identity of the event
/// @param box the package that the goods went into or came out of, or in which it was done to them
/// @param corrects the event takes the place of that one
public record Deed(
        EventId event,
        Act act,
        Part part,
        Code code,
        Optional<String> box,
        UUID actor,
        Optional<UUID> partner,
        Optional<UUID> premises,
        BigDecimal quantity,
        String unit,
        OffsetDateTime at,
        Optional<EventId> corrects) {

    /// Stock that was there when its holder began to register (期初库存): received, from nobody who
    /// could be named. Ordinary business, and no gap in the way of the goods.
    public boolean isOpeningStock() {
        return act == Act.INBOUND && partner.isEmpty();
    }

    /// Whether the event names the code itself.
    public boolean isNamed() {
        return part != Part.NONE;
    }

    /// What was done to a package was done to so much of what was in it.
    Deed doneTo(Code content, BigDecimal many, String of) {
        return new Deed(
                event,
                act,
                Part.GOODS,
                content,
                Optional.of(code.identity()),
                actor,
                partner,
                premises,
                many,
                of,
                at,
                corrects);
    }

    /// The same event, as the history of a code has it which the event does not name.
    Deed linkedTo(Code other) {
        return new Deed(
                event,
                act,
                Part.NONE,
                other,
                Optional.empty(),
                actor,
                partner,
                premises,
                quantity,
                unit,
                at,
                corrects);
    }
}
