package org.yuanliu.core.rule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.yuanliu.core.code.Level;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.History;
import org.yuanliu.core.event.Part;
import org.yuanliu.core.rule.Trails.Contradiction;

/// The ways to read the records of one unit if somebody erred in a date, and which contradictions
/// are left in the most favourable of them.
///
/// A wrong date must not make a copied code, and must not hide one. So one error is granted, and
/// what contradicts even then is said:
///
/// - As dated, but the production first, whatever its date: goods are made before they are moved,
///   and a wrong date of production changes nothing in the order of the movements.
/// - If all records dated before the production are of one company, its dates may be wrong and the
///   production's right: then without those. Several companies don't err alike. Nothing is lost by
///   that, because [SoldAfterProduced] asks that company for its dates, and a copy shows when they
///   are mended.
/// - With one record elsewhere in the order. It must fit there: nobody may have to act again after
///   giving the unit away, or take back what it never had, only to make room for it.
/// - With the records of one instant in any order, because they have none.
final class Readings {

    /// A longer history is read as dated: the work grows with the third power, and no unit passes
    /// through so many hands.
    private static final int SEARCHED = 30;

    /// So many records of one instant are read in every order. Of more, [Trails] finds a good one,
    /// and what they seem to contradict among themselves is not said.
    private static final int PERMUTED = 5;

    private record Reading(List<Filed> order, List<Contradiction> contradictions, int leaps) {

        boolean isFree() {
            return contradictions.isEmpty();
        }
    }

    private final Optional<Filed> production;
    private final List<Filed> movements;
    private final Set<UUID> filers;

    private Readings(List<Filed> items) {
        production = items.stream().filter(Readings::isProduction).findFirst();
        movements = items.stream().filter(it -> !isProduction(it)).toList();
        filers = items.stream().map(it -> it.deed().actor()).collect(toSet());
    }

    static List<Contradiction> leftIn(History history) {
        return new Readings(
                        history.effective().stream()
                                .filter(it -> it.deed().code().level() == Level.ITEM)
                                .filter(it -> it.deed().act().moves())
                                .toList())
                .mostFavourable()
                .contradictions();
    }

    private Reading mostFavourable() {
        var asDated = read(moments(movements));
        if (asDated.isFree()) {
            return asDated;
        }
        var others =
                isSearched()
                        ? Stream.of(withoutEarly(), inAnotherOrder(), withOneMoved(asDated))
                        : Stream.of(withoutEarly());
        // The first of equals stays: the fewer dates are doubted, the better is the evidence.
        return Stream.concat(Stream.of(asDated), others.flatMap(it -> it))
                .min(Comparator.comparingInt(it -> it.contradictions().size()))
                .orElseThrow();
    }

    private boolean isSearched() {
        return movements.size() <= SEARCHED;
    }

    private Stream<Reading> withoutEarly() {
        var early = movements.stream().filter(this::isBeforeProduction).toList();
        boolean isOneCompanys = early.stream().map(it -> it.deed().actor()).distinct().count() == 1;
        return isOneCompanys && early.stream().anyMatch(SoldAfterProduced::isMovement)
                ? Stream.of(read(moments(without(early))))
                : Stream.empty();
    }

    private boolean isBeforeProduction(Filed record) {
        return production.filter(it -> record.deed().at().isBefore(it.deed().at())).isPresent();
    }

    private Stream<Reading> withOneMoved(Reading asDated) {
        return movements.stream()
                .flatMap(it -> withMoved(it, asDated.order()))
                .filter(it -> it.leaps() <= asDated.leaps());
    }

    private Stream<Reading> withMoved(Filed record, List<Filed> order) {
        int begins = production.isPresent() ? 1 : 0;
        return IntStream.range(begins, order.size())
                .mapToObj(place -> {
                    var moved = new ArrayList<>(order);
                    moved.remove(record);
                    moved.add(place, record);
                    var trails = new Trails(filers);
                    moved.forEach(trails::follow);
                    return reading(trails);
                });
    }

    /// Records of one instant in every order in which they can have happened.
    private Stream<Reading> inAnotherOrder() {
        var moments = moments(movements);
        return IntStream.range(0, moments.size())
                .filter(it -> moments.get(it).size() > 1 && moments.get(it).size() <= PERMUTED)
                .boxed()
                .flatMap(place ->
                        permutations(moments.get(place))
                                .map(it -> {
                                    var ordered = new ArrayList<>(moments.subList(0, place));
                                    it.forEach(one -> ordered.add(List.of(one)));
                                    ordered.addAll(moments.subList(place + 1, moments.size()));
                                    return read(ordered);
                                }));
    }

    private static Stream<List<Filed>> permutations(List<Filed> records) {
        if (records.size() < 2) {
            return Stream.of(records);
        }
        return records.stream()
                .flatMap(first -> {
                    var others = new ArrayList<>(records);
                    others.remove(first);
                    return permutations(others)
                            .map(it -> {
                                var order = new ArrayList<>(it);
                                order.addFirst(first);
                                return order;
                            });
                });
    }

    private List<Filed> without(List<Filed> some) {
        return movements.stream().filter(it -> !some.contains(it)).toList();
    }

    private Reading read(List<List<Filed>> moments) {
        var trails = new Trails(filers);
        production.ifPresent(trails::follow);
        moments.forEach(trails::follow);
        return reading(trails);
    }

    private Reading reading(Trails trails) {
        return new Reading(
                trails.followed(),
                trails.contradictions().stream().filter(this::isInEveryOrder).toList(),
                trails.leaps());
    }

    /// Of two records of one instant it is only known if every order of that instant is read.
    private boolean isInEveryOrder(Contradiction it) {
        var instant = it.record().deed().at().toInstant();
        return !it.before().last().deed().at().toInstant().equals(instant)
                || movements.stream()
                                .filter(one -> one.deed().at().toInstant().equals(instant))
                                .count()
                        <= PERMUTED;
    }

    private List<List<Filed>> moments(List<Filed> records) {
        return isSearched()
                ? List.copyOf(
                        records.stream()
                                .collect(
                                        groupingBy(
                                                it -> it.deed().at().toInstant(),
                                                TreeMap::new,
                                                toList()))
                                .values())
                : records.stream().map(List::of).toList();
    }

    private static boolean isProduction(Filed record) {
        return record.deed().act() == Act.PRODUCED || record.deed().part() == Part.INTO;
    }
}
