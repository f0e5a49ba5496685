package org.yuanliu.world;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {

    static final LocalDate END = LocalDate.of(2026, 11, 21);

    final long seed = ThreadLocalRandom.current().nextLong();

    @Test
    void everyFaultPointsAtRecordsOfItsOwnGoods() {
        var world = world(FaultRates.all(0.1), 3);

        world.lots()
                .forEach(lot -> {
                    var byKey = new HashMap<String, Movement>();
                    lot.movements().forEach(it -> byKey.put(it.key(), it));
                    for (var fault : lot.faults()) {
                        assertThat(byKey)
                                .as("seed %d", seed)
                                .containsKeys(fault.movementKeys().toArray(String[]::new));
                        assertThat(
                                        fault.movementKeys().stream()
                                                .map(byKey::get)
                                                .map(FaultsTest::goods))
                                .as("seed %d", seed)
                                .containsOnly(fault.gtin() + fault.batch() + fault.serial());
                    }
                });
    }

    @Test
    void noRecordServesTwoFaults() {
        var keys =
                world(FaultRates.all(0.3), 3)
                        .faults()
                        .flatMap(it -> it.movementKeys().stream())
                        .toList();

        assertThat(keys).as("seed %d", seed).doesNotHaveDuplicates();
    }

    @Test
    void withoutRatesThereIsNoFaultAndTheBooksAddUp() {
        var world = world(FaultRates.none(), 10);

        assertThat(world.faults()).as("seed %d", seed).isEmpty();
        assertThat(remarks(world)).as("seed %d", seed).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anAuditorFindsEachKindWhereItWasPutAndNothingElse(FaultKind kind) {
        var world = world(FaultRates.none().with(kind, 0.2), 5);

        assertThat(injected(world)).as("seed %d", seed).isNotEmpty();
        assertThat(remarks(world)).as("seed %d", seed).isEqualTo(injected(world));
    }

    @ParameterizedTest
    @EnumSource
    void aRateOfOneTakesEveryOccasion(FaultKind kind) {
        long some = world(FaultRates.none().with(kind, 0.25), 2).faults().count();
        long all = world(FaultRates.none().with(kind, 1), 2).faults().count();

        assertThat(all).as("seed %d", seed).isGreaterThan(2 * some);
    }

    @Test
    void theShippedWorldHoldsSomeOfEachKindWhateverTheSeed() {
        var kinds = world(FaultRates.demonstration(), 1).faults().map(Fault::kind).collect(toSet());

        assertThat(kinds).as("seed %d", seed).containsExactlyInAnyOrder(FaultKind.values());
    }

    @Test
    void whoeverLeftARecordOutIsNamedAndTheHolderOfACopiedCodeIsNot() {
        world(FaultRates.all(0.1), 3)
                .faults()
                .forEach(fault -> {
                    boolean copied = fault.kind() == FaultKind.UNIT_CLONED;
                    assertThat(fault.party().isEmpty())
                            .as("seed %d, %s", seed, fault)
                            .isEqualTo(copied);
                });
    }

    @Test
    void aShareBeyondOneIsRefused() {
        assertThatThrownBy(() -> new FaultRates(Map.of(FaultKind.FILED_LATE, 1.5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FaultRates(Map.of(FaultKind.FILED_LATE, Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    World world(FaultRates rates, double scale) {
        return new World(new Settings(seed, scale, rates, END));
    }

    static Set<Auditor.Remark> remarks(World world) {
        var remarks = new HashSet<Auditor.Remark>();
        world.lots().forEach(it -> remarks.addAll(Auditor.remarksOn(it)));
        return remarks;
    }

    static Set<Auditor.Remark> injected(World world) {
        return world.faults()
                .map(it -> new Auditor.Remark(it.kind(), it.gtin(), it.batch(), it.serial()))
                .collect(toSet());
    }

    static String goods(Movement it) {
        return it.gtin() + it.batch() + it.serial();
    }
}
