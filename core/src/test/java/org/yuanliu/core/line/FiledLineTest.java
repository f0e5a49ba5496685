package org.yuanliu.core.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yuanliu.core.Seeds;
import org.yuanliu.core.Story;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.Flaw;
import org.yuanliu.core.line.FiledLine.Read;

class FiledLineTest {

    static final String WHOLE =
            "{\"key\":\"k1\",\"act\":\"inbound\",\"code\":\"gs1:01/06990000030012/21/A1\",\"batch\":\"B7\","
                    + "\"filer\":\"00000000-0000-0000-0000-00000000000a\","
                    + "\"partner\":\"00000000-0000-0000-0000-00000000000B\",\"quantity\":\"1\",\"unit\":\"只\","
                    + "\"at\":\"2026-11-20T10:00:00+08:00\",\"filedAt\":\"2026-11-20T02:05:00Z\"}";

    @Test
    void aLineIsARecord() {
        var filed = record(WHOLE);

        assertThat(filed.event().code())
                .isEqualTo(Code.ofItem("06990000030012", "A1").inBatch("B7"));
        assertThat(filed.event().unit()).isEqualTo("只");
        assertThat(filed.filedAt()).hasToString("2026-11-20T02:05:00Z");
        assertThat(filed.event().at().getOffset().getTotalSeconds()).isEqualTo(8 * 3600);
    }

    @Test
    void partsOfACodeAreAsGoodAsACode() {
        var parts =
                WHOLE.replace(
                        "\"code\":\"gs1:01/06990000030012/21/A1\"",
                        "\"gtin\":\"06990000030012\",\"serial\":\"A1\"");

        assertThat(record(parts)).isEqualTo(record(WHOLE));
        assertThat(record(WHOLE.replace("gs1:01/06990000030012/21/A1", "(01)06990000030012(21)A1")))
                .isEqualTo(record(WHOLE));
    }

    @Test
    void aCorrectionNamesAnEarlierLineByItsKeyOrItsIdentity() {
        var reader = new FiledLine();
        var first = ((Read.Whole) reader.read(WHOLE)).filed();
        var byKey = correction("k1");
        var byIdentity = correction(first.id().hex());

        var corrected = ((Read.Whole) reader.read(byKey)).filed();

        assertThat(corrected.event().corrects()).contains(first.id());
        assertThat(((Read.Whole) reader.read(byIdentity)).filed()).isEqualTo(corrected);
        assertThat(flaws(new FiledLine(), byKey)).containsExactly("corrects not-known");
    }

    private static String correction(String of) {
        return WHOLE.replace("\"key\":\"k1\"", "\"corrects\":\"" + of + "\",\"reason\":\"填错\"")
                .replace("10:00:00", "11:00:00");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThat(
                        flaws(
                                new FiledLine(),
                                "{\"act\":\"given\",\"quantity\":\"1e9\",\"at\":\"gestern\"}"))
                .containsExactly(
                        "act not-readable",
                        "gtin missing",
                        "filer missing",
                        "quantity not-readable",
                        "at not-a-time",
                        "filedAt missing");
    }

    @ParameterizedTest
    @CsvSource({
        "06990000030012, 06990000030013, code not-readable",
        "10:00:00+08:00, 10:00:00, at not-a-time",
        "\"1\", \"2\", quantity item-is-one",
        "00000000000B, 00000000000a, partner own-partner",
        "inbound, outbound2, act not-readable",
        "\"unit\", \"unti\", unti not-known",
        "/21/A1, /21/七, code not-readable",
        "\"quantity\":\"1\", \"quantity\":\"1E+999999999\", quantity not-readable",
        "B7, 七, batch no-code",
        "/21/A1, /10/A1, batch told-twice",
        "gs1:01/06990000030012/21/A1, (01)06990000030012(10)B8(21)A1, batch told-twice",
        "\"unit\":\"只\", \"serial\":\"A2\", serial told-twice",
        "\"inbound\", 7, act not-readable",
        "00000000000B, 0B, partner not-readable",
        "\"2026-11-20T02:05:00Z\", null, filedAt missing",
        "\"unit\", \"act\", ' not-json'",
        "Z\"}, Z\"}[], ' not-json'",
    })
    void oneWrongFieldIsNamed(String right, String wrong, String expected) {
        assertThat(flaws(new FiledLine(), WHOLE.replace(right, wrong))).containsExactly(expected);
    }

    @Test
    void whatIsNoJsonIsSaidWithItsPlace() {
        assertThat(flaws(new FiledLine(), "{\"act\":")).containsExactly(" not-json");
    }

    @Test
    void whateverIsWrittenReadsBackEqual() {
        Seeds.forEach(
                500,
                random -> {
                    for (var filed : Stories.wild(random)) {
                        assertThat(record(FiledLine.write(filed))).isEqualTo(filed);
                        assertThat(record(FiledLine.write(filed)).event()).isEqualTo(filed.event());
                    }
                });
    }

    @Test
    void partsThatMakeNoCodeAreRefusedAndNotThrown() {
        var parts =
                WHOLE.replace(
                        "\"code\":\"gs1:01/06990000030012/21/A1\"",
                        "\"gtin\":\"%s\",\"serial\":\"%s\"");
        assertThat(flaws(new FiledLine(), parts.formatted("1", "A")))
                .containsExactly("gtin no-code");
        assertThat(flaws(new FiledLine(), parts.formatted("06990000030012", "长".repeat(40))))
                .containsExactly("gtin no-code");
    }

    static Filed record(String line) {
        return switch (new FiledLine().read(line)) {
            case Read.Whole it -> it.filed();
            case Read.Refused it -> throw new AssertionError(it.flaws());
        };
    }

    private static List<String> flaws(FiledLine reader, String line) {
        return switch (reader.read(line)) {
            case Read.Whole it -> List.of();
            case Read.Refused it ->
                    it.flaws().stream().map((Flaw one) -> one.field() + " " + one.code()).toList();
        };
    }

    /// Records of any kind.
    static final class Stories {

        private Stories() {}

        static List<Filed> wild(java.util.Random random) {
            var event = record(WHOLE).event();
            var texts = List.of("件", "只\"\\", "中文 单据\u2028", "a😀b");
            var odd =
                    new Event(
                            event.act(),
                            event.filer(),
                            random.nextBoolean() ? Optional.of(event.filer()) : Optional.empty(),
                            event.partner(),
                            random.nextBoolean()
                                    ? event.code()
                                    : Code.ofBatch("06990000030012", "L/" + random.nextInt(99)),
                            java.math.BigDecimal.ONE,
                            texts.get(random.nextInt(2)),
                            event.at().plusSeconds(random.nextInt(1_000_000)),
                            random.nextBoolean() ? Optional.of(texts.get(3)) : Optional.empty(),
                            Optional.empty(),
                            Optional.of(texts.get(random.nextInt(2))));
            return List.of(
                    new Filed(odd, odd.at().toInstant().plusNanos(random.nextInt(1_000) * 1_000L)));
        }
    }

    @Test
    void storiesReadBack() {
        var story = Story.of(Story.ITEM).received(Story.company("A"), Story.company("B"));
        for (var filed : story.records()) {
            assertThat(record(FiledLine.write(filed))).isEqualTo(filed);
        }
    }
}
