package org.yuanliu.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yuanliu.core.Clause;
import org.yuanliu.core.rule.FiledInTime;
import org.yuanliu.core.rule.Parameters;
import org.yuanliu.core.rule.Rulebook;
import org.yuanliu.story.Score.Found;
import org.yuanliu.world.FaultRates;
import org.yuanliu.world.Settings;
import org.yuanliu.world.World;

/// The rules against worlds that nobody looked at while the rules were written.
class OtherWorldsTest {

    private static final Rulebook BOOK =
            Rulebook.shipped(
                    Map.of(
                            FiledInTime.REF.id(),
                            new Parameters(Map.of("days", "7", "ahead", "24"))));

    @ParameterizedTest
    @CsvSource({
        "1, 0.02",
        "2, 0.02",
        "7, 0.02",
        "20261121, 0.02",
        "99, 0.02",
        "1, 0.2",
        "3, 0.2",
        "20261121, 0.2",
        "4711, 0.2",
        "179, 0.2",
        "8, 0.1",
        "31, 0.1",
        "5, 0.6",
        "20261121, 0.6"
    })
    @Clause({"TV-4.2a", "TV-4.2b", "TV-4.2c", "TV-4.2d"})
    void everyFaultIsFoundAndNothingElse(long seed, double rate) {
        var score = score(seed, FaultRates.all(rate));

        assertThat(score.missed()).as("faults without a finding, seed %s", seed).isEmpty();
        assertThat(score.unfounded()).as("findings without a fault, seed %s", seed).isEmpty();
        assertThat(score.faults()).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"})
    @Clause({"TV-4.2a", "TV-4.2b", "TV-4.2c", "TV-4.2d"})
    void inAWorldWithoutFaultsNothingIsFound(long seed) {
        var score = score(seed, FaultRates.none());

        assertThat(score.unfounded()).as("seed %s", seed).isEmpty();
        assertThat(score.faults()).isZero();
    }

    @Test
    @Clause({"SG-B5"})
    void ordinaryBusinessThatLooksOddIsThereAndHarmsNobody() {
        var world = world(11, FaultRates.none());
        var odd =
                Stream.of("代发", "期初库存", "期初库存（存量产品）", "消费者退货", "下家退货")
                        .filter(word ->
                                world.movements()
                                        .noneMatch(
                                                it -> it.reason().filter(word::equals).isPresent()))
                        .toList();

        assertThat(odd).as("not told in this world, so this test would prove nothing").isEmpty();
        assertThat(world.movements().anyMatch(it -> it.unit().equals("米"))).isTrue();
        assertThat(score(11, FaultRates.none()).unfounded()).isEmpty();
    }

    private static Score score(long seed, FaultRates rates) {
        var found = new HashSet<Found>();
        world(seed, rates)
                .lots()
                .flatMap(it -> Told.histories(it).stream())
                .forEach(it ->
                        BOOK.judge(it).findings().stream()
                                .map(one -> new Found(one.rule().id(), one.identity()))
                                .forEach(found::add));
        return Score.of(() -> world(seed, rates).lots(), found);
    }

    private static World world(long seed, FaultRates rates) {
        return new World(new Settings(seed, 4, rates, LocalDate.of(2026, 11, 21)));
    }
}
