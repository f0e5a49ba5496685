package org.yuanliu.world;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// What a world depends on, and nothing else does.
///
/// Scale 1 is the demonstration: about two thousand movements; scale 5,400 is about ten million.
/// Companies and products grow slower than movements do. Nothing happens, and nothing is filed,
/// after the first moment of `end` in China.
public record Settings(long seed, double scale, FaultRates faultRates, LocalDate end) {

    /// China has had one time zone and no summer time since 1992.
    static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    static final int DAYS = 92;

    public Settings {
        if (!(scale > 0 && scale <= 100_000)) {
            throw new IllegalArgumentException(
                    "scale must be above 0 and at most 100,000: " + scale);
        }
    }

    /// The world that is shipped as the demonstration.
    public static Settings demonstration(LocalDate end) {
        return new Settings(20261121, 1, FaultRates.demonstration(), end);
    }

    public OffsetDateTime startsAt() {
        return end.minusDays(DAYS).atStartOfDay().atOffset(CHINA);
    }

    public OffsetDateTime endsAt() {
        return end.atStartOfDay().atOffset(CHINA);
    }
}
