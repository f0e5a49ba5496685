package org.yuanliu.registry.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yuanliu.registry.AsOf;

/// Which day and which moment somebody asks for; without saying so, today and now.
@Component
class Now {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock clock;

    Now(Clock clock) {
        this.clock = clock;
    }

    LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    AsOf asOf() {
        return asOf(Optional.empty(), Optional.empty());
    }

    /// A microsecond ahead, so that what this transaction wrote is seen.
    AsOf asOf(Optional<LocalDate> on, Optional<OffsetDateTime> known) {
        return new AsOf(
                on.orElseGet(this::day),
                known.map(OffsetDateTime::toInstant)
                        .orElseGet(() -> clock.instant().plusNanos(1_000)));
    }
}
