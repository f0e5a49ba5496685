package org.yuanliu.core.code;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.yuanliu.core.Seeds;

/// What holds for every kind of code alike.
class RoundTripTest {

    @Test
    void everyIdentityIsReadBack() {
        Seeds.forEach(
                300,
                random -> {
                    for (var kind : RandomCodes.KINDS) {
                        var identity = kind.apply(random);

                        var parsed = Code.parse(identity);

                        assertThat(parsed).as(identity).isPresent();
                        assertThat(parsed.get().identity()).isEqualTo(identity);
                        assertThat(Code.parse(parsed.get().identity())).isEqualTo(parsed);
                    }
                });
    }

    @Test
    void anIdentityIsAScanLikeAnyOther() {
        Seeds.forEach(
                300,
                random -> {
                    for (var kind : RandomCodes.KINDS) {
                        var identity = kind.apply(random);

                        assertThat(Codes.read(identity))
                                .as(identity)
                                .isInstanceOfSatisfying(
                                        Reading.Known.class,
                                        it -> assertThat(it.code().identity()).isEqualTo(identity));
                    }
                });
    }

    /// The length of the prefix is told, so there is one name, and it leads back.
    @Test
    void everyNameOfATagLeadsBackToTheCode() {
        Seeds.forEach(
                300,
                random -> {
                    for (var kind : RandomCodes.KINDS) {
                        var code = Code.parse(kind.apply(random)).orElseThrow();

                        for (var name : EpcUrn.possible(code)) {
                            assertThat(Codes.read(name))
                                    .as("%s of %s", name, code)
                                    .isInstanceOfSatisfying(
                                            Reading.Known.class,
                                            it ->
                                                    assertThat(it.code().identity())
                                                            .isEqualTo(code.identity()));
                        }
                    }
                });
    }

    @Test
    void aProductHasSevenNamesAsLongAsItsPrefixIsNotKnown() {
        var code = Code.ofItem("06901234567892", "A1");

        assertThat(EpcUrn.possible(code)).hasSize(7).doesNotHaveDuplicates();
        assertThat(EpcUrn.of(code, 7)).contains("urn:epc:id:sgtin:6901234.056789.A1");
        assertThat(EpcUrn.of(code, 5)).isEmpty();
        assertThat(EpcUrn.possible(Code.ofParty("91350100M000100Y43"))).isEmpty();
    }

    @Test
    void noBytesMakeReadingThrow() {
        Seeds.forEach(
                300,
                random -> {
                    for (var kind : RandomCodes.KINDS) {
                        var bytes = mutilated(kind.apply(random), random).getBytes(UTF_8);

                        assertSound(new String(bytes, UTF_8));
                        assertSound(new String(bytes, ISO_8859_1));
                        Code.parse(new String(bytes, UTF_8));
                    }
                });
    }

    /// Ten kilobytes of anything are answered at once: any work beyond a look at each character
    /// would take minutes here.
    @Test
    void tenKilobytesOfAnythingAreReadInNoTime() {
        var worst = new ArrayList<String>();
        for (var piece :
                List.of(
                        "0",
                        "1",
                        " ",
                        "(",
                        ")",
                        "(01)",
                        "/",
                        "/01/",
                        "%",
                        "%41",
                        ".",
                        "1.",
                        "*",
                        "urn:epc:id:sgtin:",
                        "XK",
                        "粤",
                        "MA.",
                        "gs1:01/",
                        "own:a/item/",
                        "\u001d",
                        "]C1",
                        "https://a.cn/",
                        "?a=",
                        "&",
                        "#",
                        "-",
                        "９",
                        "\uD800")) {
            worst.add(piece.repeat(2_048 / piece.length()));
            worst.add(piece.repeat(10_240 / piece.length()));
            worst.add("https://2dcode.org/" + piece.repeat(2_000 / piece.length()));
            worst.add("urn:epc:id:giai:6901234." + piece.repeat(2_000 / piece.length()));
            worst.add("]C101069012345678921" + piece.repeat(2_000 / piece.length()));
        }

        Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> {
                    for (int i = 0; i < 40; i++) {
                        worst.forEach(RoundTripTest::assertSound);
                    }
                });
    }

    private static void assertSound(String text) {
        var reading = Codes.read(text);

        assertThat(reading.input()).isSameAs(text);
        for (var problem : reading.problems()) {
            if (problem.at() < 0 || problem.at() > text.length()) {
                Assertions.fail(problem + " in " + text);
            }
        }
    }

    private static String mutilated(String text, Random random) {
        var changed = new StringBuilder(text);
        for (int times = random.nextInt(0, 4); times > 0 && !changed.isEmpty(); times--) {
            int place = random.nextInt(changed.length());
            char other = (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000);
            switch (random.nextInt(3)) {
                case 0 -> changed.setCharAt(place, other);
                case 1 -> changed.insert(place, other);
                default -> changed.deleteCharAt(place);
            }
        }
        return changed.toString();
    }
}
