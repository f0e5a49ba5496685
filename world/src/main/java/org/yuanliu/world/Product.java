package org.yuanliu.world;

import java.util.UUID;

/// A product that carries a number. The number is arithmetic only, in the range of China, and not
/// known to be assigned.
///
/// `byItem` tells whether each piece has a serial; cable and rope, sold by the metre, never do.
public record Product(
        String gtin14,
        String name,
        String english,
        String model,
        String category,
        UUID producer,
        String standard,
        String unit,
        boolean byItem) {}
