package org.yuanliu.access;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// So many wrong passwords or codes were given for an account that it waits now.
public record AccountLocked(UUID person, Duration delay, String origin, Instant at) {}
