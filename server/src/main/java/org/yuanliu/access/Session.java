package org.yuanliu.access;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Somebody signed in, acting in one of their memberships.
public record Session(
        UUID id,
        UUID person,
        String login,
        String name,
        Membership acting,
        List<Membership> memberships,
        String csrf,
        Instant openedAt,
        Instant seenAt,
        Set<Due> due,
        Optional<Instant> passwordDueAt) {

    public record Membership(
            UUID id, UUID party, String partyName, String partyKind, String region, Role role) {}

    /// What somebody must do before anything else.
    public enum Due {
        PASSWORD,
        SECOND_FACTOR;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Session {
        memberships = List.copyOf(memberships);
        due = Collections.unmodifiableSortedSet(new TreeSet<>(due));
    }

    public Acting as(String origin) {
        return new Acting(person, acting.party(), acting.role(), origin);
    }
}
