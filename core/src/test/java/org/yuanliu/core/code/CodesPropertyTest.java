package org.yuanliu.core.code;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.yuanliu.core.Seeds;

class CodesPropertyTest {

    @Test
    void whatIsWrittenInAnyNotationIsReadAsTheSameThing() {
        Seeds.forEach(
                2_000,
                random -> {
                    var code = RandomCodes.any(random);

                    for (var written : notations(code)) {
                        assertThat(Codes.read(written))
                                .as(written)
                                .isInstanceOfSatisfying(
                                        Reading.Known.class,
                                        it -> assertThat(it.code()).isEqualTo(code));
                    }
                });
    }

    @Test
    void noBytesMakeReadingThrow() {
        Seeds.forEach(
                2_000,
                random -> {
                    var bytes = new byte[random.nextInt(random.nextInt(1, 12_000))];
                    random.nextBytes(bytes);

                    assertSound(new String(bytes, UTF_8));
                    assertSound(new String(bytes, ISO_8859_1));
                });
    }

    /// Random bytes seldom get past the first character, so these begin as codes do.
    @Test
    void noMutilatedCodeMakesReadingThrow() {
        Seeds.forEach(
                5_000,
                random -> {
                    for (var written : notations(RandomCodes.any(random))) {
                        assertSound(mutilated(written, random));
                    }
                });
    }

    /// Any work that grew with the square of the length would take minutes here.
    @Test
    void theWorstTextsAreReadInNoTime() {
        var worst =
                List.of(
                        "]C1" + "10\u001d".repeat(680),
                        "(01)" + "(10)".repeat(510),
                        "(01)06901234567892(10)" + "\\(10)".repeat(400),
                        "https://a.cn" + "/01".repeat(670),
                        "https://a.cn" + "/01/06901234567892".repeat(110),
                        "https://a.cn/01/06901234567892?" + "17=&".repeat(500),
                        "https://a.cn/01/06901234567892/21/" + "%41".repeat(660),
                        "https://a.cn/01/06901234567892?" + "240=%".repeat(400),
                        " ".repeat(2048));

        Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> {
                    for (int i = 0; i < 300; i++) {
                        worst.forEach(CodesPropertyTest::assertSound);
                    }
                });
    }

    private static void assertSound(String text) {
        var reading = Codes.read(text);

        assertThat(reading.input()).isSameAs(text);
        for (var problem : reading.problems()) {
            assertThat(problem.at()).as("%s in %s", problem, text).isBetween(0, text.length());
        }
    }

    private static List<String> notations(Code code) {
        var batch = code.batch();
        var serial = code.serial();
        var parts =
                "01"
                        + code.product().orElseThrow()
                        + batch.map(it -> "10" + it + "\u001d").orElse("");
        var address =
                "https://id.example.cn/01/"
                        + code.product().orElseThrow()
                        + batch.map(it -> "/10/" + Percent.encode(it)).orElse("")
                        + serial.map(it -> "/21/" + Percent.encode(it)).orElse("");
        return List.of(
                parts + serial.map(it -> "21" + it).orElse(""),
                "]d2" + parts + serial.map(it -> "21" + it).orElse(""),
                "\u001d" + serial.map(it -> "21" + it + "\u001d").orElse("") + parts,
                "(01)"
                        + code.product().orElseThrow()
                        + batch.map(it -> "(10)" + it.replace("(", "\\(")).orElse("")
                        + serial.map(it -> "(21)" + it.replace("(", "\\(")).orElse(""),
                address,
                address + "?linkType=all");
    }

    private static String mutilated(String text, Random random) {
        var changed = new StringBuilder(text);
        for (int times = random.nextInt(1, 4); times > 0 && !changed.isEmpty(); times--) {
            int place = random.nextInt(changed.length());
            char other = "\u001d()/%?#&=\\ 0129A\uFF01\uD83D".charAt(random.nextInt(18));
            switch (random.nextInt(4)) {
                case 0 -> changed.setCharAt(place, other);
                case 1 -> changed.insert(place, other);
                case 2 -> changed.deleteCharAt(place);
                default -> changed.setLength(place);
            }
        }
        return changed.toString();
    }
}
