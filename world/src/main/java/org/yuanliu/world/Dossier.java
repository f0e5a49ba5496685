package org.yuanliu.world;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What a company told about itself, and when it last did.
public record Dossier(
        UUID company,
        String registeredAddress,
        String productionAddress,
        String industry,
        List<String> productClasses,
        LocalDate toldOn) {

    public Dossier {
        productClasses = List.copyOf(productClasses);
    }
}
