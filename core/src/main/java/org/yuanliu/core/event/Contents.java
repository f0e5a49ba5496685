package org.yuanliu.core.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yuanliu.core.code.Level;

/// What happened to goods because they lay in packages, and in packages in packages.
///
/// Goods are in a package from the record that put them there until as much was taken out, or all
/// was. A logistic unit is packed once, so what was done to it before the date of its packing was
/// done to what is in it too: one of the two dates is wrong, and a wrong date must not make a
/// shipment unseen. A crate that travels again and again is taken at its dates.
final class Contents {

    /// Boxes in boxes; more is no packing but an error, and would cost without end.
    private static final int DEEPEST = 16;

    private record Origin(History box, Filed record) {}

    private final Map<String, History> boxes;
    private final Map<EventId, Origin> origins = new HashMap<>();
    private final Map<String, List<Filed>> handlings = new HashMap<>();
    private final List<Filed> handled;

    Contents(List<Filed> own, Map<String, History> boxes) {
        this.boxes = boxes;
        if (boxes.isEmpty() || own.isEmpty()) {
            this.handled = List.of();
        } else {
            var named = own.stream().map(Filed::id).collect(Collectors.toSet());
            this.handled = collect(own, 0).stream().filter(it -> !named.contains(it.id())).toList();
        }
    }

    /// What was done to packages, as done to the goods; without what names the goods as well.
    List<Filed> handled() {
        return handled;
    }

    /// The history that knows more of such a record.
    Optional<History> boxOf(Filed record) {
        return record.deed().part() == Part.GOODS && record.deed().box().isPresent()
                ? Optional.ofNullable(origins.get(record.id())).map(Origin::box)
                : Optional.empty();
    }

    Filed original(Filed record) {
        return Objects.requireNonNull(origins.get(record.id())).record();
    }

    private List<Filed> collect(List<Filed> own, int depth) {
        var found = new LinkedHashMap<EventId, Filed>();
        var code = own.getFirst().deed().code();
        stays(own)
                .forEach((identity, stays) -> {
                    var box = boxes.get(identity);
                    if (box == null) {
                        return;
                    }
                    for (var record : handlings(box, depth + 1)) {
                        amount(stays, box, record)
                                .ifPresent(it ->
                                        found.putIfAbsent(
                                                record.id(),
                                                new Filed(
                                                        record.deed()
                                                                .doneTo(
                                                                        code,
                                                                        it.quantity(),
                                                                        it.unit()),
                                                        record.filer(),
                                                        record.filedAt())));
                    }
                });
        return List.copyOf(found.values());
    }

    /// What was done to the package itself, and to what it lay in. Of one that lies in itself,
    /// while that is being asked, nothing.
    private List<Filed> handlings(History box, int depth) {
        var known = handlings.putIfAbsent(box.identity(), List.of());
        if (known != null) {
            return known;
        }
        var all = new LinkedHashMap<EventId, Filed>();
        for (var record : box.own()) {
            if (record.deed().part() == Part.GOODS) {
                all.put(record.id(), record);
                origins.putIfAbsent(record.id(), new Origin(box, record));
            }
        }
        if (depth < DEEPEST && !box.own().isEmpty()) {
            collect(box.own(), depth).forEach(it -> all.putIfAbsent(it.id(), it));
        }
        var found = List.copyOf(all.values());
        handlings.put(box.identity(), found);
        return found;
    }

    /// What put the goods into each package and took them out.
    private static Map<String, List<Filed>> stays(List<Filed> own) {
        var stays = new LinkedHashMap<String, List<Filed>>();
        for (var record : own) {
            if (record.deed().part() == Part.CONTENT) {
                record.deed()
                        .box()
                        .ifPresent(it ->
                                stays.computeIfAbsent(it, box -> new ArrayList<>()).add(record));
            }
        }
        return stays;
    }

    /// How much of the goods was in the package then; empty when none was.
    private static Optional<Amount> amount(List<Filed> stays, History box, Filed then) {
        var at = then.deed().at().toInstant();
        var first = stays.getFirst().deed();
        var left = BigDecimal.ZERO;
        for (var stay : stays) {
            var deed = stay.deed();
            var when = deed.at().toInstant();
            if (deed.act() == Act.PACKED) {
                boolean isThere = !when.isAfter(at) || isPackedOnce(box);
                if (isThere && !isEmptied(box, when, at)) {
                    left = left.add(deed.quantity());
                }
            } else if (when.isBefore(at)) {
                left = left.subtract(deed.quantity());
            }
        }
        return left.signum() > 0
                ? Optional.of(new Amount(first.code(), left, first.unit()))
                : Optional.empty();
    }

    private static boolean isPackedOnce(History box) {
        return box.own().stream().anyMatch(it -> it.deed().code().level() == Level.PACKAGE);
    }

    private static boolean isEmptied(History box, Instant packed, Instant at) {
        return box.own().stream()
                .filter(it -> it.deed().part() == Part.EMPTIED)
                .map(it -> it.deed().at().toInstant())
                .anyMatch(it -> !it.isBefore(packed) && it.isBefore(at));
    }
}
