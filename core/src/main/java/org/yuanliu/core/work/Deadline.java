package org.yuanliu.core.work;

import java.time.LocalDate;

/// The last day on which something can be done in time, and how it was counted, so that it can be
/// counted again once more holidays are known.
///
/// @param provisional the calendar that it was counted with does not reach that far, so the day can
///   still move when the next holidays are announced
/// @param from the day after which counting began
public record Deadline(LocalDate date, boolean provisional, LocalDate from, int workingDays) {}
