package org.yuanliu.world;

import java.util.List;
import java.util.UUID;

/// Someone who signs in, for one or more parties. Passwords are not decided here.
///
/// A role is one of: regulator, institution, mystery-customer, warehouse, assessor, producer,
/// seller, platform-admin.
public record Person(UUID id, String login, String name, List<Membership> memberships) {

    public Person {
        memberships = List.copyOf(memberships);
    }

    public record Membership(UUID party, String role) {}
}
