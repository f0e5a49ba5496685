package org.yuanliu.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yuanliu.core.Story.ITEM;
import static org.yuanliu.core.Story.PRODUCER;
import static org.yuanliu.core.Story.SHOP;
import static org.yuanliu.core.Story.time;

import org.junit.jupiter.api.Test;
import org.yuanliu.core.Story;

class SoldAfterProducedTest {

    final Rule rule = new SoldAfterProduced();

    @Test
    void aSaleBeforeTheProductionIsFoundAndItsFilerAsked() {
        var story =
                Story.of(ITEM)
                        .at("2026-03-01T09:00")
                        .sold(SHOP)
                        .at("2026-03-02T08:00")
                        .produced(PRODUCER);

        assertThat(rule.judge(story.history()).findings())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.leaf()).isEqualTo("sale");
                    assertThat(it.accountable()).contains(SHOP);
                    assertThat(it.found()).isEqualTo("2026-03-01T09:00+08:00");
                    assertThat(it.expected()).isEqualTo("≥ 2026-03-02T08:00+08:00");
                    assertThat(it.evidence()).containsExactly(story.id(0), story.id(1));
                    assertThat(it.dimension()).isEqualTo(Dimension.ACCURACY);
                    assertThat(it.resultClass()).isEqualTo(ResultClass.R2);
                });
    }

    @Test
    void everyMovementBeforeTheProductionIsFound() {
        var story =
                Story.of(ITEM)
                        .sent(PRODUCER, SHOP)
                        .received(SHOP, PRODUCER)
                        .sold(SHOP)
                        .produced(PRODUCER);

        assertThat(rule.judge(story.history()).findings())
                .extracting(Finding::leaf)
                .containsExactly("outbound", "inbound", "sale");
    }

    @Test
    void ofTwoProductionsTheEarliestCounts() {
        var story = Story.of(ITEM).produced(PRODUCER).sold(SHOP).produced(PRODUCER);

        assertThat(rule.judge(story.history())).isEqualTo(Judgement.NOTHING_FOUND);
    }

    @Test
    void theSameInstantIsNotBefore() {
        var story =
                Story.of(ITEM)
                        .at("2026-03-02T08:00")
                        .sold(SHOP)
                        .at("2026-03-02T08:00")
                        .produced(PRODUCER);

        assertThat(rule.judge(story.history()).findings()).isEmpty();
    }

    @Test
    void withoutAProductionThereIsNoAnswer() {
        var story = Story.of(ITEM).sold(SHOP);

        var judgement = rule.judge(story.history());

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.unanswered())
                .extracting(Unanswered::leaf)
                .containsExactly("no-production");
    }

    @Test
    void aCorrectedDateEndsTheFinding() {
        var story =
                Story.of(ITEM)
                        .at("2026-03-01T09:00")
                        .sold(SHOP)
                        .at("2026-03-02T08:00")
                        .produced(PRODUCER)
                        .corrected(0, it -> it.at(time("2026-03-03T09:00")));

        assertThat(rule.judge(story.history())).isEqualTo(Judgement.NOTHING_FOUND);
    }
}
