package org.yuanliu.registry;

import java.time.Instant;
import java.time.LocalDate;

/// The two times of every question to the registry: what was true on a day, as known at a moment.
///
/// A decision of last month is judged by what was known last month, a certificate by the day on
/// which the goods were made.
public record AsOf(LocalDate day, Instant known) {}
