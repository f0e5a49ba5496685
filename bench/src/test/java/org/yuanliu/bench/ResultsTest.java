package org.yuanliu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ResultsTest {

    final Target half = Target.atLeast(2_000).and(Target.atLeastTimes(0.5));

    @Test
    void aFigureHoldsOnlyWhenEveryPartOfItsTargetDoes() {
        assertThat(writes(2_000).against(4_000, "").holds()).isTrue();
        assertThat(writes(1_999).against(3_000, "").holds()).isFalse();
        assertThat(writes(2_000).against(4_001, "").holds()).isFalse();
    }

    @Test
    void aComparisonWithNothingDoesNotHold() {
        assertThat(writes(9_000).holds()).isFalse();
    }

    @Test
    void whatWasNotMeasuredDoesNotHold() {
        assertThat(Row.missing("test-time", "s", Target.atMost(600), "not run").holds()).isFalse();
    }

    @Test
    void programsReadARowWithItsSixFields() {
        var json =
                new JsonMapper()
                        .readTree(new Results(List.of(writes(2_345.678_9), missing())).json());

        assertThat(json.at("/0").propertyNames())
                .containsExactly("name", "value", "unit", "target", "holds", "against");
        assertThat(json.at("/0/value").asDouble()).isEqualTo(2_345.679);
        assertThat(json.at("/0/target").asString()).isEqualTo("≥ 2000 and ≥ 0.5 × against");
        assertThat(json.at("/1/value").isNull()).isTrue();
    }

    @Test
    void peopleReadOneLineForEachRow() {
        assertThat(new Results(List.of(writes(2_345.6), missing())).table().lines())
                .satisfiesExactly(
                        head -> assertThat(head).startsWith("name"),
                        row -> assertThat(row).contains("2346", "/s", "NO"),
                        row -> assertThat(row).contains("not run"));
    }

    @Test
    void aFigureKeepsTheDigitsThatMeanSomething() {
        assertThat(List.of(0.0, 0.012_345, 1.036, 260.0, 12_345.6).stream().map(Figure::of))
                .containsExactly("0", "0.0123", "1.04", "260", "12346");
    }

    private Row writes(double value) {
        return Row.of("journalled-writes", value, "/s", half);
    }

    private static Row missing() {
        return Row.missing("test-time", "s", Target.atMost(600), "not run");
    }
}
