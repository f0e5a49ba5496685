package org.yuanliu.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yuanliu.core.Story.BATCH;
import static org.yuanliu.core.Story.GTIN;
import static org.yuanliu.core.Story.PRODUCER;
import static org.yuanliu.core.Story.SHOP;
import static org.yuanliu.core.Story.STRANGER;
import static org.yuanliu.core.Story.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yuanliu.core.Seeds;
import org.yuanliu.core.Story;
import org.yuanliu.core.Story.Facts;
import org.yuanliu.core.code.Code;

class HistoryTest {

    static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    static final Filed WRONG = Facts.shipment().filed(MONDAY);

    @Test
    void recordsStandInTheOrderInWhichItHappened() {
        var story =
                Story.of(BATCH)
                        .at("2026-03-05T08:00")
                        .sold(SHOP)
                        .at("2026-03-01T08:00")
                        .produced(PRODUCER);

        assertThat(story.history().filed()).containsExactly(story.record(1), story.record(0));
    }

    @Test
    void aRecordSentTwiceIsOneAndCountsFromTheFirstTime() {
        var again = Facts.shipment().filed(MONDAY.plusSeconds(60));

        assertThat(history(again, WRONG).filed()).containsExactly(WRONG);
        assertThat(history(WRONG, again).filed()).containsExactly(WRONG);
    }

    @Test
    void aCorrectionTakesThePlaceOfTheRecordWhichStaysOnFile() {
        var right = correction(WRONG, "11", 1);

        assertThat(history(right, WRONG).effective()).containsExactly(right);
        assertThat(history(right, WRONG).filed()).containsExactlyInAnyOrder(WRONG, right);
    }

    @Test
    void aCorrectionCanBeCorrected() {
        var second = correction(WRONG, "11", 1);
        var third = correction(second, "10", 2);

        assertThat(history(second, third, WRONG).effective()).containsExactly(third);
        assertThat(history(second, third, WRONG).first(third)).contains(WRONG);
    }

    @Test
    void ofTwoCorrectionsOfOneRecordTheOneFiledLaterCounts() {
        var early = correction(WRONG, "11", 1);
        var late = correction(WRONG, "10", 2);

        assertThat(history(late, early, WRONG).effective()).containsExactly(late);
    }

    @Test
    void ofTwoFiledAtOneInstantTheGreaterIdentityCounts() {
        var one = correction(WRONG, "11", 1);
        var other = correction(WRONG, "10", 1);

        assertThat(history(one, other, WRONG).effective())
                .containsExactly(one.id().compareTo(other.id()) > 0 ? one : other);
    }

    @Test
    void theLastWordCountsEvenIfItCorrectsARecordThatHadLost() {
        var one = correction(WRONG, "11", 1);
        var other = correction(WRONG, "10", 2);
        var last = correction(one, "9", 3);

        assertThat(history(last, other, one, WRONG).effective()).containsExactly(last);
    }

    @Test
    void aCorrectionFiledWithItsRecordIsStillACorrection() {
        var right = correction(WRONG, "11", 0);

        assertThat(history(right, WRONG).effective()).containsExactly(right);
    }

    @Test
    void nobodyCorrectsWhatAnotherCompanyFiled() {
        var intruder =
                Facts.shipment()
                        .actor(STRANGER)
                        .correcting(WRONG.id())
                        .filed(MONDAY.plus(Duration.ofDays(1)));

        assertThat(history(WRONG, intruder).effective()).containsExactlyInAnyOrder(WRONG, intruder);
        assertThat(history(WRONG, intruder).first(intruder)).contains(intruder);
    }

    @Test
    void aRecordMovedToAnotherCodeCountsThereOnly() {
        var other = Code.ofBatch(GTIN, "L8");
        var moved =
                Facts.shipment()
                        .code(other)
                        .correcting(WRONG.id())
                        .filed(MONDAY.plus(Duration.ofDays(1)));

        assertThat(history(WRONG, moved).effective()).isEmpty();
        assertThat(new History(other.identity(), List.of(WRONG, moved)).effective())
                .containsExactly(moved);
        assertThat(new History(other.identity(), List.of(WRONG, moved)).first(moved))
                .contains(WRONG);
    }

    @Test
    void aRecordOfAnotherCodeWithoutALinkIsAMistakeOfTheCaller() {
        var other = Facts.shipment().code(Code.ofBatch(GTIN, "L8")).filed(MONDAY);

        assertThatThrownBy(() -> history(WRONG, other))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCorrectionWithoutItsBeginningCountsAndSaysThatItIsMissing() {
        var right = correction(WRONG, "11", 1);

        assertThat(history(right).effective()).containsExactly(right);
        assertThat(history(right).first(right)).isEmpty();
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        Seeds.forEach(
                300,
                random -> {
                    var records = new ArrayList<Filed>();
                    records.add(WRONG);
                    for (int i = 0; i < 8; i++) {
                        var before = records.get(random.nextInt(records.size()));
                        records.add(correction(before, String.valueOf(i + 20), random.nextInt(3)));
                    }
                    var expected = new History(BATCH.identity(), records);

                    Collections.shuffle(records, random);
                    var history = new History(BATCH.identity(), records);

                    assertThat(history.effective()).hasSize(1).isEqualTo(expected.effective());
                    assertThat(history.filed()).isEqualTo(expected.filed());
                });
    }

    @Test
    void whatHappenedAtOneInstantIsOrderedByIdentity() {
        var one = Facts.shipment().at(time("2026-03-02T08:00")).filed(MONDAY);
        var other = Facts.shipment().quantity("3").filed(MONDAY);

        assertThat(history(one, other).filed()).isEqualTo(history(other, one).filed());
    }

    static History history(Filed... records) {
        return new History(BATCH.identity(), List.of(records));
    }

    static Filed correction(Filed wrong, String quantity, int daysLater) {
        return Facts.of(wrong)
                .quantity(quantity)
                .correcting(wrong.id())
                .filed(MONDAY.plus(Duration.ofDays(daysLater)));
    }
}
