package org.yuanliu.core.rule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.yuanliu.core.chain.Whereabouts;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.Filed;

/// Where one unit is by the records so far.
///
/// It begins as one trail. A record that no trail explains contradicts the newest of them and
/// begins another, so that each of two copies is followed on its own and one contradiction is said
/// once, not again at every later step.
///
/// In doubt a record is explained: goods on the way or lost are in nobody's hands, so whoever has
/// them next contradicts nobody.
final class Trails {

    private record HandOver(UUID from, UUID to) {}

    /// By company, the record after which the unit is there, or was sold there; newest last.
    private final SequencedMap<UUID, Filed> settled = new LinkedHashMap<>();

    /// The records after which the unit is in nobody's hands, newest last.
    private final Deque<Filed> loose = new ArrayDeque<>();

    /// Received, while the supplier's shipment was not on record yet. It often carries a later
    /// time, because two companies have two clocks; then it tells nothing new.
    private final Set<HandOver> anticipated = new HashSet<>();

    /// Takes the next record in time order, and gives the record that it contradicts.
    Optional<Filed> follow(Filed record) {
        var event = record.event();
        if (wasAnticipated(event)) {
            return Optional.empty();
        }
        var contradicted =
                isExplained(event)
                        ? Optional.<Filed>empty()
                        : Optional.of(settled.lastEntry().getValue());
        leave(record);
        return contradicted.filter(it -> isLater(event, it.event()));
    }

    private boolean wasAnticipated(Event event) {
        return event.act() == Act.OUTBOUND
                && anticipated.remove(new HandOver(event.filer(), event.partner().orElseThrow()));
    }

    /// Records of one instant have no order, so they don't contradict each other.
    private static boolean isLater(Event event, Event before) {
        return event.at().isAfter(before.at());
    }

    /// Whether a trail leads to the record; that trail is taken up.
    private boolean isExplained(Event event) {
        return settled.remove(event.filer()) != null
                || cameFromPartner(event)
                || loose.pollLast() != null
                || cameBack(event)
                || settled.isEmpty();
    }

    private boolean cameFromPartner(Event event) {
        var partner = event.partner();
        if (partner.isEmpty() || !settled.containsKey(partner.get())) {
            return false;
        }
        return switch (event.act()) {
            case INBOUND -> received(event, partner.get());
            case RETURN -> settled.remove(partner.get()) != null;
            case PRODUCED, OUTBOUND, SALE, LOSS -> false;
        };
    }

    /// A partner that has the unit can hand it over, even if its shipment is missing. One that sold
    /// it can only have handed it to whom it was sold.
    private boolean received(Event event, UUID supplier) {
        var there = settled.get(supplier);
        if (there == null || isSoldToAnother(there.event(), event.filer())) {
            return false;
        }
        settled.remove(supplier);
        anticipated.add(new HandOver(supplier, event.filer()));
        return true;
    }

    private static boolean isSoldToAnother(Event event, UUID receiver) {
        return event.act() == Act.SALE && event.partner().filter(receiver::equals).isEmpty();
    }

    /// A buyer who returns a unit is seldom named, and nobody knows how opening stock came to where
    /// it is, so both take up the newest trail.
    private boolean cameBack(Event event) {
        return (event.act() == Act.RETURN || event.isOpeningStock())
                && settled.pollLastEntry() != null;
    }

    private void leave(Filed record) {
        switch (Whereabouts.after(record.event())) {
            case Whereabouts.Held held -> settled.putLast(held.by(), record);
            case Whereabouts.Sold sold -> settled.putLast(sold.by(), record);
            case Whereabouts.InTransit onTheWay -> loose.addLast(record);
            case Whereabouts.Lost lost -> loose.addLast(record);
        }
    }
}
