package org.yuanliu.reference;

import java.time.LocalDate;

/// Days were announced or corrected. Deadlines that were counted across them are counted again.
public record CalendarChanged(LocalDate first, LocalDate last) {}
