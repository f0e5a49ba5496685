package org.yuanliu.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yuanliu.core.Story.BATCH;
import static org.yuanliu.core.Story.GTIN;
import static org.yuanliu.core.Story.ITEM;
import static org.yuanliu.core.Story.PRODUCER;
import static org.yuanliu.core.Story.SHOP;
import static org.yuanliu.core.Story.WHOLESALER;
import static org.yuanliu.core.Story.time;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yuanliu.core.Clause;
import org.yuanliu.core.Seeds;
import org.yuanliu.core.chain.Chain;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.rule.Judgement;
import org.yuanliu.core.rule.Parameters;
import org.yuanliu.core.rule.Rulebook;

/// What was done to a package was done to what was in it.
class ContentsTest {

    static final Code CASE = Code.ofPackage("369012340000000017");
    static final Code PALLET = Code.ofPackage("369012340000000024");
    static final Code CRATE = Code.parse("gs1:8003/06901234567892C1").orElseThrow();

    static final Rulebook BOOK =
            Rulebook.shipped(
                    Map.of("filed-in-time", new Parameters(Map.of("days", "7", "ahead", "24"))));

    private final List<FiledEvent> events = new ArrayList<>();
    private OffsetDateTime clock = time("2026-03-02T08:00");

    private FiledEvent add(Act act, UUID actor, UUID partner, What what) {
        return add(act, actor, Optional.of(partner), what, Optional.empty());
    }

    private FiledEvent add(Act act, UUID actor, What what) {
        return add(act, actor, Optional.empty(), what, Optional.empty());
    }

    private FiledEvent add(
            Act act, UUID actor, Optional<UUID> partner, What what, Optional<EventId> corrects) {
        var event =
                new Event(
                        act,
                        actor,
                        partner,
                        Optional.empty(),
                        what,
                        clock,
                        Papers.reference("r"),
                        corrects,
                        corrects.map(it -> "登记有误"),
                        Optional.empty());
        var filed = FiledEvent.byActor(event, clock.toInstant().plus(Duration.ofMinutes(5)));
        clock = clock.plusHours(1);
        events.add(filed);
        return filed;
    }

    static What goods(Code... codes) {
        return new What.Goods(List.of(codes).stream().map(Amount::one).toList());
    }

    static What in(Code box, Code... codes) {
        return new What.Packed(box, List.of(codes).stream().map(Amount::one).toList());
    }

    static What in(Code box, String quantity) {
        return new What.Packed(box, List.of(new Amount(BATCH, new BigDecimal(quantity), "件")));
    }

    History history(Code code) {
        var records = new HashMap<String, List<Filed>>();
        for (var history : Histories.of(events)) {
            records.put(history.identity(), history.filed());
        }
        var boxes = new HashMap<String, History>();
        records.forEach((identity, filed) -> boxes.put(identity, new History(identity, filed)));
        return new History(
                code.identity(), records.getOrDefault(code.identity(), List.of()), boxes);
    }

    List<Act> acts(Code code) {
        return history(code).effective().stream().map(it -> it.deed().act()).toList();
    }

    private void travelInACase() {
        add(Act.PRODUCED, PRODUCER, goods(ITEM));
        add(Act.PACKED, PRODUCER, in(CASE, ITEM));
        add(Act.OUTBOUND, PRODUCER, SHOP, goods(CASE));
        add(Act.INBOUND, SHOP, PRODUCER, goods(CASE));
        add(Act.UNPACKED, SHOP, in(CASE));
        add(Act.SALE, SHOP, goods(ITEM));
    }

    @Test
    @Clause({"SG-5.5", "TV-4.2a"})
    void goodsTravelWithTheirPackage() {
        travelInACase();

        assertThat(acts(ITEM))
                .containsExactly(Act.PRODUCED, Act.PACKED, Act.OUTBOUND, Act.INBOUND, Act.SALE);
        assertThat(BOOK.judge(history(ITEM))).isEqualTo(Judgement.NOTHING_FOUND);
        assertThat(BOOK.judge(history(CASE)).findings()).isEmpty();
        assertThat(Chain.of(history(ITEM)).gaps()).isEmpty();
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        travelInACase();
        var expected = history(ITEM).effective();
        Seeds.forEach(
                50,
                random -> {
                    Collections.shuffle(events, random);
                    assertThat(history(ITEM).effective()).isEqualTo(expected);
                });
    }

    @Test
    void whatHappensToAnEmptyPackageConcernsNobody() {
        travelInACase();
        add(Act.OUTBOUND, SHOP, WHOLESALER, goods(CASE));

        assertThat(acts(ITEM)).containsOnlyOnce(Act.OUTBOUND);
    }

    @Test
    void packagesLieInPackages() {
        add(Act.PACKED, PRODUCER, in(CASE, ITEM));
        add(Act.PACKED, PRODUCER, in(PALLET, CASE));
        add(Act.OUTBOUND, PRODUCER, WHOLESALER, goods(PALLET));
        add(Act.INBOUND, WHOLESALER, PRODUCER, goods(PALLET));
        add(Act.UNPACKED, WHOLESALER, in(PALLET));
        add(Act.OUTBOUND, WHOLESALER, SHOP, goods(CASE));

        assertThat(acts(ITEM)).containsExactly(Act.PACKED, Act.OUTBOUND, Act.INBOUND, Act.OUTBOUND);
    }

    @Test
    void aPackageThatLiesInItselfEndsThere() {
        add(Act.PACKED, PRODUCER, in(CASE, ITEM, PALLET));
        add(Act.PACKED, PRODUCER, in(PALLET, CASE));
        add(Act.OUTBOUND, PRODUCER, SHOP, goods(PALLET));
        add(Act.OUTBOUND, PRODUCER, SHOP, goods(CASE));

        assertThat(acts(ITEM)).containsOnlyOnce(Act.PACKED).contains(Act.OUTBOUND);
        assertThat(history(CASE).effective()).isNotEmpty();
    }

    @Test
    void boxesInBoxesWithoutEndCostNoMoreThanAFew() {
        var codes = new ArrayList<Code>();
        for (int i = 0; i < 300; i++) {
            codes.add(Code.ofItem(GTIN, "BOX" + i));
        }
        for (int i = 0; i + 1 < codes.size(); i++) {
            add(Act.PACKED, PRODUCER, in(codes.get(i + 1), codes.get(i)));
        }
        add(Act.OUTBOUND, PRODUCER, SHOP, goods(codes.getLast()));

        assertThat(acts(codes.getFirst())).containsExactly(Act.PACKED);
        assertThat(acts(codes.get(290))).contains(Act.OUTBOUND);
    }

    @Test
    void soMuchTravelsAsIsInThePackage() {
        add(Act.PACKED, PRODUCER, in(CASE, "100"));
        add(Act.UNPACKED, PRODUCER, in(CASE, "40"));
        var sent = add(Act.OUTBOUND, PRODUCER, SHOP, goods(CASE));

        var travelled = history(BATCH).effective().getLast();
        assertThat(travelled.id()).isEqualTo(sent.id());
        assertThat(travelled.deed().quantity()).isEqualByComparingTo("60");
        assertThat(travelled.deed().code()).isEqualTo(BATCH);
    }

    @Test
    void aShipmentDatedBeforeThePackingCarriesItAll() {
        clock = time("2026-03-05T08:00");
        add(Act.PACKED, PRODUCER, in(CASE, ITEM));
        clock = time("2026-03-04T08:00");
        add(Act.OUTBOUND, PRODUCER, SHOP, goods(CASE));

        assertThat(acts(ITEM)).contains(Act.OUTBOUND);
    }

    @Test
    void aCrateThatTravelsAgainAndAgainIsTakenAtItsDates() {
        add(Act.OUTBOUND, PRODUCER, WHOLESALER, goods(CRATE));
        add(Act.PACKED, WHOLESALER, in(CRATE, ITEM));
        add(Act.OUTBOUND, WHOLESALER, SHOP, goods(CRATE));

        assertThat(acts(ITEM)).containsExactly(Act.PACKED, Act.OUTBOUND);
        assertThat(history(ITEM).effective().getLast().deed().actor()).isEqualTo(WHOLESALER);
    }

    @Test
    @Clause("SG-5.8")
    void aCorrectionOfThePackagesShipmentIsOneOfItsContents() {
        add(Act.PACKED, PRODUCER, in(CASE, ITEM));
        var wrong = add(Act.OUTBOUND, PRODUCER, WHOLESALER, goods(CASE));
        add(Act.OUTBOUND, PRODUCER, Optional.of(SHOP), goods(CASE), Optional.of(wrong.id()));

        var history = history(ITEM);
        assertThat(acts(ITEM)).containsExactly(Act.PACKED, Act.OUTBOUND);
        var counts = history.effective().getLast();
        assertThat(counts.deed().partner()).contains(SHOP);
        assertThat(history.first(counts).map(Filed::id)).contains(wrong.id());
        assertThat(history.beginning(counts)).isEqualTo(wrong.id());
    }

    @Test
    void whatNamesTheGoodsAsWellCountsOnce() {
        add(Act.PACKED, PRODUCER, in(CASE, ITEM));
        add(Act.OUTBOUND, PRODUCER, SHOP, goods(CASE, ITEM));

        assertThat(acts(ITEM)).containsExactly(Act.PACKED, Act.OUTBOUND);
    }

    /// Being late with a package is one matter and not a thousand.
    @Test
    void aLatePackageIsNotHeldAgainstEachOfItsContents() {
        add(Act.PACKED, PRODUCER, in(CASE, ITEM));
        var late =
                new Event(
                        Act.OUTBOUND,
                        PRODUCER,
                        Optional.of(SHOP),
                        Optional.empty(),
                        goods(CASE),
                        clock,
                        Papers.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        events.add(FiledEvent.byActor(late, clock.toInstant().plus(Duration.ofDays(30))));

        assertThat(BOOK.judge(history(ITEM)).findings()).isEmpty();
        assertThat(BOOK.judge(history(CASE)).findings())
                .singleElement()
                .satisfies(it -> assertThat(it.rule().id()).isEqualTo("filed-in-time"));
    }

    /// The supplier filed the goods one by one, the receiver the package: nothing is missing.
    @Test
    void whoeverFilesTheGoodsInsteadOfThePackageIsNotAccused() {
        add(Act.PRODUCED, PRODUCER, goods(ITEM));
        add(Act.PACKED, PRODUCER, in(CASE, ITEM));
        add(Act.OUTBOUND, PRODUCER, SHOP, goods(ITEM));
        add(Act.INBOUND, SHOP, PRODUCER, goods(CASE));

        assertThat(BOOK.judge(history(ITEM)).findings()).isEmpty();
        assertThat(BOOK.judge(history(CASE)).findings()).isEmpty();
    }

    /// What nobody filed of the package is asked for once for each of the goods in it.
    @Test
    void aPackageOfUnknownContentsIsAskedAboutItself() {
        add(Act.INBOUND, SHOP, PRODUCER, goods(CASE));

        assertThat(BOOK.judge(history(CASE)).findings())
                .singleElement()
                .satisfies(it -> assertThat(it.rule().id()).isEqualTo("supplier-outbound-filed"));
    }
}
