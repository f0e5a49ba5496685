package org.yuanliu.core.work;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/// Which days count. Holidays and the weekend days worked in exchange (调休) are announced for a year
/// at a time, so they are data, and so are the years for which they are known.
public record WorkingDays(
        Set<LocalDate> daysOff, Set<LocalDate> extraWorkingDays, Set<Integer> knownYears) {

    /// More than this is no deadline but a typing error.
    public static final int MOST = 2_500;

    public WorkingDays {
        daysOff = Set.copyOf(daysOff);
        extraWorkingDays = Set.copyOf(extraWorkingDays);
        knownYears = Set.copyOf(knownYears);
        for (var day : extraWorkingDays) {
            if (daysOff.contains(day)) {
                throw new IllegalArgumentException("both a day off and a working day: " + day);
            }
        }
    }

    /// The `count`-th working day after the date; the date itself does not count. Provisional where
    /// a day on the way lies in a year for which nothing is announced.
    public Deadline after(LocalDate date, int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("working days from 1 to " + MOST + ": " + count);
        }
        var day = date;
        boolean provisional = false;
        for (int counted = 0; counted < count; ) {
            day = day.plusDays(1);
            provisional |= !knownYears.contains(day.getYear());
            if (isWorkingDay(day)) {
                counted++;
            }
        }
        return new Deadline(day, provisional, date, count);
    }

    public boolean isWorkingDay(LocalDate date) {
        if (extraWorkingDays.contains(date)) {
            return true;
        }
        return !daysOff.contains(date) && !isWeekend(date);
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
