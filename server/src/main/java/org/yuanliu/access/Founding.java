package org.yuanliu.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.store.PartyStore;
import org.yuanliu.access.store.PersonStore;

/// Brings regions, parties and people into the product.
///
/// Runs inside the caller's transaction.
@Service
public class Founding {

    private final PartyStore parties;
    private final PersonStore people;
    private final Passwords passwords;
    private final Scopes scopes;
    private final Journal journal;
    private final Clock clock;

    Founding(
            PartyStore parties,
            PersonStore people,
            Passwords passwords,
            Scopes scopes,
            Journal journal,
            Clock clock) {
        this.parties = parties;
        this.people = people;
        this.passwords = passwords;
        this.scopes = scopes;
        this.journal = journal;
        this.clock = clock;
    }

    public record NewPerson(UUID id, String login, String name, List<Place> places) {

        /// A role in a party.
        public record Place(UUID party, Role role) {}
    }

    public void region(String code, Optional<String> parent, String level, String zh, String en) {
        parties.addRegion(code, parent, level, zh, en);
    }

    public void party(Acting acting, Party party) {
        parties.add(party, clock.instant());
        journal.note(acting, Note.of("party.add", "party/" + party.id()).made(party));
    }

    /// People who get the same first password share the work of hashing it, not the account.
    public void people(Acting acting, List<NewPerson> people, String password) {
        passwords.mustBeGood(password);
        var hash = passwords.hash(password);
        for (var person : people) {
            scopes.widely(() -> {
                add(person, hash);
                return person;
            });
            journal.note(
                    acting, Note.of("person.add", "person/" + person.id()).made(person.places()));
        }
    }

    private void add(NewPerson person, String hash) {
        people.add(person.id(), person.login(), hash, clock.instant());
        int n = 0;
        for (var place : person.places()) {
            // Ids in the order given: the first place is the one a person starts in.
            var id =
                    new UUID(
                            person.id().getMostSignificantBits(),
                            person.id().getLeastSignificantBits() + n++);
            people.join(id, person.id(), place.party(), place.role().word(), person.name());
        }
    }
}
