package org.yuanliu.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yuanliu.core.Story.ITEM;
import static org.yuanliu.core.Story.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yuanliu.core.Story;
import org.yuanliu.core.event.History;

class FiledInTimeTest {

    final Rule rule = new FiledInTime(new Parameters(Map.of("days", "3", "ahead", "2")));

    @Test
    void whoeverFilesTooLateIsToldTheLimit() {
        var story = Story.of(ITEM).filedAfter(Duration.ofDays(3).plusMillis(1)).sold(SHOP);

        assertThat(rule.judge(story.history()).findings())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.leaf()).isEqualTo("late");
                    assertThat(it.accountable()).contains(SHOP);
                    assertThat(it.found()).isEqualTo("2026-03-05T08:00:00.001+08:00");
                    assertThat(it.expected()).isEqualTo("≤ 2026-03-05T08:00+08:00");
                    assertThat(it.evidence()).containsExactly(story.id(0));
                    assertThat(it.dimension()).isEqualTo(Dimension.TIMELINESS);
                });
    }

    @Test
    void theLastMomentIsInTime() {
        assertThat(rule.judge(Story.of(ITEM).filedAfter(Duration.ofDays(3)).sold(SHOP).history()))
                .isEqualTo(Judgement.NOTHING_FOUND);
        assertThat(rule.judge(Story.of(ITEM).filedAfter(Duration.ofHours(-2)).sold(SHOP).history()))
                .isEqualTo(Judgement.NOTHING_FOUND);
    }

    @Test
    void whatIsFiledBeforeItHappenedIsFoundAsSuch() {
        var story = Story.of(ITEM).filedAfter(Duration.ofHours(-2).minusMillis(1)).sold(SHOP);

        assertThat(rule.judge(story.history()).findings())
                .extracting(Finding::leaf)
                .containsExactly("ahead");
    }

    @Test
    void aCorrectionIsAsPunctualAsTheRecordItBeganWith() {
        var story =
                Story.of(ITEM)
                        .filedAfter(Duration.ofDays(2))
                        .sold(SHOP)
                        .corrected(0, it -> it.document("XS-1"))
                        .corrected(1, it -> it.document("XS-2"));

        assertThat(story.record(2).filedAt())
                .isAfter(story.record(2).deed().at().plusDays(3).toInstant());
        assertThat(rule.judge(story.history())).isEqualTo(Judgement.NOTHING_FOUND);
    }

    @Test
    void aLateRecordStaysLateWhenItIsCorrected() {
        var story =
                Story.of(ITEM)
                        .filedAfter(Duration.ofDays(9))
                        .sold(SHOP)
                        .corrected(0, it -> it.document("XS-1"));

        assertThat(rule.judge(story.history()).findings())
                .singleElement()
                .satisfies(
                        it -> assertThat(it.evidence()).containsExactly(story.id(0), story.id(1)));
    }

    @Test
    void aDateThatWasTheOnlyMistakeIsNoLongerLateOnceCorrected() {
        var story =
                Story.of(ITEM)
                        .filedAfter(Duration.ofDays(9))
                        .sold(SHOP)
                        .corrected(0, it -> it.at(it.at().plusDays(8)));

        assertThat(rule.judge(story.history())).isEqualTo(Judgement.NOTHING_FOUND);
    }

    @Test
    void aCorrectionWithoutItsBeginningHasNoAnswer() {
        var story =
                Story.of(ITEM)
                        .filedAfter(Duration.ofDays(2))
                        .sold(SHOP)
                        .corrected(0, it -> it.document("XS-1"));

        var judgement = rule.judge(new History(ITEM.identity(), List.of(story.record(1))));

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.unanswered()).extracting(Unanswered::leaf).containsExactly("late");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1.5", "123456", "٣"})
    void aLimitThatIsNoNumberLeavesItsQuestionUnanswered(String days) {
        var unset = new FiledInTime(new Parameters(Map.of("days", days, "ahead", "2")));

        var judgement =
                unset.judge(Story.of(ITEM).filedAfter(Duration.ofDays(900)).sold(SHOP).history());

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.unanswered()).extracting(Unanswered::leaf).containsExactly("late");
    }

    @Test
    void withoutLimitsNothingIsAnsweredAndWithoutRecordsNothingIsAsked() {
        var unset = new FiledInTime(Parameters.NONE);

        assertThat(unset.judge(Story.of(ITEM).sold(SHOP).history()).unanswered()).hasSize(2);
        assertThat(unset.judge(Story.of(ITEM).history())).isEqualTo(Judgement.NOTHING_FOUND);
    }
}
