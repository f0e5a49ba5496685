package org.yuanliu.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yuanliu.core.code.Code;

class HistoriesTest {

    private static final Code RIGHT = Code.ofItem("06990000030012", "A1");
    private static final Code WRONG = Code.ofItem("06990000030012", "A7");
    private static final UUID SHOP = new UUID(1, 1);

    @Test
    void aCorrectionOfTheCodeBelongsToBothCodes() {
        var first = sale(WRONG, 1, Optional.empty());
        var mended = sale(RIGHT, 2, Optional.of(first.id()));
        var records = new ArrayList<>(List.of(first, mended, sale(WRONG, 3, Optional.empty())));

        for (int seed = 0; seed < 6; seed++) {
            Collections.shuffle(records, new Random(seed));
            var histories = Histories.of(records);

            assertThat(histories).hasSize(2);
            assertThat(effective(histories, RIGHT)).containsExactly(mended.id());
            assertThat(effective(histories, WRONG)).hasSize(1).doesNotContain(first.id());
            var moved = history(histories, RIGHT).effective().getFirst();
            assertThat(history(histories, RIGHT).first(moved).map(Filed::id)).contains(first.id());
        }
    }

    @Test
    void codesWithoutACommonRecordStandApart() {
        var one = sale(RIGHT, 1, Optional.empty());
        var other = sale(WRONG, 1, Optional.empty());

        assertThat(Histories.of(List.of(one, other, one)))
                .extracting(History::filed)
                .containsExactly(one.each(), other.each());
        assertThat(Histories.of(List.of())).isEmpty();
    }

    private static List<EventId> effective(List<History> histories, Code code) {
        return history(histories, code).effective().stream().map(Filed::id).toList();
    }

    private static History history(List<History> histories, Code code) {
        return histories.stream()
                .filter(it -> it.identity().equals(code.identity()))
                .findFirst()
                .orElseThrow();
    }

    private static FiledEvent sale(Code code, int hour, Optional<EventId> corrects) {
        var at = OffsetDateTime.parse("2026-11-20T00:00:00+08:00").plusHours(hour);
        return FiledEvent.byActor(
                new Event(
                        Act.SALE,
                        SHOP,
                        Optional.empty(),
                        Optional.empty(),
                        What.of(code, BigDecimal.ONE, "件"),
                        at,
                        Papers.NONE,
                        corrects,
                        Optional.of("填错"),
                        Optional.empty()),
                Instant.from(at));
    }
}
