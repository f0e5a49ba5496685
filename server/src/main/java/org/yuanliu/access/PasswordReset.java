package org.yuanliu.access;

import java.time.Instant;
import java.util.UUID;

/// The security administrator gave somebody a temporary password.
public record PasswordReset(UUID person, String reason, Instant at) {}
