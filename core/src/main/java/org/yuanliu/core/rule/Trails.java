package org.yuanliu.core.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Deed;
import org.yuanliu.core.event.Filed;

/// Where one unit is by the records so far.
///
/// It begins as one trail. A record that no trail explains contradicts the newest of them and
/// begins another, so that each of two copies is followed on its own and one contradiction is said
/// once, not again at every later step.
///
/// In doubt a record is explained, even if another one must be missing between. What is not
/// explained is a company that nothing on record leads to.
final class Trails {

    /// A record that no trail leads to, and what the unit did last by then.
    record Contradiction(Trail before, Filed record) {}

    /// A record that was missing when a later step needed it.
    private record Owed(Act act, UUID filer, UUID partner) {

        static Optional<Owed> by(Deed deed) {
            return deed.partner().map(it -> new Owed(deed.act(), deed.actor(), it));
        }
    }

    private final Set<UUID> filers;

    /// Newest last.
    private final List<Trail> trails = new ArrayList<>();

    /// What was missing often comes with a later date, because two companies have two clocks; then
    /// it tells nothing new.
    private final Set<Owed> owed = new HashSet<>();

    private final List<Filed> followed = new ArrayList<>();
    private final List<Contradiction> contradictions = new ArrayList<>();
    private int leaps;

    /// @param filers the companies of which any record of this unit is known
    Trails(Set<UUID> filers) {
        this.filers = filers;
    }

    List<Contradiction> contradictions() {
        return contradictions;
    }

    /// The records so far, in the order in which they were taken.
    List<Filed> followed() {
        return followed;
    }

    /// How often the unit was somewhere without a record that tells how it came there.
    int leaps() {
        return leaps;
    }

    /// Takes the records of one instant. They have no order, so each time the one goes first that
    /// is best explained.
    void follow(List<Filed> moment) {
        var left = new ArrayList<>(moment);
        while (!left.isEmpty()) {
            var next = best(left);
            left.remove(next);
            follow(next);
        }
    }

    private Filed best(List<Filed> left) {
        if (trails.isEmpty()) {
            return first(left, Deed::isOpeningStock).orElse(left.getFirst());
        }
        return first(left, it -> expected(it).filter(on -> owed(on, it).isEmpty()).isPresent())
                .or(() -> first(left, it -> expected(it).isPresent()))
                .or(() -> first(left, it -> possible(it).isPresent()))
                .orElse(left.getFirst());
    }

    private static Optional<Filed> first(List<Filed> records, Predicate<Deed> wanted) {
        return records.stream().filter(it -> wanted.test(it.deed())).findFirst();
    }

    void follow(Filed record) {
        followed.add(record);
        var deed = record.deed();
        var expected = expected(deed);
        if (trails.isEmpty()) {
            trails.add(Trail.from(record));
        } else if (expected.isPresent()) {
            takeUp(expected.get(), record);
        } else if (newest(it -> it.isNear(deed)).isEmpty() || !wasOwed(deed)) {
            possible(deed)
                    .ifPresentOrElse(it -> leap(it, record), () -> contradictUnlessOwed(record));
        }
    }

    private void contradictUnlessOwed(Filed record) {
        if (!wasOwed(record.deed())) {
            contradict(record);
        }
    }

    private boolean wasOwed(Deed deed) {
        return Owed.by(deed).filter(owed::remove).isPresent();
    }

    private void leap(Trail trail, Filed record) {
        leaps++;
        takeUp(trail, record);
    }

    private void takeUp(Trail trail, Filed record) {
        owed.addAll(owed(trail, record.deed()));
        trails.remove(trail);
        trails.addLast(trail.to(record));
    }

    private void contradict(Filed record) {
        contradictions.add(new Contradiction(trails.getLast(), record));
        trails.addLast(Trail.from(record));
    }

    /// Which records the step leaves out.
    private static Set<Owed> owed(Trail trail, Deed step) {
        var left = new HashSet<Owed>();
        boolean receives = step.act() == Act.INBOUND || step.act() == Act.RETURN;
        if (receives && step.partner().filter(it -> trail.goesFrom(it, step.actor())).isPresent()) {
            return left;
        }
        if (trail.isOnItsWay() && !actsAgain(trail, step)) {
            left.add(
                    new Owed(
                            Act.INBOUND,
                            trail.receiver().orElseThrow(),
                            trail.last().deed().actor()));
        }
        if (receives) {
            step.partner()
                    .or(() -> trail.whereabouts().holder())
                    .filter(it -> !it.equals(step.actor()))
                    .ifPresent(it -> left.add(new Owed(Act.OUTBOUND, it, step.actor())));
        }
        return left;
    }

    /// The sender goes on with what it sent away. No receipt is owed then: if one comes, two
    /// companies say that they have the unit.
    private static boolean actsAgain(Trail trail, Deed step) {
        return step.act() != Act.RETURN && trail.last().deed().actor().equals(step.actor());
    }

    private Optional<Trail> expected(Deed deed) {
        return newest(it -> it.leadsTo(deed) && it.isNear(deed))
                .or(() -> newest(it -> it.leadsTo(deed)));
    }

    private Optional<Trail> possible(Deed deed) {
        return newest(it -> it.isNear(deed))
                .or(() -> newest(it -> it.isNearPartnerOf(deed)))
                .or(() -> newest(it -> isOutOfSight(it, deed)))
                .or(() -> newest(it -> comesFromAnywhere(deed)));
    }

    /// Sent to one company and received from another, and neither files anything about the unit:
    /// they may stand outside the platform, and what goes on between them no rule sees. The one
    /// that is named as supplier is asked by [SupplierOutboundFiled]; what it files settles it.
    private boolean isOutOfSight(Trail trail, Deed deed) {
        return deed.act() == Act.INBOUND && isSilent(deed.partner()) && isSilent(trail.receiver());
    }

    private boolean isSilent(Optional<UUID> company) {
        return company.filter(it -> !filers.contains(it)).isPresent();
    }

    /// A buyer who returns a unit is seldom named and may bring it anywhere, and nobody knows how
    /// opening stock came to where it is.
    private static boolean comesFromAnywhere(Deed deed) {
        return deed.act() == Act.RETURN || deed.isOpeningStock();
    }

    private Optional<Trail> newest(Predicate<Trail> wanted) {
        return trails.reversed().stream().filter(wanted).findFirst();
    }
}
