package org.yuanliu.access;

import java.util.UUID;

/// Somebody was given a role.
public record RoleGranted(UUID membership, UUID person, UUID party, Role role) {}
