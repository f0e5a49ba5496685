package org.yuanliu.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An organisation, as a public register would show it.
public record Party(
        UUID id,
        String kind,
        Optional<String> trade,
        String name,
        String nameEn,
        Optional<String> uscc,
        Region region,
        boolean hasAccount,
        List<Premises> premises) {

    public Party {
        premises = List.copyOf(premises);
    }

    public record Region(String code, String zh, String en) {}

    /// A place of a party; events carry it.
    public record Premises(
            UUID id,
            String kind,
            String name,
            String address,
            String region,
            Optional<Double> latitude,
            Optional<Double> longitude) {}

    /// What is typed about an organisation.
    public record Edit(
            String kind,
            Optional<String> trade,
            String name,
            String nameEn,
            Optional<String> uscc,
            String region) {}

    /// What is typed about a place.
    public record PremisesEdit(
            String kind,
            String name,
            String address,
            String region,
            Optional<Double> latitude,
            Optional<Double> longitude) {}

    /// A party in a list.
    public record Line(UUID id, String name, String kind, Optional<String> uscc, Region region) {}

    /// As much of a party as stands beside another fact.
    public record Named(UUID id, String name) {}
}
