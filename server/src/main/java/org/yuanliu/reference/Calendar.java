package org.yuanliu.reference;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.core.work.Deadline;
import org.yuanliu.core.work.WorkingDays;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.reference.store.DayStore;

/// Working days, from the holiday calendar that is kept as data.
@Service
public class Calendar {

    private static final int MOST = 400;

    private final DayStore days;
    private final Journal journal;
    private final ApplicationEventPublisher listeners;

    Calendar(DayStore days, Journal journal, ApplicationEventPublisher listeners) {
        this.days = days;
        this.journal = journal;
        this.listeners = listeners;
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

    /// Holidays are announced for a year at a time. Deadlines that reach into a year without any
    /// are provisional, and counted again after this.
    public List<Day> announce(Acting acting, List<Day> announced, String reason) {
        acting.must(acting.role().runsThePlatform());
        mustBeSound(announced, reason);
        var first = announced.stream().map(Day::day).min(LocalDate::compareTo).orElseThrow();
        var last = announced.stream().map(Day::day).max(LocalDate::compareTo).orElseThrow();
        var before = days.between(first, last);
        announced.forEach(days::put);
        var after = days.between(first, last);
        journal.note(
                acting,
                Note.of("calendar.announce", "calendar/" + first.getYear())
                        .because(reason)
                        .changed(before, after));
        // The first year that is known further moves provisional deadlines of any later day.
        listeners.publishEvent(new CalendarChanged(first, last));
        return after;
    }

    private static void mustBeSound(List<Day> announced, String reason) {
        if (announced.isEmpty() || announced.size() > MOST) {
            throw Refusal.field("/days", String.valueOf(announced.size()), "1–" + MOST);
        }
        if (reason.isBlank() || reason.length() > 1_000) {
            throw Refusal.field("/reason", "", "1–1000 个字符", "1 to 1000 characters");
        }
        var seen = new HashSet<LocalDate>();
        for (int i = 0; i < announced.size(); i++) {
            var day = announced.get(i);
            var where = "/days/" + i;
            if (!seen.add(day.day())) {
                throw Refusal.field(
                        where + "/day",
                        day.day().toString(),
                        "同一天列了两次",
                        "this day is listed twice");
            }
            if (day.day().getYear() < 2000 || day.day().getYear() > 2100) {
                throw Refusal.field(where + "/day", day.day().toString(), "2000–2100");
            }
            if (day.working() && !isWeekend(day.day())) {
                throw Refusal.field(
                        where + "/day",
                        day.day().toString(),
                        "这一天本来就是工作日；只有周末才会调为上班",
                        "is a working day anyway; only weekend days are worked in exchange");
            }
            if (day.zh().isBlank()
                    || day.en().isBlank()
                    || day.citation().isBlank()
                    || day.zh().length() + day.en().length() + day.citation().length() > 500) {
                throw Refusal.field(
                        where,
                        day.day().toString(),
                        "名称（中英文）和依据必填，合计最多 500 个字符",
                        "names in both languages and a source, at most 500 characters together");
            }
        }
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    }

    private WorkingDays workingDays() {
        var off = new HashSet<LocalDate>();
        var extra = new HashSet<LocalDate>();
        var years = new HashSet<Integer>();
        for (var day : days(Optional.empty(), Optional.empty())) {
            (day.working() ? extra : off).add(day.day());
            years.add(day.day().getYear());
        }
        return new WorkingDays(off, extra, years);
    }
}
