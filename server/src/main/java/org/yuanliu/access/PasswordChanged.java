package org.yuanliu.access;

import java.util.UUID;

/// Somebody changed his own password.
public record PasswordChanged(UUID person) {}
