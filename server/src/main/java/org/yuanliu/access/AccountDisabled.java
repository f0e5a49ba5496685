package org.yuanliu.access;

import java.util.UUID;

/// An account was disabled; its sessions are over.
public record AccountDisabled(UUID person, String reason) {}
