package org.yuanliu.core.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yuanliu.core.Seeds;
import org.yuanliu.core.Text;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Flaw;
import org.yuanliu.core.rule.Dimension;
import org.yuanliu.core.rule.Finding;
import org.yuanliu.core.rule.Parameters;
import org.yuanliu.core.rule.ResultClass;
import org.yuanliu.core.rule.RuleRef;
import org.yuanliu.core.rule.Unanswered;

/// What is written reads back equal; another version of a form is refused and not guessed at.
class FormTest {

    @Test
    void aFindingReadsBackEqual() {
        Seeds.forEach(
                300,
                random -> {
                    var finding = finding(random);

                    assertThat(FindingLine.read(FindingLine.write(finding)))
                            .isEqualTo(new FindingLine.Read.Found(finding));
                });
    }

    @Test
    void anUnansweredQuestionReadsBackEqual() {
        Seeds.forEach(
                100,
                random -> {
                    var question =
                            new Unanswered(
                                    new RuleRef(word(random), 1 + random.nextInt(9)),
                                    word(random),
                                    new Text(word(random), word(random)),
                                    random.nextBoolean() ? List.of() : List.of(event(random)));
                    var identity = word(random);

                    assertThat(FindingLine.read(FindingLine.write(identity, question)))
                            .isEqualTo(new FindingLine.Read.Asked(identity, question));
                });
    }

    @Test
    void aRuleReadsBackEqual() {
        Seeds.forEach(
                100,
                random -> {
                    var rule = new RuleRef(word(random), 1 + random.nextInt(9));
                    var parameters =
                            new Parameters(Map.of("days", word(random), "a.b", word(random)));

                    assertThat(RuleLine.read(RuleLine.write(rule, parameters)))
                            .isEqualTo(new RuleLine.Read.Whole(rule, parameters));
                });
    }

    @Test
    void aFindingThatWasChangedOnTheWayIsNotTaken() {
        var line = FindingLine.write(finding(new Random(7)));
        var changed = line.replaceFirst("\"matter\":\"", "\"matter\":\"x");

        assertThat(flaws(FindingLine.read(changed))).containsExactly("finding other-identity");
    }

    @ParameterizedTest
    @CsvSource({"finding/2, form other-form", "filed/1, form other-form", "'', form other-form"})
    void anotherFormIsRefused(String form, String flaw) {
        var line =
                FindingLine.write(finding(new Random(7)))
                        .replace("\"form\":\"finding/1\"", "\"form\":\"" + form + "\"");

        assertThat(flaws(FindingLine.read(line))).containsExactly(flaw);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThat(
                        flaws(
                                FindingLine.read(
                                        "{\"rule\":\"\",\"version\":\"0\",\"evidence\":\"x\",\"who\":\"me\"}")))
                .contains(
                        "who not-known",
                        "rule not-readable",
                        "version not-readable",
                        "evidence not-readable",
                        "leaf missing",
                        "zh missing");
        assertThat(RuleLine.read("{\"form\":\"rule/9\",\"version\":\"one\",\"days\":\"7\"}"))
                .isInstanceOfSatisfying(
                        RuleLine.Read.Refused.class,
                        it ->
                                assertThat(it.flaws().stream().map(Flaw::field))
                                        .containsExactly("form", "rule", "version", "days"));
    }

    /// Hostile lines get an answer, and never an exception.
    @Test
    void readingNeverThrows() {
        Seeds.forEach(
                2_000,
                random -> {
                    var line = new StringBuilder(FindingLine.write(finding(random)));
                    for (int i = 0; i < 1 + random.nextInt(4); i++) {
                        int at = random.nextInt(line.length());
                        switch (random.nextInt(3)) {
                            case 0 -> line.deleteCharAt(at);
                            case 1 -> line.insert(at, (char) random.nextInt(0x10000));
                            default ->
                                    line.setCharAt(at, "\"{}[]:,\\ 0".charAt(random.nextInt(10)));
                        }
                    }
                    FindingLine.read(line.toString());
                    RuleLine.read(line.toString());
                    new FiledLine().read(line.toString());
                });
    }

    private static List<String> flaws(FindingLine.Read read) {
        return switch (read) {
            case FindingLine.Read.Refused refused ->
                    refused.flaws().stream().map(it -> it.field() + " " + it.code()).toList();
            case FindingLine.Read.Found found -> List.of();
            case FindingLine.Read.Asked asked -> List.of();
        };
    }

    private static Finding finding(Random random) {
        return new Finding(
                new RuleRef(word(random), 1 + random.nextInt(9)),
                word(random),
                any(random, Dimension.values()),
                any(random, ResultClass.values()),
                word(random),
                word(random),
                random.nextBoolean()
                        ? Optional.of(new UUID(random.nextLong(), random.nextLong()))
                        : Optional.empty(),
                word(random),
                word(random),
                List.of(event(random), event(random)),
                new Text(word(random), word(random)));
    }

    private static <T> T any(Random random, T[] all) {
        return List.of(all).get(random.nextInt(all.length));
    }

    private static EventId event(Random random) {
        return new EventId("%016x".formatted(random.nextLong()).repeat(4));
    }

    private static String word(Random random) {
        var letters = "aB9 \"\\\n\t中文é\u2028{}:,😀".codePoints().toArray();
        var word = new StringBuilder("w");
        for (int i = random.nextInt(12); i > 0; i--) {
            word.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return word.toString();
    }
}
