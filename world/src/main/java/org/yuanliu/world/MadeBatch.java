package org.yuanliu.world;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// A batch as its producer made it, with the serials that it put on the pieces, if they have any.
public record MadeBatch(
        UUID producer,
        String gtin,
        String batch,
        LocalDate madeOn,
        Optional<String> firstSerial,
        Optional<String> lastSerial) {}
