package org.yuanliu.core.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yuanliu.core.work.Transitions.Answer;

/// Each table is written down here a second time, as a picture: a line for every state, a column
/// for every step, a dot where the step is refused, `!` where it needs a reason.
class TransitionsTest {

    @TestFactory
    Stream<DynamicTest> aFindingsLife() {
        return everyStateAndStep(
                FindingLife.TABLE,
                FindingLife.State.values(),
                FindingLife.Step.values(),
                """
                          RETURN    WITHDRAW AMEND    RESOLVE  RECUR DISMISS    REOPEN
                OPEN      RETURNED! .        OPEN     RESOLVED .     DISMISSED! .
                RETURNED  .         OPEN!    RETURNED RESOLVED .     .          .
                RESOLVED  .         .        .        .        OPEN  .          .
                DISMISSED .         .        .        .        OPEN  .          OPEN!
                """);
    }

    @TestFactory
    Stream<DynamicTest> aCorrectionsLife() {
        return everyStateAndStep(
                CorrectionLife.TABLE,
                CorrectionLife.State.values(),
                CorrectionLife.Step.values(),
                """
                          ANSWER   WITHDRAW
                ASKED     ANSWERED WITHDRAWN!
                ANSWERED  .        .
                WITHDRAWN .        .
                """);
    }

    @TestFactory
    Stream<DynamicTest> aJobsLife() {
        return everyStateAndStep(
                JobLife.TABLE,
                JobLife.State.values(),
                JobLife.Step.values(),
                """
                        BEGIN   GIVE_BACK PAUSE  GO_ON   STOP    FAIL   FINISH
                WAITING RUNNING .         PAUSED .       STOPPED .      .
                RUNNING RUNNING WAITING   PAUSED .       STOPPED FAILED DONE
                PAUSED  .       .         .      WAITING STOPPED .      .
                STOPPED .       .         .      .       .       .      .
                FAILED  .       .         .      WAITING STOPPED .      .
                DONE    .       .         .      .       .       .      .
                """);
    }

    @Test
    void everyStateOfAFindingCanBeReached() {
        var reached = EnumSet.of(FindingLife.State.OPEN);
        for (int i = 0; i < FindingLife.State.values().length; i++) {
            List.copyOf(reached)
                    .forEach(from ->
                            FindingLife.TABLE.from(from).forEach(it -> reached.add(it.to())));
        }

        assertThat(reached).containsExactly(FindingLife.State.values());
    }

    @Test
    void aRefusalNamesStateAndStepInBothLanguages() {
        var answer =
                FindingLife.TABLE.answer(
                        FindingLife.State.DISMISSED, FindingLife.Step.RETURN, "补正");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        it -> {
                            assertThat(it.code()).isEqualTo("not-here");
                            assertThat(it.reason().zh()).contains("已排除", "退回补正");
                            assertThat(it.reason().en()).contains("dismissed", "return it");
                        });
    }

    @Test
    void aTableKnowsItsNameAndVersion() {
        assertThat(FindingLife.TABLE.name()).isEqualTo("finding");
        assertThat(FindingLife.TABLE.version()).isEqualTo(1);
    }

    @Test
    void aStateAndAStepMeetOnce() {
        var builder =
                Transitions.<CorrectionLife.State, CorrectionLife.Step>named("twice", 1)
                        .row(
                                CorrectionLife.State.ASKED,
                                CorrectionLife.Step.ANSWER,
                                CorrectionLife.State.ANSWERED);

        assertThatThrownBy(() ->
                        builder.row(
                                CorrectionLife.State.ASKED,
                                CorrectionLife.Step.ANSWER,
                                CorrectionLife.State.WITHDRAWN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static <S extends Enum<S> & Named, T extends Enum<T> & Named>
            Stream<DynamicTest> everyStateAndStep(
                    Transitions<S, T> table, S[] states, T[] steps, String picture) {
        var lines = picture.lines().map(it -> List.of(it.strip().split("\\s+"))).toList();
        var tests = new ArrayList<DynamicTest>();
        for (int row = 0; row < states.length; row++) {
            var state = states[row];
            var line = lines.get(1 + row);
            assertThat(line.getFirst()).isEqualTo(state.name());
            for (int column = 0; column < steps.length; column++) {
                var step = steps[column];
                assertThat(lines.getFirst().get(column)).isEqualTo(step.name());
                var expected = line.get(1 + column);
                tests.add(
                        DynamicTest.dynamicTest(
                                state + " × " + step + " → " + expected,
                                () -> assertAnswer(table, state, step, expected)));
            }
        }
        return tests.stream();
    }

    static <S extends Enum<S> & Named, T extends Enum<T> & Named> void assertAnswer(
            Transitions<S, T> table, S state, T step, String expected) {
        assertThat(word(table.answer(state, step, "理由"))).isEqualTo(expected.replace("!", ""));
        assertThat(word(table.answer(state, step, " ")))
                .isEqualTo(expected.endsWith("!") ? "." : expected);
    }

    static <S, T> String word(Answer<S, T> answer) {
        return switch (answer) {
            case Answer.Moved<S, T> moved -> moved.to().toString();
            case Answer.Refused<S, T> refused -> ".";
        };
    }
}
