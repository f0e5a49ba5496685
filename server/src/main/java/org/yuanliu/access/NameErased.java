package org.yuanliu.access;

import java.util.UUID;

/// The name and the telephone numbers of a person are gone; what remains is an id.
public record NameErased(UUID person, String reason) {}
