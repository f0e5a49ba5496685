package org.yuanliu.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yuanliu.core.Story.ITEM;
import static org.yuanliu.core.Story.company;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yuanliu.core.Story;
import org.yuanliu.core.event.Act;

/// One unit has one holder, held against every short story that can be told of one unit, and of
/// two.
///
/// The stories are enumerated by a second idea of what can happen to a thing, which shares nothing
/// with the rule: it knows where the thing is, and no records that are missing or misdated. Those
/// are put in afterwards.
class EveryShortStoryTest {

    static final List<UUID> HONEST = List.of(company("A"), company("B"), company("C"));
    static final List<UUID> COPIERS = List.of(company("X"), company("Y"));

    final Rule rule = new OneUnitOneHolder();

    /// One thing that a company does and files.
    record Deed(Act act, UUID by, Optional<UUID> with) {

        @Override
        public String toString() {
            return act + " " + name(by) + with.map(it -> " " + name(it)).orElse("");
        }

        private static String name(UUID company) {
            return Stream.of("A", "B", "C", "X", "Y")
                    .filter(it -> company(it).equals(company))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// Where a thing really is.
    sealed interface Place {
        record Nowhere() implements Place {}

        record At(UUID company) implements Place {}

        record Between(UUID from, UUID to) implements Place {}

        record WithConsumer() implements Place {}

        record Gone(UUID from) implements Place {}
    }

    record Line(Deed deed, Place then) {}

    /// All that can be done to the thing where it is, everybody filing everything.
    static List<Line> next(Place place, List<UUID> companies, List<Deed> soFar) {
        var lines = new ArrayList<Line>();
        switch (place) {
            case Place.Nowhere nowhere -> {
                lines.add(line(Act.PRODUCED, companies.getFirst(), Optional.empty()));
                lines.add(line(Act.INBOUND, companies.getFirst(), Optional.empty()));
            }
            case Place.At at -> {
                for (var other : companies) {
                    if (!other.equals(at.company())) {
                        lines.add(
                                new Line(
                                        new Deed(Act.OUTBOUND, at.company(), Optional.of(other)),
                                        new Place.Between(at.company(), other)));
                        if (soFar.stream().anyMatch(it -> isShipment(it, other, at.company()))) {
                            // Taken back by whom it came from, and only that is filed.
                            lines.add(line(Act.RETURN, other, Optional.of(at.company())));
                        }
                    }
                }
                lines.add(
                        new Line(
                                new Deed(Act.SALE, at.company(), Optional.empty()),
                                new Place.WithConsumer()));
                lines.add(
                        new Line(
                                new Deed(Act.LOSS, at.company(), Optional.empty()),
                                new Place.Gone(at.company())));
            }
            case Place.Between way -> {
                lines.add(line(Act.INBOUND, way.to(), Optional.of(way.from())));
                lines.add(line(Act.RETURN, way.to(), Optional.of(way.from())));
                // Refused.
                lines.add(line(Act.RETURN, way.from(), Optional.of(way.to())));
                // 代发: it went to the consumer, and whoever it went in the name of books a sale.
                lines.add(
                        new Line(
                                new Deed(Act.SALE, way.to(), Optional.empty()),
                                new Place.WithConsumer()));
            }
            case Place.WithConsumer consumer ->
                    companies.forEach(it -> lines.add(line(Act.RETURN, it, Optional.empty())));
            case Place.Gone gone ->
                    lines.add(
                            new Line(
                                    new Deed(Act.SALE, gone.from(), Optional.empty()),
                                    new Place.WithConsumer()));
        }
        return lines;
    }

    static boolean isShipment(Deed deed, UUID from, UUID to) {
        return deed.equals(new Deed(Act.OUTBOUND, from, Optional.of(to)));
    }

    static Line line(Act act, UUID by, Optional<UUID> with) {
        return new Line(new Deed(act, by, with), new Place.At(by));
    }

    static void tell(int length, List<UUID> companies, Consumer<List<Deed>> listener) {
        tell(new Place.Nowhere(), List.of(), length, companies, listener);
    }

    private static void tell(
            Place place,
            List<Deed> soFar,
            int more,
            List<UUID> companies,
            Consumer<List<Deed>> listener) {
        if (!soFar.isEmpty()) {
            listener.accept(soFar);
        }
        if (more > 0) {
            for (var line : next(place, companies, soFar)) {
                var deeds = new ArrayList<>(soFar);
                deeds.add(line.deed());
                tell(line.then(), deeds, more - 1, companies, listener);
            }
        }
    }

    /// Each deed so many half hours after the beginning.
    static Story filed(List<Deed> deeds, int[] halfHours) {
        var story = Story.of(ITEM);
        for (int i = 0; i < deeds.size(); i++) {
            story.at(
                    String.format(
                            "2026-03-02T%02d:%02d", 1 + halfHours[i] / 2, halfHours[i] % 2 * 30));
            var deed = deeds.get(i);
            var by = deed.by();
            switch (deed.act()) {
                case PRODUCED -> story.produced(by);
                case OUTBOUND -> story.sent(by, deed.with().orElseThrow());
                case INBOUND ->
                        deed.with()
                                .ifPresentOrElse(
                                        it -> story.received(by, it), () -> story.hadInStock(by));
                case SALE -> story.sold(by);
                case RETURN ->
                        deed.with()
                                .ifPresentOrElse(
                                        it -> story.returnedFrom(by, it), () -> story.returned(by));
                case LOSS -> story.lost(by);
                default -> throw new IllegalArgumentException("no deed of these stories: " + deed);
            }
        }
        return story;
    }

    static int[] everyHour(int count) {
        return IntStream.range(0, count).map(it -> 2 * it + 2).toArray();
    }

    /// Two deeds told in the same words are one record; then it is another story.
    void harmsNobody(List<Deed> deeds, int[] halfHours) {
        var history = filed(deeds, halfHours).history();
        if (history.filed().size() < deeds.size()) {
            return;
        }
        assertThat(rule.judge(history).findings())
                .as("%s at %s", deeds, IntStream.of(halfHours).boxed().toList())
                .isEmpty();
    }

    @Test
    void whatHappenedToOneUnitHarmsNobody() {
        tell(6, HONEST, it -> harmsNobody(it, everyHour(it.size())));
    }

    /// Each record in turn is dated before, after and between any others, and at the instant of
    /// any.
    ///
    /// Left out are stories in which a consumer brings the unit to a company that never had it: if
    /// that is dated after the company passed the unit on, the records are those of a copy that the
    /// company sold and took back.
    @Test
    void norDoesOneWrongDate() {
        tell(
                5,
                HONEST,
                deeds -> {
                    if (comesBackToStranger(deeds)) {
                        return;
                    }
                    for (int wrong = 0; wrong < deeds.size(); wrong++) {
                        for (int date = 1; date <= 2 * deeds.size() + 1; date++) {
                            var dates = everyHour(deeds.size());
                            dates[wrong] = date;
                            harmsNobody(deeds, dates);
                        }
                    }
                });
    }

    static boolean comesBackToStranger(List<Deed> deeds) {
        return IntStream.range(0, deeds.size())
                .filter(it -> deeds.get(it).act() == Act.RETURN)
                .anyMatch(place ->
                        deeds.subList(0, place).stream()
                                .noneMatch(it ->
                                        it.by().equals(deeds.get(place).by())
                                                || it.with()
                                                        .equals(
                                                                Optional.of(
                                                                        deeds.get(place).by()))));
    }

    /// Clerks who know only the day.
    @Test
    void norDoRecordsOfOneInstant() {
        tell(
                5,
                HONEST,
                deeds -> {
                    for (int days = 0; days < 1 << deeds.size(); days++) {
                        var dates = new int[deeds.size()];
                        for (int i = 1; i < dates.length; i++) {
                            dates[i] = dates[i - 1] + (days >> i & 1);
                        }
                        harmsNobody(deeds, dates);
                    }
                });
    }

    /// One side of a hand-over that the other side filed, or the production.
    @Test
    void norDoesAMissingLink() {
        tell(
                5,
                HONEST,
                deeds -> {
                    for (int gone = 0; gone < deeds.size(); gone++) {
                        if (isKnownWithout(deeds, gone)) {
                            var rest = new ArrayList<>(deeds);
                            rest.remove(gone);
                            harmsNobody(rest, everyHour(rest.size()));
                        }
                    }
                });
    }

    static boolean isKnownWithout(List<Deed> deeds, int place) {
        return switch (deeds.get(place).act()) {
            case PRODUCED, INBOUND -> true;
            case OUTBOUND -> place + 1 < deeds.size() && deeds.get(place + 1).with().isPresent();
            default -> false;
        };
    }

    /// Beside the unit there is a copy, in other hands, whenever it turns up.
    @Test
    void whatHappensToACopyIsFound() {
        tell(
                4,
                HONEST,
                lawful ->
                        tellOfCopy(copied -> {
                            for (int turnsUp = 1; turnsUp <= lawful.size(); turnsUp++) {
                                var deeds = new ArrayList<>(lawful);
                                deeds.addAll(turnsUp, copied);
                                isFound(deeds, everyHour(deeds.size()));
                            }
                        }));
    }

    /// Nor does it hide behind a production that is dated too late, even after everything.
    @Test
    void norDoesALateProductionHideIt() {
        tell(
                3,
                HONEST,
                lawful ->
                        tellOfCopy(copied -> {
                            if (lawful.getFirst().act() != Act.PRODUCED) {
                                return;
                            }
                            for (int turnsUp = 1; turnsUp <= lawful.size(); turnsUp++) {
                                var deeds = new ArrayList<>(lawful);
                                deeds.addAll(turnsUp, copied);
                                for (int hour = 1; hour <= deeds.size(); hour++) {
                                    var dates = everyHour(deeds.size());
                                    dates[0] = 2 * hour + 1;
                                    isFound(deeds, dates);
                                }
                            }
                        }));
    }

    /// Somebody has it, or receives it from somebody, and nobody knows where from.
    static void tellOfCopy(Consumer<List<Deed>> listener) {
        var one = COPIERS.getFirst();
        var other = COPIERS.getLast();
        tell(new Place.At(one), List.of(), 2, COPIERS, listener);
        tell(
                new Place.Between(other, one),
                List.of(),
                2,
                COPIERS,
                it -> {
                    if (it.getFirst().act() != Act.RETURN) {
                        listener.accept(it);
                    }
                });
    }

    /// By the rule itself, or where no rule can tell the copy from honest business yet, by the one
    /// whose answer will tell.
    void isFound(List<Deed> deeds, int[] halfHours) {
        Rule asked = rule;
        if (isOutOfSight(deeds)) {
            asked = new SupplierOutboundFiled();
        } else if (isDatedBeforeProduction(deeds, halfHours)) {
            asked = new SoldAfterProduced();
        }
        assertThat(asked.judge(filed(deeds, halfHours).history()).findings())
                .as("%s at %s, asked %s", deeds, IntStream.of(halfHours).boxed().toList(), asked)
                .isNotEmpty();
    }

    /// The unit was last sent to a company that files nothing of it, and the copy came from one
    /// that files nothing of it either: perhaps both stand outside the platform.
    static boolean isOutOfSight(List<Deed> deeds) {
        int copy =
                IntStream.range(0, deeds.size())
                        .filter(it -> isCopiers(deeds.get(it)))
                        .findFirst()
                        .orElseThrow();
        return isSilent(deeds.get(copy - 1), Act.OUTBOUND, deeds)
                && isSilent(deeds.get(copy), Act.INBOUND, deeds);
    }

    private static boolean isSilent(Deed deed, Act act, List<Deed> deeds) {
        return deed.act() == act
                && deeds.stream().noneMatch(it -> deed.with().equals(Optional.of(it.by())));
    }

    /// What tells of the copy is of one company and dated before the production, and nothing else
    /// is: one wrong date. A return would be ordinary then, since a unit may come back to anybody.
    static boolean isDatedBeforeProduction(List<Deed> deeds, int[] halfHours) {
        if (deeds.getFirst().act() != Act.PRODUCED) {
            return false;
        }
        var early =
                IntStream.range(1, deeds.size())
                        .filter(it -> halfHours[it] < halfHours[0])
                        .mapToObj(deeds::get)
                        .toList();
        return early.stream().map(Deed::by).distinct().count() == 1
                && early.stream().anyMatch(it -> it.act() != Act.LOSS && it.act() != Act.RETURN)
                && deeds.stream()
                        .filter(it -> isCopiers(it) && !early.contains(it))
                        .findFirst()
                        .filter(it -> it.act() != Act.RETURN)
                        .isEmpty();
    }

    static boolean isCopiers(Deed deed) {
        return COPIERS.contains(deed.by());
    }
}
