package org.yuanliu.core.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yuanliu.core.Seeds;

class FlatJsonTest {

    @Test
    void aFlatObjectIsReadWithEveryKindOfValue() {
        var read =
                FlatJson.read(
                        " {\"a\" : \"x\\n\\u4e2d\\\\\\/\\\"\",\"n\":-1.50e+3, \"t\":true,\"gone\":null} \n");

        assertThat(read)
                .isInstanceOfSatisfying(
                        FlatJson.Fields.class,
                        it ->
                                assertThat(it.values())
                                        .containsExactly(
                                                java.util.Map.entry("a", "x\n中\\/\""),
                                                java.util.Map.entry("n", "-1.50e+3"),
                                                java.util.Map.entry("t", "true")));
        assertThat(FlatJson.read("{}")).isInstanceOf(FlatJson.Fields.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "[]",
                "null",
                "{",
                "}",
                "{}}",
                "{} x",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":+1}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":nulls}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":\"x}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\t\"}",
                "{\"a\":{}}",
                "{\"a\":[1]}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1,\"a\":2}",
                "\uFEFF{}"
            })
    void whatIsNoFlatObjectIsBrokenWithItsPlace(String text) {
        assertThat(FlatJson.read(text))
                .isInstanceOfSatisfying(
                        FlatJson.Broken.class,
                        it -> assertThat(it.at()).isBetween(0, text.length()));
    }

    @Test
    void whateverIsWrittenReadsBack() {
        Seeds.forEach(
                2_000,
                random -> {
                    var values = new LinkedHashMap<String, String>();
                    for (int i = random.nextInt(6); i > 0; i--) {
                        values.put(text(random), text(random));
                    }

                    var line = FlatJson.write(values);

                    assertThat(line.lines()).hasSizeLessThanOrEqualTo(1);
                    assertThat(FlatJson.read(line)).isEqualTo(new FlatJson.Fields(values));
                    assertThat(
                                    new String(
                                            line.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                            java.nio.charset.StandardCharsets.UTF_8))
                            .isEqualTo(line);
                });
    }

    /// Any character at all, also halves of pairs.
    private static String text(java.util.Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(
                    (char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65_536)));
        }
        return text.toString();
    }

    @Test
    void noTextMakesItThrow() {
        Seeds.forEach(
                5_000,
                random -> {
                    var text = new StringBuilder("{\"a\":\"b\",\"c\":1}");
                    for (int i = 1 + random.nextInt(4); i > 0; i--) {
                        int at = random.nextInt(text.length() + 1);
                        switch (random.nextInt(3)) {
                            case 0 -> text.insert(at, "{}[]\",:\\u0e-".charAt(random.nextInt(12)));
                            case 1 -> text.setLength(at);
                            default -> text.insert(at, (char) random.nextInt(65_536));
                        }
                    }
                    assertThat(FlatJson.read(text.toString())).isNotNull();
                });
    }

    @Test
    void aVeryLongTextIsReadOnceAndNotAgainAndAgain() {
        var nested = "[".repeat(1_000_000);
        assertThat(FlatJson.read(nested)).isInstanceOf(FlatJson.Broken.class);
        assertThat(FlatJson.read("{\"a\":\"" + "x".repeat(1_000_000) + "\"}"))
                .isInstanceOf(FlatJson.Fields.class);
    }
}
