package org.yuanliu.core.work;

import java.time.LocalDate;

/// The last day on which something can be done in time.
///
/// @param provisional the calendar that it was counted with does not reach that far, so the day can
///   still move when the next holidays are announced
public record Deadline(LocalDate date, boolean provisional) {}
