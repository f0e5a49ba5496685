package org.yuanliu.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One entry as it is hashed into the chain. Person and party are ids only.
public record JournalEntry(
        UUID id,
        Instant at,
        Optional<UUID> person,
        UUID party,
        Optional<UUID> concerns,
        String origin,
        String action,
        String subject,
        Optional<String> reason,
        Optional<byte[]> before,
        Optional<byte[]> after) {}
