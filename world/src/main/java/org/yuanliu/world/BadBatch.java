package org.yuanliu.world;

import java.time.LocalDate;

/// A batch that failed an inspection or was called back, although nothing in its movements shows
/// it.
public record BadBatch(
        MadeBatch made, boolean recalled, LocalDate on, String reason, String document) {}
