package org.yuanliu.trace;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/// A record as a filer sends it, before anything about it is certain. The filer is who is acting.
public record Draft(
        String act,
        String code,
        Optional<BigDecimal> quantity,
        Optional<String> unit,
        OffsetDateTime at,
        Optional<UUID> partner,
        Optional<UUID> premises,
        Optional<String> document,
        Optional<String> line,
        Optional<String> reference,
        Optional<String> corrects,
        Optional<String> reason) {}
