package org.yuanliu.access;

import java.time.Instant;
import java.util.UUID;

/// The security administrator took a second factor away, so that a new one can be set up.
public record SecondFactorReset(UUID person, String reason, Instant at) {}
