package org.yuanliu.world;

import java.util.List;
import java.util.UUID;

/// Someone who signs in, for one or more parties. Passwords are not decided here.
///
/// A role is one of: regulator, institution, mystery-customer, warehouse, assessor, producer,
/// seller. Who keeps the platform is no part of the industry.
public record Person(UUID id, String login, String name, List<Membership> memberships) {

    public Person {
        memberships = List.copyOf(memberships);
    }

    /// A number that no network gives out.
    public String phone() {
        return "1990000%04d".formatted(Math.floorMod(login.hashCode(), 10_000));
    }

    /// At a domain that is kept for examples (RFC 2606), so that nobody reads it.
    public String mail() {
        return login + "@example.com";
    }

    public record Membership(UUID party, String role) {}
}
