package org.yuanliu.access;

import java.util.UUID;

/// Somebody saw a person's data in clear, for the reason given.
public record PersonalDataShown(UUID reader, UUID party, UUID person, UUID at, String reason) {}
