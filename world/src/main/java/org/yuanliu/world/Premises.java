package org.yuanliu.world;

import java.util.UUID;

/// A place where a party works. The address is invented, the territory is real.
public record Premises(
        UUID id,
        UUID party,
        String name,
        String address,
        String regionCode,
        double latitude,
        double longitude,
        PremisesKind kind) {}
