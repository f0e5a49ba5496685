package org.yuanliu.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApplicationIdentifiersTest {

    @Test
    void noIdentifierIsTheBeginningOfAnother() {
        var listed =
                everyNumber()
                        .filter(it -> ApplicationIdentifiers.GS1.numbered(it).isPresent())
                        .toList();

        assertThat(listed).hasSizeGreaterThan(500);
        for (var number : listed) {
            assertThat(ApplicationIdentifiers.GS1.at(number + "0000", 0))
                    .hasValueSatisfying(it -> assertThat(it.number()).isEqualTo(number));
        }
    }

    @Test
    void rangesAndPatternsAreReadAsTheyAreMeant() {
        var table =
                ApplicationIdentifiers.readFrom(
                        new StringReader(
                                "# a comment\n\n3100-3105 | *? N6 | 310n 21 | 01 02 |\n21 | X..20 | | 01+10 | \n"));

        var weight = table.numbered("3103").orElseThrow();

        assertThat(table.numbered("3106")).isEmpty();
        assertThat(weight.predefined()).isTrue();
        assertThat(weight.excludes(table.numbered("3100").orElseThrow())).isTrue();
        assertThat(weight.excludes(weight)).isFalse();
        assertThat(weight.excludes(table.numbered("21").orElseThrow())).isTrue();
        assertThat(NumberSpan.of("31nn").holds(13_199)).isTrue();
        assertThat(NumberSpan.of("31nn").holds(1310)).isFalse();
    }

    @Test
    void aTableThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() ->
                        ApplicationIdentifiers.readFrom(new StringReader("21 | * X..20 | | |")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> ApplicationIdentifiers.readFrom(new StringReader("21 | Q20 | | |")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Stream<String> everyNumber() {
        return Stream.of(2, 3, 4)
                .flatMap(width ->
                        IntStream.range(0, (int) Math.pow(10, width))
                                .mapToObj(it -> String.format("%0" + width + "d", it)));
    }
}
