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
import org.yuanliu.core.Clause;
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

    @TestFactory
    Stream<DynamicTest> aLettersLife() {
        return everyStateAndStep(
                LetterLife.TABLE,
                LetterLife.State.values(),
                LetterLife.Step.values(),
                """
                          BEGIN   HAND_OVER POSTPONE GIVE_UP DOUBT     DROP    SEND_AGAIN
                WAITING   SENDING .         .        FAILED  .         DROPPED .
                SENDING   .       SENT      WAITING  FAILED  UNCERTAIN .       .
                SENT      .       .         .        .       .         .       .
                FAILED    .       .         .        .       .         .       WAITING
                UNCERTAIN .       SENT      .        .       .         .       WAITING
                DROPPED   .       .         .        .       .         .       .
                """);
    }

    @TestFactory
    Stream<DynamicTest> aDocumentsLife() {
        return everyStateAndStep(
                DocumentLife.TABLE,
                DocumentLife.State.values(),
                DocumentLife.Step.values(),
                """
                          COMPILE REVIEW   APPROVE  SEND_BACK ISSUE  WITHDRAW   REPLACE   DISCARD
                DRAFT     DRAFT   REVIEWED .        .         .      .          .         DISCARDED!
                REVIEWED  .       .        APPROVED DRAFT!    .      .          .         DISCARDED!
                APPROVED  .       .        .        DRAFT!    ISSUED .          .         DISCARDED!
                ISSUED    .       .        .        .         .      WITHDRAWN! REPLACED! .
                WITHDRAWN .       .        .        .         .      .          .         .
                REPLACED  .       .        .        .         .      .          .         .
                DISCARDED .       .        .        .         .      .          .         .
                """);
    }

    @TestFactory
    Stream<DynamicTest> aTemplatesLife() {
        return everyStateAndStep(
                TemplateLife.TABLE,
                TemplateLife.State.values(),
                TemplateLife.Step.values(),
                """
                          EDIT  ACTIVATE DISCARD    RETIRE
                DRAFT     DRAFT ACTIVE   DISCARDED! .
                ACTIVE    .     .        .          RETIRED
                RETIRED   .     .        .          .
                DISCARDED .     .        .          .
                """);
    }

    /// Whatever table is added to [Lives] is asked here, for every state and every step.
    @TestFactory
    @Clause("TV-5.2")
    Stream<DynamicTest> everyTableAnswersForEveryStateAndEveryStep() {
        assertThat(Lives.ALL).hasSizeGreaterThanOrEqualTo(5);
        return Lives.ALL.stream().flatMap(TransitionsTest::answers);
    }

    @TestFactory
    Stream<DynamicTest> everyStateOfEveryTableCanBeReachedAndEveryStepTaken() {
        return Lives.ALL.stream()
                .map(it -> DynamicTest.dynamicTest(it.table().name(), () -> assertReached(it)));
    }

    @Test
    void everyStepOfEveryTableSaysWhoTakesIt() {
        assertThat(Lives.ALL.stream().flatMap(it -> it.table().rows().stream()))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.by()).as(it.toString()).isPresent());
    }

    @Test
    void tablesHaveNamesOfTheirOwn() {
        assertThat(Lives.ALL.stream().map(it -> it.table().name())).doesNotHaveDuplicates();
    }

    private static <S extends Enum<S> & Named, T extends Enum<T> & Named>
            Stream<DynamicTest> answers(Lives.Life<S, T> life) {
        return life.states().stream()
                .flatMap(state ->
                        life.steps().stream()
                                .map(step ->
                                        DynamicTest.dynamicTest(
                                                life.table().name() + ": " + state + " × " + step,
                                                () -> assertListed(life.table(), state, step))));
    }

    /// What is listed is done, with a reason where one is due; all else is refused in words.
    private static <S extends Enum<S> & Named, T extends Enum<T> & Named> void assertListed(
            Transitions<S, T> table, S state, T step) {
        var row = table.from(state).stream().filter(it -> it.step() == step).findFirst();

        for (var reason : List.of("理由", " ")) {
            switch (table.answer(state, step, reason)) {
                case Answer.Moved<S, T> moved -> {
                    assertThat(row).contains(moved.row());
                    assertThat(moved.row().reasoned() && reason.isBlank()).isFalse();
                }
                case Answer.Refused<S, T> refused -> {
                    assertThat(row.isEmpty() || (reason.isBlank() && row.get().reasoned()))
                            .isTrue();
                    assertThat(refused.reason().zh()).contains(step.title().zh());
                    assertThat(refused.reason().en()).contains(step.title().en());
                }
            }
        }
    }

    private static <S extends Enum<S> & Named, T extends Enum<T> & Named> void assertReached(
            Lives.Life<S, T> life) {
        var reached = EnumSet.of(life.beginning());
        for (int i = 0; i < life.states().size(); i++) {
            List.copyOf(reached)
                    .forEach(from -> life.table().from(from).forEach(it -> reached.add(it.to())));
        }

        assertThat(reached).containsExactlyInAnyOrderElementsOf(life.states());
        assertThat(life.table().rows().stream().map(Transitions.Row::step).distinct())
                .containsExactlyInAnyOrderElementsOf(life.steps());
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
