package org.yuanliu.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Somebody signed in, acting in one of their memberships.
public record Session(
        UUID person,
        String login,
        String name,
        Membership acting,
        List<Membership> memberships,
        String csrf,
        Instant seenAt) {

    public record Membership(
            UUID id, UUID party, String partyName, String partyKind, String region, Role role) {}

    public Session {
        memberships = List.copyOf(memberships);
    }

    public Acting as(String origin) {
        return new Acting(person, acting.party(), acting.role(), origin);
    }
}
