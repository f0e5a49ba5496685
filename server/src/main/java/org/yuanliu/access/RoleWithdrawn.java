package org.yuanliu.access;

import java.util.UUID;

/// A role was rejected or taken away.
public record RoleWithdrawn(UUID membership, UUID person, UUID party, Role role, String reason) {}
