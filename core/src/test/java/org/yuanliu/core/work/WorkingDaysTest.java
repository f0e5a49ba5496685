package org.yuanliu.core.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yuanliu.core.Seeds;

/// An invented year: Thursday 1 and Friday 2 October are off, Saturday 10 October is worked
/// instead.
class WorkingDaysTest {

    final WorkingDays calendar =
            new WorkingDays(
                    Set.of(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-02")),
                    Set.of(LocalDate.parse("2026-10-10")),
                    Set.of(2026));

    @ParameterizedTest
    @CsvSource({
        "2026-09-28, 1, 2026-09-29",
        "2026-09-30, 1, 2026-10-05",
        "2026-10-02, 1, 2026-10-05",
        "2026-10-03, 1, 2026-10-05",
        "2026-10-09, 1, 2026-10-10",
        "2026-10-09, 2, 2026-10-12",
        "2026-09-28, 10, 2026-10-13"
    })
    void theDayItselfDoesNotCountAndHolidaysDoNot(LocalDate from, int count, LocalDate last) {
        assertThat(calendar.after(from, count)).isEqualTo(new Deadline(last, false, from, count));
    }

    @Test
    void beyondTheAnnouncedHolidaysADeadlineIsProvisional() {
        assertThat(calendar.after(LocalDate.parse("2026-12-30"), 1).provisional()).isFalse();
        assertThat(calendar.after(LocalDate.parse("2026-12-30"), 2).provisional()).isTrue();
    }

    /// Somebody who types 2062 for 2026 must not make the years between known.
    @Test
    void aYearBetweenForWhichNothingIsAnnouncedLeavesADeadlineProvisional() {
        var holes = new WorkingDays(Set.of(), Set.of(), Set.of(2026, 2028));
        assertThat(holes.after(LocalDate.parse("2026-12-30"), 1).provisional()).isFalse();
        assertThat(holes.after(LocalDate.parse("2027-12-30"), 1).provisional()).isTrue();
        assertThat(holes.after(LocalDate.parse("2026-12-30"), 300).provisional()).isTrue();
        assertThat(holes.after(LocalDate.parse("2028-01-03"), 10).provisional()).isFalse();
    }

    @Test
    void aDeadlineIsAWorkingDayAndExactlySoManyLieBeforeIt() {
        Seeds.forEach(
                500,
                random -> {
                    var from = LocalDate.parse("2026-09-01").plusDays(random.nextInt(60));
                    int count = random.nextInt(1, 40);

                    var last = calendar.after(from, count).date();

                    assertThat(calendar.isWorkingDay(last)).isTrue();
                    assertThat(
                                    Stream.iterate(from.plusDays(1), it -> it.plusDays(1))
                                            .takeWhile(it -> !it.isAfter(last))
                                            .filter(calendar::isWorkingDay))
                            .hasSize(count);
                });
    }

    @Test
    void noDayIsBothOffAndWorked() {
        var day = Set.of(LocalDate.parse("2026-10-01"));

        assertThatThrownBy(() -> new WorkingDays(day, day, Set.of(2026)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "2501"})
    void aCountThatIsNoDeadlineIsRefused(int count) {
        assertThatThrownBy(() -> calendar.after(LocalDate.parse("2026-09-28"), count))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
