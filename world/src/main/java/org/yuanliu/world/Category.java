package org.yuanliu.world;

import java.time.LocalDate;

/// A class of goods that must be traced, and since when. `verified` is false (待核) as long as the
/// list is known from secondary pages only.
public record Category(
        String code,
        String zh,
        String en,
        int phase,
        LocalDate tracedSince,
        String citation,
        boolean verified) {}
