package org.yuanliu.access;

import java.util.UUID;

/// An administrator asked for a role for somebody; another one grants or rejects it.
public record RoleAsked(UUID membership, UUID person, UUID party, Role role) {}
