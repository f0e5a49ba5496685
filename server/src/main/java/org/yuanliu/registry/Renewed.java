package org.yuanliu.registry;

import java.time.LocalDate;
import java.util.Optional;

/// When somebody last looked a dossier through, and until when that lasts: RM-7.2 and RM-7.3 ask
/// for at least every six months. Never looked through is overdue.
public record Renewed(
        Optional<LocalDate> on, Optional<LocalDate> due, boolean overdue, int months) {

    public static Renewed of(Optional<LocalDate> on, int months, LocalDate day) {
        var due = on.map(it -> it.plusMonths(months));
        return new Renewed(on, due, due.map(day::isAfter).orElse(true), months);
    }
}
