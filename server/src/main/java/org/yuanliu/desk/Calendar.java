package org.yuanliu.desk;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.yuanliu.core.work.Deadline;
import org.yuanliu.core.work.WorkingDays;
import org.yuanliu.desk.store.DayStore;

/// Working days, from the holiday calendar that is kept as data.
@Service
public class Calendar {

    private final DayStore days;

    Calendar(DayStore days) {
        this.days = days;
    }

    /// A day that differs from its place in the week, and who says so.
    public record Day(
            LocalDate day,
            boolean working,
            String zh,
            String en,
            String citation,
            boolean verified) {}

    public Deadline after(LocalDate date, int workingDays) {
        return workingDays().after(date, workingDays);
    }

    public List<Day> days(Optional<LocalDate> from, Optional<LocalDate> to) {
        return days.between(
                from.orElse(LocalDate.of(1970, 1, 1)), to.orElse(LocalDate.of(9999, 12, 31)));
    }

    private WorkingDays workingDays() {
        var off = new HashSet<LocalDate>();
        var extra = new HashSet<LocalDate>();
        var known = LocalDate.MIN;
        for (var day : days(Optional.empty(), Optional.empty())) {
            (day.working() ? extra : off).add(day.day());
            var endOfYear = day.day().withMonth(12).withDayOfMonth(31);
            known = endOfYear.isAfter(known) ? endOfYear : known;
        }
        return new WorkingDays(off, extra, known);
    }
}
