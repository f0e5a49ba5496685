package org.yuanliu.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.yuanliu.access.store.PersonStore;

/// Who is where in which role, as ids: for those who have something to tell them. Runs inside the
/// caller's transaction.
@Service
public class Members {

    private final PersonStore people;
    private final Scopes scopes;

    Members(PersonStore people, Scopes scopes) {
        this.people = people;
        this.scopes = scopes;
    }

    public record Member(UUID person, UUID party, Role role) {}

    public List<Member> at(UUID party) {
        return scopes.widely(
                () -> people.members(Optional.empty(), Optional.of(party), Optional.empty()));
    }

    public List<Member> ofPerson(UUID person) {
        return scopes.widely(
                () -> people.members(Optional.of(person), Optional.empty(), Optional.empty()));
    }

    /// Whether this person may still act for the party in this role.
    public boolean isAtWork(Acting acting) {
        return acting.role() == Role.PLATFORM
                || ofPerson(acting.person()).stream()
                        .anyMatch(it ->
                                it.party().equals(acting.party()) && it.role() == acting.role());
    }

    public List<Member> holding(Role role) {
        return scopes.widely(
                () -> people.members(Optional.empty(), Optional.empty(), Optional.of(role)));
    }
}
