package org.yuanliu.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yuanliu.core.Story.BATCH;
import static org.yuanliu.core.Story.ITEM;
import static org.yuanliu.core.Story.OTHER_SHOP;
import static org.yuanliu.core.Story.PRODUCER;
import static org.yuanliu.core.Story.SHOP;
import static org.yuanliu.core.Story.STRANGER;
import static org.yuanliu.core.Story.WHOLESALER;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yuanliu.core.Story;
import org.yuanliu.core.code.Code;

class OneUnitOneHolderTest {

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
                inTheShop(ITEM).lost(SHOP).received(OTHER_SHOP, STRANGER),
                inTheShop(ITEM)
                        .sold(SHOP)
                        .returned(SHOP)
                        .sent(SHOP, WHOLESALER)
                        .received(WHOLESALER, SHOP),
                inTheShop(BATCH).sold(OTHER_SHOP),
                Story.of(ITEM).sold(SHOP));
    }

    @ParameterizedTest
    @MethodSource("ordinary")
    void ordinaryBusinessIsNotSuspected(Story story) {
        assertThat(rule.judge(story.history())).isEqualTo(Judgement.NOTHING_FOUND);
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
