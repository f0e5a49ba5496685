package org.yuanliu.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.yuanliu.core.Story.BATCH;
import static org.yuanliu.core.Story.ITEM;
import static org.yuanliu.core.Story.OTHER_SHOP;
import static org.yuanliu.core.Story.PRODUCER;
import static org.yuanliu.core.Story.SHOP;
import static org.yuanliu.core.Story.STRANGER;
import static org.yuanliu.core.Story.WHOLESALER;
import static org.yuanliu.core.Story.company;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yuanliu.core.Story;
import org.yuanliu.core.code.Code;

class OneUnitOneHolderTest {

    static final UUID AGENT = company("agent");

    final Rule rule = new OneUnitOneHolder();

    @Test
    void aUnitThatIsThereAndTurnsUpElsewhereIsFound() {
        var story = inTheShop(ITEM).received(OTHER_SHOP, STRANGER);

        assertThat(rule.judge(story.history()).findings())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.leaf()).isEqualTo("held-elsewhere");
                    assertThat(it.dimension()).isEqualTo(Dimension.AUTHENTICITY);
                    assertThat(it.resultClass()).isEqualTo(ResultClass.R3);
                    assertThat(it.evidence()).containsExactly(story.id(2), story.id(3));
                });
    }

    @Test
    void theFindingIsAboutTheCodeAndAboutNoCompany() {
        var story = inTheShop(ITEM).received(OTHER_SHOP, STRANGER);

        assertThat(rule.judge(story.history()).findings())
                .allSatisfy(it -> assertThat(it.accountable()).isEmpty());
    }

    static Stream<Story> contradictions() {
        return Stream.of(
                inTheShop(ITEM).sold(OTHER_SHOP),
                inTheShop(ITEM).sent(OTHER_SHOP, STRANGER),
                inTheShop(ITEM).lost(OTHER_SHOP),
                inTheShop(ITEM).lost(SHOP).received(OTHER_SHOP, STRANGER),
                inTheShop(ITEM).lost(SHOP).sold(OTHER_SHOP),
                inTheShop(ITEM).sent(SHOP, OTHER_SHOP).sold(STRANGER),
                inTheShop(ITEM).sent(SHOP, OTHER_SHOP).sent(STRANGER, WHOLESALER),
                inTheShop(ITEM)
                        .sent(SHOP, OTHER_SHOP)
                        .sent(STRANGER, WHOLESALER)
                        .received(WHOLESALER, STRANGER)
                        .sold(WHOLESALER),
                inTheShop(ITEM).sold(SHOP).received(OTHER_SHOP, STRANGER),
                inTheShop(ITEM).sold(SHOP).received(OTHER_SHOP, SHOP),
                inTheShop(ITEM).soldTo(SHOP, STRANGER).received(OTHER_SHOP, SHOP),
                inTheShop(ITEM).sold(SHOP).sold(OTHER_SHOP),
                inTheShop(ITEM).sold(SHOP).returned(SHOP).sold(OTHER_SHOP),
                Story.of(ITEM).produced(PRODUCER).produced(STRANGER).sent(STRANGER, SHOP),
                Story.of(ITEM).received(SHOP, WHOLESALER).received(OTHER_SHOP, STRANGER));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void oneContradictionIsOneFinding(Story story) {
        assertThat(rule.judge(story.history()).findings()).hasSize(1);
    }

    static Stream<Story> ordinary() {
        return Stream.of(
                inTheShop(ITEM).sold(SHOP),
                inTheShop(ITEM).received(OTHER_SHOP, SHOP),
                inTheShop(ITEM).received(SHOP, WHOLESALER),
                inTheShop(ITEM).sent(SHOP, OTHER_SHOP).sold(OTHER_SHOP),
                inTheShop(ITEM).sent(SHOP, OTHER_SHOP).received(STRANGER, SHOP),
                inTheShop(ITEM).soldTo(SHOP, OTHER_SHOP).received(OTHER_SHOP, SHOP),
                inTheShop(ITEM).sold(SHOP).returned(SHOP).sold(SHOP),
                inTheShop(ITEM).sold(SHOP).returned(PRODUCER).sent(PRODUCER, SHOP),
                inTheShop(ITEM)
                        .sold(SHOP)
                        .returned(SHOP)
                        .sent(SHOP, WHOLESALER)
                        .received(WHOLESALER, SHOP),
                inTheShop(ITEM).lost(SHOP).sold(SHOP),
                inTheShop(ITEM).lost(SHOP).received(OTHER_SHOP, SHOP),
                inTheShop(ITEM).sent(SHOP, OTHER_SHOP).lost(SHOP).received(OTHER_SHOP, SHOP),
                inTheShop(ITEM).sent(SHOP, OTHER_SHOP).lost(SHOP).sold(OTHER_SHOP),
                Story.of(ITEM).sold(SHOP).received(SHOP, WHOLESALER).produced(PRODUCER),
                inTheShop(ITEM).sent(SHOP, OTHER_SHOP).lost(OTHER_SHOP).returned(SHOP).sold(SHOP),
                inTheShop(ITEM).sold(SHOP).returned(PRODUCER).lost(PRODUCER),
                inTheShop(ITEM).returnedFrom(WHOLESALER, SHOP).returnedFrom(PRODUCER, WHOLESALER),
                inTheShop(ITEM).sent(SHOP, OTHER_SHOP).returnedFrom(SHOP, OTHER_SHOP).sold(SHOP),
                inTheShop(ITEM).received(OTHER_SHOP, SHOP).received(STRANGER, OTHER_SHOP),
                inTheShop(BATCH).sold(OTHER_SHOP),
                Story.of(ITEM).sold(SHOP));
    }

    @ParameterizedTest
    @MethodSource("ordinary")
    void ordinaryBusinessIsNotSuspected(Story story) {
        assertThat(rule.judge(story.history())).isEqualTo(Judgement.NOTHING_FOUND);
    }

    /// 代发: the goods go from the shop to the consumer in the name of an agent.
    static Stream<Story> dropShipped() {
        return Stream.of(
                inTheShop(ITEM).sent(SHOP, AGENT),
                inTheShop(ITEM).soldTo(SHOP, AGENT),
                inTheShop(ITEM).sent(SHOP, AGENT).sold(AGENT),
                inTheShop(ITEM).soldTo(SHOP, AGENT).sold(AGENT),
                // Sold before it is sent, as agents do.
                inTheShop(ITEM).sold(AGENT).sent(SHOP, AGENT),
                inTheShop(ITEM).sold(AGENT).soldTo(SHOP, AGENT),
                inTheShop(ITEM).sent(SHOP, AGENT).received(AGENT, SHOP).sold(AGENT),
                inTheShop(ITEM).sent(SHOP, AGENT).received(AGENT, PRODUCER).sold(AGENT),
                inTheShop(ITEM).sent(SHOP, AGENT).received(OTHER_SHOP, AGENT).sold(OTHER_SHOP),
                inTheShop(ITEM).sent(SHOP, AGENT).received(OTHER_SHOP, SHOP).sold(OTHER_SHOP),
                inTheShop(ITEM).soldTo(SHOP, AGENT).received(OTHER_SHOP, AGENT),
                inTheShop(ITEM).sent(SHOP, AGENT).returned(SHOP).sold(SHOP),
                inTheShop(ITEM).sent(SHOP, AGENT).returned(AGENT).sent(AGENT, SHOP),
                inTheShop(ITEM).sent(SHOP, AGENT).returned(PRODUCER),
                inTheShop(ITEM).sent(SHOP, AGENT).returnedFrom(SHOP, AGENT).sent(SHOP, AGENT));
    }

    @ParameterizedTest
    @MethodSource("dropShipped")
    void whatIsSentInTheNameOfAnAgentIsNotSuspected(Story story) {
        assertThat(rule.judge(story.history())).isEqualTo(Judgement.NOTHING_FOUND);
    }

    @ParameterizedTest
    @MethodSource("dropShipped")
    void butItsCopyIsFound(Story story) {
        var copied = story.sent(STRANGER, WHOLESALER).received(WHOLESALER, STRANGER);

        assertThat(rule.judge(copied.history()).findings()).hasSize(1);
    }

    @Test
    void aCopyOfWhatIsOnItsWayIsSetAgainstTheShipment() {
        var story = inTheShop(ITEM).sent(SHOP, AGENT).sent(STRANGER, WHOLESALER);

        assertThat(rule.judge(story.history()).findings())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.leaf()).isEqualTo("sent-elsewhere");
                    assertThat(it.evidence()).containsExactly(story.id(3), story.id(4));
                    assertThat(it.statement().zh()).contains("发往别家", "复制", "缺少记录");
                    assertThat(it.statement().en()).contains("sent", "copied", "missing");
                });
    }

    @Test
    void aCopyOfWhatWasLostIsSetAgainstTheLoss() {
        var story = inTheShop(ITEM).lost(SHOP).received(OTHER_SHOP, STRANGER);

        assertThat(rule.judge(story.history()).findings())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.leaf()).isEqualTo("already-lost");
                    assertThat(it.evidence()).containsExactly(story.id(3), story.id(4));
                    assertThat(it.statement().zh()).contains("报损", "复制", "缺少记录");
                    assertThat(it.statement().en()).contains("lost", "copied", "missing");
                });
    }

    /// Both may stand outside the platform. The stranger is asked for its shipment by another rule,
    /// and the answer tells.
    @Test
    void fromOneThatFilesNothingToOneThatFilesNothingTheWayIsUnknown() {
        var story = inTheShop(ITEM).sent(SHOP, AGENT).received(OTHER_SHOP, STRANGER);

        assertThat(rule.judge(story.history())).isEqualTo(Judgement.NOTHING_FOUND);
        assertThat(new SupplierOutboundFiled().judge(story.history()).findings())
                .singleElement()
                .satisfies(it -> assertThat(it.accountable()).contains(STRANGER));

        story.sent(STRANGER, OTHER_SHOP);
        assertThat(rule.judge(story.history()).findings()).hasSize(1);
    }

    /// The producer is a day late with its date, or a week.
    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T09:30", "2026-03-02T11:30", "2026-03-09T08:00"})
    void aProductionDatedTooLateMakesNoCopy(String late) {
        assertThat(rule.judge(soldInTheShop(late).history())).isEqualTo(Judgement.NOTHING_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T09:30", "2026-03-02T11:30", "2026-03-09T08:00"})
    void norDoesItHideOne(String late) {
        var story =
                soldInTheShop(late)
                        .at("2026-03-03T08:00")
                        .sent(STRANGER, OTHER_SHOP)
                        .received(OTHER_SHOP, STRANGER);

        assertThat(rule.judge(story.history()).findings())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.leaf()).isEqualTo("already-sold");
                    assertThat(it.evidence()).containsExactly(story.id(5), story.id(6));
                });
    }

    static Story soldInTheShop(String produced) {
        return Story.of(ITEM)
                .at(produced)
                .produced(PRODUCER)
                .at("2026-03-02T09:00")
                .sent(PRODUCER, SHOP)
                .received(SHOP, PRODUCER)
                .at("2026-03-02T12:00")
                .sold(SHOP)
                .returned(SHOP)
                .sold(SHOP);
    }

    @Test
    void aSaleDatedBeforeTheShopHadTheUnitMakesNoCopy() {
        var story =
                Story.of(ITEM)
                        .produced(PRODUCER)
                        .sold(SHOP)
                        .sent(PRODUCER, WHOLESALER)
                        .received(WHOLESALER, PRODUCER)
                        .sent(WHOLESALER, SHOP)
                        .received(SHOP, WHOLESALER);

        assertThat(rule.judge(story.history())).isEqualTo(Judgement.NOTHING_FOUND);

        story.sent(STRANGER, OTHER_SHOP);
        assertThat(rule.judge(story.history()).findings())
                .singleElement()
                .satisfies(it -> assertThat(it.evidence()).endsWith(story.id(6)));
    }

    @Test
    void aReceiptDatedAfterTheGoodsWentOnMakesNoCopy() {
        var story =
                Story.of(ITEM)
                        .produced(PRODUCER)
                        .sent(PRODUCER, WHOLESALER)
                        .sent(WHOLESALER, SHOP)
                        .received(SHOP, WHOLESALER)
                        .sold(SHOP)
                        .received(WHOLESALER, PRODUCER);

        assertThat(rule.judge(story.history())).isEqualTo(Judgement.NOTHING_FOUND);
    }

    /// All that the wholesaler files is dated too late.
    @Test
    void norDoesAClockThatIsBehindTheOthers() {
        var story =
                Story.of(ITEM)
                        .produced(PRODUCER)
                        .sent(PRODUCER, WHOLESALER)
                        .received(SHOP, WHOLESALER)
                        .sold(SHOP)
                        .received(WHOLESALER, PRODUCER)
                        .sent(WHOLESALER, SHOP);

        assertThat(rule.judge(story.history())).isEqualTo(Judgement.NOTHING_FOUND);
    }

    @Test
    void whoGaveTheUnitAwayAndSellsItOnceMoreIsNotExcusedByAWrongDate() {
        var story =
                Story.of(ITEM)
                        .produced(PRODUCER)
                        .sent(PRODUCER, OTHER_SHOP)
                        .received(OTHER_SHOP, PRODUCER)
                        .sent(OTHER_SHOP, SHOP)
                        .received(SHOP, OTHER_SHOP)
                        .sold(OTHER_SHOP);

        assertThat(rule.judge(story.history()).findings()).hasSize(1);
    }

    /// A day without the hour is an instant: the shop is refused its goods, and sends them
    /// elsewhere.
    @Test
    void clerksWhoKnowOnlyTheDayAreNotSuspected() {
        var day = "2026-03-03T00:00";
        var story =
                Story.of(ITEM)
                        .produced(PRODUCER)
                        .at(day)
                        .sent(PRODUCER, SHOP)
                        .at(day)
                        .returnedFrom(PRODUCER, SHOP)
                        .at(day)
                        .sent(PRODUCER, OTHER_SHOP)
                        .at("2026-03-04T00:00")
                        .sold(OTHER_SHOP);

        assertThat(rule.judge(story.history())).isEqualTo(Judgement.NOTHING_FOUND);
    }

    /// In no order of the two could one unit have done both.
    @Test
    void aCopyThatTurnsUpInTheSameInstantIsFound() {
        var instant = "2026-03-05T10:00";
        var story = inTheShop(ITEM).at(instant).sold(SHOP).at(instant).sent(STRANGER, OTHER_SHOP);

        assertThat(rule.judge(story.history()).findings()).hasSize(1);
    }

    /// Dates are not searched in a history that no unit has, so that nobody can keep the platform
    /// busy with one.
    @Test
    void aHistoryOfThousandsOfRecordsIsJudgedAtOnce() {
        var story = inTheShop(ITEM);
        for (int i = 0; i < 1_500; i++) {
            story.sold(company("seller " + i));
        }

        var judgement = assertTimeout(Duration.ofSeconds(10), () -> rule.judge(story.history()));

        assertThat(judgement.findings()).hasSize(1_500);
    }

    @Test
    void aShipmentDatedAfterItsReceiptIsNoSecondUnit() {
        var story =
                Story.of(ITEM)
                        .produced(PRODUCER)
                        .received(WHOLESALER, PRODUCER)
                        .sent(PRODUCER, WHOLESALER)
                        .received(SHOP, WHOLESALER)
                        .sent(WHOLESALER, SHOP)
                        .sold(SHOP);

        assertThat(rule.judge(story.history())).isEqualTo(Judgement.NOTHING_FOUND);
    }

    @Test
    void twoCopiesAreFollowedEachOnItsOwn() {
        var story =
                inTheShop(ITEM)
                        .received(OTHER_SHOP, STRANGER)
                        .sold(SHOP)
                        .sent(OTHER_SHOP, WHOLESALER)
                        .received(WHOLESALER, OTHER_SHOP)
                        .sold(WHOLESALER)
                        .returned(WHOLESALER)
                        .sold(WHOLESALER);

        assertThat(rule.judge(story.history()).findings()).hasSize(1);
    }

    @Test
    void aThirdCopyIsASecondFinding() {
        var story = inTheShop(ITEM).received(OTHER_SHOP, STRANGER).sold(WHOLESALER);

        assertThat(rule.judge(story.history()).findings()).hasSize(2);
    }

    @Test
    void recordsOfOneInstantHaveNoOrderAndDoNotContradictEachOther() {
        var midnight = "2026-03-02T00:00";
        var story =
                Story.of(ITEM)
                        .at(midnight)
                        .sold(SHOP)
                        .at(midnight)
                        .received(SHOP, WHOLESALER)
                        .at(midnight)
                        .sent(WHOLESALER, SHOP)
                        .at(midnight)
                        .received(WHOLESALER, PRODUCER)
                        .at(midnight)
                        .sent(PRODUCER, WHOLESALER)
                        .at(midnight)
                        .produced(PRODUCER);

        assertThat(rule.judge(story.history())).isEqualTo(Judgement.NOTHING_FOUND);
    }

    @Test
    void aSaleDatedBeforeTheProductionMakesNoCopy() {
        var story =
                Story.of(ITEM)
                        .at("2026-02-01T08:00")
                        .sold(SHOP)
                        .at("2026-03-02T08:00")
                        .produced(PRODUCER)
                        .sent(PRODUCER, SHOP)
                        .received(SHOP, PRODUCER);

        assertThat(rule.judge(story.history())).isEqualTo(Judgement.NOTHING_FOUND);
    }

    @Test
    void norDoesSuchASaleExcuseALaterOne() {
        var story =
                Story.of(ITEM)
                        .at("2026-02-01T08:00")
                        .sold(OTHER_SHOP)
                        .at("2026-03-02T08:00")
                        .produced(PRODUCER)
                        .sent(PRODUCER, SHOP)
                        .received(SHOP, PRODUCER)
                        .sold(OTHER_SHOP);

        assertThat(rule.judge(story.history()).findings()).hasSize(1);
    }

    @Test
    void theStatementLeavesBothExplanationsOpen() {
        var story = inTheShop(ITEM).sold(SHOP).received(OTHER_SHOP, STRANGER);

        assertThat(rule.judge(story.history()).findings())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.leaf()).isEqualTo("already-sold");
                    assertThat(it.statement().zh()).contains("复制", "缺少记录");
                    assertThat(it.statement().en()).contains("copied", "missing");
                });
    }

    static Story inTheShop(Code code) {
        return Story.of(code).produced(PRODUCER).sent(PRODUCER, SHOP).received(SHOP, PRODUCER);
    }

    @Test
    void openingStockIsNoCopyOfWhatItsMakerOnceHad() {
        var story = Story.of(ITEM).produced(PRODUCER).hadInStock(SHOP).sold(SHOP);

        assertThat(rule.judge(story.history()).findings()).isEmpty();
    }
}
