package org.yuanliu.core.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yuanliu.core.Seeds;
import org.yuanliu.core.Story;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Amount;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.FiledEvent;
import org.yuanliu.core.event.Flaw;
import org.yuanliu.core.event.Papers;
import org.yuanliu.core.event.What;
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

        assertThat(amount(filed).code())
                .isEqualTo(Code.ofItem("06990000030012", "A1").inBatch("B7"));
        assertThat(amount(filed).unit()).isEqualTo("只");
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
                        "quantity not-readable",
                        "filer missing",
                        "at not-a-time",
                        "filedAt missing");
    }

    @ParameterizedTest
    @CsvSource({
        "06990000030012, 06990000030013, code unknown-code",
        "10:00:00+08:00, 10:00:00, at not-a-time",
        "\"1\", \"2\", quantity item-is-one",
        "00000000000B, 00000000000a, partner own-partner",
        "inbound, outbound2, act not-readable",
        "\"unit\", \"unti\", unti not-known",
        "/21/A1, /21/七, code unknown-code",
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

    static FiledEvent record(String line) {
        return switch (new FiledLine().read(line)) {
            case Read.Whole it -> it.filed();
            case Read.Refused it -> throw new AssertionError(it.flaws());
        };
    }

    private static Amount amount(FiledEvent filed) {
        return filed.event().what().all().getFirst();
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

        static List<FiledEvent> wild(java.util.Random random) {
            var event = record(WHOLE).event();
            var texts = List.of("件", "只\"\\", "中文 单据\u2028", "a😀b");
            var one = amount(record(WHOLE)).code();
            var other = Code.ofBatch("06990000030012", "L/" + random.nextInt(99));
            var goods =
                    random.nextBoolean()
                            ? List.of(new Amount(one, java.math.BigDecimal.ONE, texts.get(1)))
                            : List.of(
                                    new Amount(other, new java.math.BigDecimal("2.5"), "米"),
                                    Amount.one(one));
            var box = Code.ofPackage("369012340000000017");
            var odd =
                    new Event(
                            act(random.nextInt(3), event.act()),
                            event.actor(),
                            event.partner(),
                            random.nextBoolean() ? Optional.of(event.actor()) : Optional.empty(),
                            new What.Goods(goods),
                            event.at().plusSeconds(random.nextInt(1_000_000)),
                            new Papers(
                                    random.nextBoolean()
                                            ? Optional.of(texts.get(3))
                                            : Optional.empty(),
                                    Optional.of("7"),
                                    Optional.of(texts.get(random.nextInt(4)))),
                            Optional.empty(),
                            Optional.of(texts.get(random.nextInt(2))),
                            Optional.of("{\"a\":[1,{\"b\":null}]}"));
            var packed = with(odd, Act.PACKED, new What.Packed(box, goods));
            var emptied = with(odd, Act.UNPACKED, new What.Packed(box, List.of()));
            var changed =
                    with(odd, Act.TRANSFORMED, new What.Changed(goods, List.of(Amount.one(box))));
            return Stream.of(odd, packed, emptied, changed)
                    .map(it ->
                            new FiledEvent(
                                    it,
                                    random.nextBoolean() ? it.actor() : new java.util.UUID(7, 7),
                                    it.at().toInstant().plusNanos(random.nextInt(1_000) * 1_000L)))
                    .toList();
        }

        private static Act act(int place, Act other) {
            return place == 0 ? Act.COMMISSIONED : place == 1 ? Act.INSPECTED : other;
        }

        private static Event with(Event it, Act act, What what) {
            return new Event(
                    act,
                    it.actor(),
                    it.partner(),
                    it.premises(),
                    what,
                    it.at(),
                    it.papers(),
                    it.corrects(),
                    it.reason(),
                    it.more());
        }
    }

    @Test
    void storiesReadBack() {
        var story = Story.of(Story.ITEM).received(Story.company("A"), Story.company("B"));
        for (var filed : story.events()) {
            assertThat(record(FiledLine.write(filed))).isEqualTo(filed);
        }
    }
}
