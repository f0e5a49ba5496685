package org.yuanliu.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yuanliu.core.Story.BATCH;
import static org.yuanliu.core.Story.ITEM;
import static org.yuanliu.core.Story.OTHER_SHOP;
import static org.yuanliu.core.Story.PRODUCER;
import static org.yuanliu.core.Story.SHOP;
import static org.yuanliu.core.Story.WHOLESALER;

import org.junit.jupiter.api.Test;
import org.yuanliu.core.Story;

class SupplierOutboundFiledTest {

    final Rule rule = new SupplierOutboundFiled();

    @Test
    void theSupplierIsAskedForTheShipmentThatItDidNotFile() {
        var story = Story.of(ITEM).received(SHOP, WHOLESALER);

        assertThat(rule.judge(story.history()).findings())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.leaf()).isEqualTo("outbound-missing");
                    assertThat(it.accountable()).contains(WHOLESALER);
                    assertThat(it.dimension()).isEqualTo(Dimension.COMPLETENESS);
                    assertThat(it.resultClass()).isEqualTo(ResultClass.R2);
                    assertThat(it.found()).isEqualTo("0 件");
                    assertThat(it.expected()).isEqualTo("1 件");
                    assertThat(it.evidence()).containsExactly(story.id(0));
                });
    }

    @Test
    void aShipmentThatIsTooSmallIsFoundWithBothSums() {
        var story =
                Story.of(BATCH)
                        .quantity("10", "件")
                        .sent(WHOLESALER, SHOP)
                        .quantity("7.50", "件")
                        .received(SHOP, WHOLESALER)
                        .received(SHOP, WHOLESALER);

        assertThat(rule.judge(story.history()).findings())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.leaf()).isEqualTo("outbound-short");
                    assertThat(it.found()).isEqualTo("10 件");
                    assertThat(it.expected()).isEqualTo("15 件");
                    assertThat(it.evidence()).containsExactly(story.id(1), story.id(2));
                });
    }

    @Test
    void aShipmentToSomebodyElseIsNoAnswer() {
        var story = Story.of(BATCH).sent(WHOLESALER, OTHER_SHOP).received(SHOP, WHOLESALER);

        assertThat(rule.judge(story.history()).findings()).hasSize(1);
    }

    @Test
    void eachSupplierAnswersForItself() {
        var story = Story.of(BATCH).received(SHOP, WHOLESALER).received(SHOP, PRODUCER);

        assertThat(rule.judge(story.history()).findings())
                .extracting(it -> it.accountable().orElseThrow())
                .containsExactlyInAnyOrder(WHOLESALER, PRODUCER);
    }

    @Test
    void boxesAgainstPiecesIsNoAnswerAndNoFinding() {
        var story =
                Story.of(BATCH)
                        .quantity("1", "箱")
                        .sent(WHOLESALER, SHOP)
                        .quantity("12", "件")
                        .received(SHOP, WHOLESALER);

        var judgement = rule.judge(story.history());

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.unanswered())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.leaf()).isEqualTo("units-differ");
                    assertThat(it.evidence()).containsExactly(story.id(1));
                });
    }

    @Test
    void unitsThatAgreeAreStillComparedWhenOthersAreThereToo() {
        var story =
                Story.of(BATCH)
                        .quantity("1", "箱")
                        .sent(WHOLESALER, SHOP)
                        .received(SHOP, WHOLESALER)
                        .quantity("12", "件")
                        .received(SHOP, WHOLESALER);

        assertThat(rule.judge(story.history()).findings())
                .singleElement()
                .satisfies(it -> assertThat(it.expected()).isEqualTo("12 件"));
    }

    @Test
    void goodsOnTheWayAndStockWithoutProductionAreOrdinary() {
        var story =
                Story.of(BATCH)
                        .quantity("5", "件")
                        .sent(WHOLESALER, SHOP)
                        .quantity("2", "件")
                        .received(SHOP, WHOLESALER)
                        .sold(SHOP);

        assertThat(rule.judge(story.history())).isEqualTo(Judgement.NOTHING_FOUND);
    }

    @Test
    void theLateShipmentAnswersTheFinding() {
        var story = Story.of(ITEM).received(SHOP, WHOLESALER).sent(WHOLESALER, SHOP);

        assertThat(rule.judge(story.history())).isEqualTo(Judgement.NOTHING_FOUND);
    }

    @Test
    void openingStockAsksNobodyForAShipment() {
        var story = Story.of(BATCH).quantity("40", "件").hadInStock(SHOP).sold(SHOP);

        assertThat(rule.judge(story.history())).isEqualTo(Judgement.NOTHING_FOUND);
    }

    @Test
    void anItemReceivedTwiceIsOneReceiptToldTwice() {
        var twice = Story.of(ITEM).received(SHOP, WHOLESALER).received(SHOP, WHOLESALER);

        assertThat(rule.judge(twice.history()).findings())
                .singleElement()
                .satisfies(it -> assertThat(it.expected()).isEqualTo("1 件"));
        assertThat(rule.judge(twice.sent(WHOLESALER, SHOP).history()).findings()).isEmpty();
    }

    @Test
    void anItemThatCameBackAndWasDeliveredAgainNeedsASecondShipment() {
        var story =
                Story.of(ITEM)
                        .sent(WHOLESALER, SHOP)
                        .received(SHOP, WHOLESALER)
                        .sent(SHOP, WHOLESALER)
                        .received(WHOLESALER, SHOP)
                        .received(SHOP, WHOLESALER);

        assertThat(rule.judge(story.history()).findings())
                .singleElement()
                .satisfies(it -> assertThat(it.accountable()).contains(WHOLESALER));
    }
}
