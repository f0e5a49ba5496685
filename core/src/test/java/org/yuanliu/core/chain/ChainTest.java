package org.yuanliu.core.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yuanliu.core.Story.BATCH;
import static org.yuanliu.core.Story.ITEM;
import static org.yuanliu.core.Story.PRODUCER;
import static org.yuanliu.core.Story.SHOP;
import static org.yuanliu.core.Story.WHOLESALER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yuanliu.core.Seeds;
import org.yuanliu.core.Story;
import org.yuanliu.core.event.History;

class ChainTest {

    @Test
    void theHolderIsKnownAfterEveryStep() {
        var chain =
                chainOf(
                        Story.of(ITEM)
                                .produced(PRODUCER)
                                .sent(PRODUCER, SHOP)
                                .received(SHOP, PRODUCER)
                                .sold(SHOP)
                                .returned(SHOP)
                                .lost(SHOP));

        assertThat(chain.steps())
                .extracting(Step::after)
                .containsExactly(
                        new Whereabouts.Held(PRODUCER),
                        new Whereabouts.InTransit(PRODUCER, SHOP),
                        new Whereabouts.Held(SHOP),
                        new Whereabouts.Sold(SHOP),
                        new Whereabouts.Held(SHOP),
                        new Whereabouts.Lost(SHOP));
        assertThat(chain.steps())
                .extracting(Step::holder)
                .containsExactly(
                        Optional.of(PRODUCER),
                        Optional.empty(),
                        Optional.of(SHOP),
                        Optional.empty(),
                        Optional.of(SHOP),
                        Optional.empty());
        assertThat(chain.gaps()).isEmpty();
    }

    @Test
    void aProductionThatIsDatedTooLateIsOnRecordAllTheSame() {
        var chain =
                chainOf(
                        Story.of(ITEM)
                                .sent(PRODUCER, SHOP)
                                .received(SHOP, PRODUCER)
                                .produced(PRODUCER));

        assertThat(chain.gaps()).isEmpty();
    }

    @Test
    void aMissingShipmentIsAGapAtTheReceipt() {
        var chain = chainOf(Story.of(ITEM).produced(PRODUCER).received(SHOP, PRODUCER).sold(SHOP));

        assertThat(chain.gaps()).containsExactly(gap(Gap.Kind.NO_SHIPMENT, SHOP, PRODUCER));
        assertThat(chain.steps().get(1).gap()).isPresent();
    }

    @Test
    void aShipmentDatedAfterTheReceiptIsNoGap() {
        assertThat(
                        chainOf(
                                        Story.of(ITEM)
                                                .produced(PRODUCER)
                                                .received(SHOP, PRODUCER)
                                                .sent(PRODUCER, SHOP))
                                .gaps())
                .isEmpty();
    }

    @Test
    void theSecondReceiptNeedsASecondShipment() {
        var chain =
                chainOf(
                        Story.of(ITEM)
                                .produced(PRODUCER)
                                .sent(PRODUCER, SHOP)
                                .received(SHOP, PRODUCER)
                                .returned(PRODUCER)
                                .received(SHOP, PRODUCER));

        assertThat(chain.gaps()).containsExactly(gap(Gap.Kind.NO_SHIPMENT, SHOP, PRODUCER));
    }

    @Test
    void partsOfABatchMayArriveOneByOneUntilMoreArrivesThanWasSent() {
        var chain =
                chainOf(
                        Story.of(BATCH)
                                .quantity("10", "件")
                                .produced(PRODUCER)
                                .sent(PRODUCER, SHOP)
                                .quantity("4", "件")
                                .received(SHOP, PRODUCER)
                                .received(SHOP, PRODUCER)
                                .received(SHOP, PRODUCER));

        assertThat(chain.steps().get(3).gap()).isEmpty();
        assertThat(chain.steps().get(4).gap()).isPresent();
    }

    @Test
    void boxesAndPiecesAreNotComparedHere() {
        assertThat(
                        chainOf(
                                        Story.of(BATCH)
                                                .produced(PRODUCER)
                                                .quantity("1", "箱")
                                                .sent(PRODUCER, SHOP)
                                                .quantity("12", "件")
                                                .received(SHOP, PRODUCER))
                                .gaps())
                .isEmpty();
    }

    @Test
    void aChainThatBeginsWithoutProductionSaysSo() {
        assertThat(chainOf(Story.of(ITEM).sold(SHOP)).gaps())
                .containsExactly(new Gap(Gap.Kind.NO_PRODUCTION, SHOP, Optional.empty()));
    }

    @Test
    void whoeverPassesOnWhatItNeverReceivedLeavesAGap() {
        var chain =
                chainOf(
                        Story.of(ITEM)
                                .produced(PRODUCER)
                                .sent(PRODUCER, WHOLESALER)
                                .sent(WHOLESALER, SHOP));

        assertThat(chain.gaps()).containsExactly(gap(Gap.Kind.NO_RECEIPT, WHOLESALER, SHOP));
    }

    @Test
    void anItemThatWasPassedOnCannotBePassedOnAgainWithoutAGapButABatchCan() {
        assertThat(
                        chainOf(
                                        Story.of(ITEM)
                                                .produced(PRODUCER)
                                                .sent(PRODUCER, SHOP)
                                                .sent(PRODUCER, WHOLESALER))
                                .gaps())
                .hasSize(1);
        assertThat(
                        chainOf(
                                        Story.of(BATCH)
                                                .produced(PRODUCER)
                                                .sent(PRODUCER, SHOP)
                                                .sent(PRODUCER, WHOLESALER))
                                .gaps())
                .isEmpty();
    }

    @Test
    void anEmptyHistoryIsAnEmptyChain() {
        assertThat(chainOf(Story.of(ITEM)).steps()).isEmpty();
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        var story =
                Story.of(ITEM)
                        .produced(PRODUCER)
                        .received(SHOP, PRODUCER)
                        .sold(SHOP)
                        .sold(WHOLESALER);

        Seeds.forEach(
                50,
                random -> {
                    var records = new ArrayList<>(story.records());
                    Collections.shuffle(records, random);

                    assertThat(Chain.of(new History(ITEM.identity(), records)))
                            .isEqualTo(chainOf(story));
                });
    }

    static Chain chainOf(Story story) {
        return Chain.of(story.history());
    }

    static Gap gap(Gap.Kind kind, UUID at, UUID with) {
        return new Gap(kind, at, Optional.of(with));
    }

    @Test
    void openingStockAfterAProductionIsNoGap() {
        var story = Story.of(BATCH).produced(PRODUCER).hadInStock(SHOP).sold(SHOP);

        assertThat(Chain.of(story.history()).gaps()).isEmpty();
    }
}
