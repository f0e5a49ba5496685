package org.yuanliu.world;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// What is filed in a world without faults.
class BooksTest {

    final long seed = ThreadLocalRandom.current().nextLong();
    final World world = new World(new Settings(seed, 4, FaultRates.none(), FaultsTest.END));

    @Test
    void nobodyEverHoldsLessThanNothing() {
        world.lots()
                .forEach(lot ->
                        lot.movements().stream()
                                .collect(groupingBy(Movement::serial))
                                .values()
                                .forEach(this::holdingsNeverFallBelowZero));
    }

    private void holdingsNeverFallBelowZero(List<Movement> books) {
        var held = new HashMap<UUID, BigDecimal>();
        for (var it : Auditor.valid(books)) {
            switch (it.act()) {
                case PRODUCED, INBOUND -> held.merge(it.filer(), it.quantity(), BigDecimal::add);
                case OUTBOUND, SALE, LOSS ->
                        held.merge(it.filer(), it.quantity().negate(), BigDecimal::add);
                case RETURN -> {
                    held.merge(it.filer(), it.quantity(), BigDecimal::add);
                    it.partner()
                            .ifPresent(from ->
                                    held.merge(from, it.quantity().negate(), BigDecimal::add));
                }
            }
            assertThat(held.values())
                    .as("seed %d, after %s", seed, it)
                    .allMatch(left -> left.signum() >= 0);
        }
    }

    @Test
    void theRecordsOfOneCodeComeInOrderOfTime() {
        world.lots()
                .forEach(lot ->
                        assertThat(lot.movements())
                                .isSortedAccordingTo(Comparator.comparing(Movement::at)));
    }

    @Test
    void noCodeIsSpokenOfInTwoLots() {
        var seen = new HashSet<String>();
        world.lots()
                .forEach(lot -> {
                    var batches =
                            lot.movements().stream()
                                    .map(it -> it.gtin() + it.batch())
                                    .collect(toSet());
                    assertThat(batches).as("seed %d", seed).hasSize(1).noneMatch(seen::contains);
                    seen.addAll(batches);
                });
    }

    @Test
    void everythingHappensAndIsFiledWithinTheThreeMonths() {
        Instant opens = world.settings().startsAt().toInstant();
        Instant ends = world.settings().endsAt().toInstant();

        world.movements()
                .forEach(it -> {
                    assertThat(it.at().toInstant())
                            .as("seed %d, %s", seed, it)
                            .isBetween(opens, ends);
                    assertThat(it.filedAt())
                            .as("seed %d, %s", seed, it)
                            .isBetween(it.at().toInstant(), ends);
                });
    }

    @Test
    void peopleSleepAtNight() {
        world.movements()
                .forEach(it ->
                        assertThat(it.at().toLocalTime())
                                .as("seed %d, %s", seed, it)
                                .isBetween(LocalTime.of(7, 59), LocalTime.of(23, 59)));
        assertThat(world.movements().filter(it -> it.at().getHour() >= 22).count())
                .as("seed %d", seed)
                .isLessThan(world.movements().count() / 20);
    }

    @Test
    void aCorrectionFollowsARecordOfTheSameGoodsAndSaysWhy() {
        var byKey = new HashMap<String, Movement>();
        world.movements().forEach(it -> byKey.put(it.key(), it));

        var corrections =
                byKey.values().stream().filter(it -> it.correctsKey().isPresent()).toList();

        assertThat(corrections)
                .as("seed %d", seed)
                .isNotEmpty()
                .allSatisfy(right -> {
                    var wrong =
                            Optional.ofNullable(byKey.get(right.correctsKey().orElseThrow()))
                                    .orElseThrow();
                    assertThat(FaultsTest.goods(right)).isEqualTo(FaultsTest.goods(wrong));
                    assertThat(right.filer()).isEqualTo(wrong.filer());
                    assertThat(right.filedAt()).isAfter(wrong.filedAt());
                    assertThat(right.reason()).isPresent();
                });
    }

    @Test
    void onlyTheStocklessAreSparedFromReceiving() {
        var agents =
                world.parties().stream()
                        .filter(it ->
                                it.sellerKind()
                                        .filter(kind -> kind == SellerKind.STOCKLESS_AGENT)
                                        .isPresent())
                        .map(Party::id)
                        .collect(toSet());
        var dropShipped =
                world.movements()
                        .filter(it -> it.reason().filter(Movement.DROP_SHIPPED::equals).isPresent())
                        .toList();

        assertThat(world.movements()).noneMatch(it -> agents.contains(it.filer()));
        assertThat(dropShipped)
                .as("seed %d", seed)
                .isNotEmpty()
                .allMatch(it -> agents.contains(it.partner().orElseThrow()));
    }

    @Test
    void cableAndRopeGoByTheMetreAndCarryNoSerial() {
        var metres = world.movements().filter(it -> it.unit().equals("米")).toList();

        assertThat(metres).isNotEmpty().allMatch(it -> it.serial().isEmpty());
    }

    @Test
    void nobodyWithoutAnAccountFiles() {
        var silent =
                world.parties().stream()
                        .filter(it -> !it.hasAccount())
                        .map(Party::id)
                        .collect(toSet());

        assertThat(silent).isNotEmpty();
        assertThat(world.movements()).noneMatch(it -> silent.contains(it.filer()));
    }

    @Test
    void whatWasMadeBeforeTheDutyHasNoProductionOnRecord() {
        var old =
                world.lots()
                        .filter(lot ->
                                lot.movements().stream()
                                        .anyMatch(it ->
                                                it.reason()
                                                        .filter(Movement.MADE_BEFORE_DUTY::equals)
                                                        .isPresent()))
                        .toList();

        assertThat(old)
                .as("seed %d", seed)
                .isNotEmpty()
                .allSatisfy(lot -> {
                    assertThat(lot.movements()).noneMatch(it -> it.act() == Act.PRODUCED);
                    assertThat(lot.movements().getFirst().batch()).startsWith("24");
                });
    }
}
