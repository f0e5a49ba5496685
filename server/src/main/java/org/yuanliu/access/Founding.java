package org.yuanliu.access;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.PersonalData.Who;
import org.yuanliu.access.store.PartyStore;
import org.yuanliu.access.store.PersonStore;
import org.yuanliu.kernel.Ids;

/// Brings regions, parties and people into the product.
///
/// Runs inside the caller's transaction.
@Service
public class Founding {

    private final PartyStore parties;
    private final PersonStore people;
    private final Names names;
    private final Passwords passwords;
    private final SecurityPolicies policies;
    private final Scopes scopes;
    private final Journal journal;
    private final Clock clock;

    Founding(
            PartyStore parties,
            PersonStore people,
            Names names,
            Passwords passwords,
            SecurityPolicies policies,
            Scopes scopes,
            Journal journal,
            Clock clock) {
        this.parties = parties;
        this.people = people;
        this.names = names;
        this.passwords = passwords;
        this.policies = policies;
        this.scopes = scopes;
        this.journal = journal;
        this.clock = clock;
    }

    public record NewPerson(
            UUID id, String login, String name, Optional<String> phone, List<Place> places) {

        public NewPerson(UUID id, String login, String name, List<Place> places) {
            this(id, login, name, Optional.empty(), places);
        }

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
        if (!people.add(person.id(), person.login(), clock.instant())) {
            throw new IllegalStateException("the login is taken: " + person.login());
        }
        people.setPassword(person.id(), hash, false, clock.instant());
        int n = 0;
        for (var place : person.places()) {
            // Ids in the order given: the first place is the one a person starts in.
            var id =
                    new UUID(
                            person.id().getMostSignificantBits(),
                            person.id().getLeastSignificantBits() + n++);
            people.join(
                    id,
                    person.id(),
                    place.party(),
                    place.role(),
                    Optional.empty(),
                    true,
                    clock.instant());
            names.keep(new Who(person.id(), place.party()), person.name(), person.phone());
        }
    }

    /// How somebody signs in for the first time.
    public record First(Role role, String login, String password) {}

    /// Those of the three administrators whom nobody is: all in a new installation, the others in
    /// one that had a single administrator. A password made up here is temporary.
    public List<First> missingAdministrators(
            Acting acting, UnaryOperator<String> login, Optional<String> password) {
        return scopes.widely(() -> {
            var there = people.administratorsAtWork();
            var made = new ArrayList<First>();
            for (var title : Title.values()) {
                if (!there.contains(title.role)) {
                    var first =
                            new First(
                                    title.role,
                                    free(login.apply(title.login)),
                                    password.orElseGet(Passwords::temporary));
                    appoint(acting, title, first, password.isEmpty());
                    made.add(first);
                }
            }
            return made;
        });
    }

    /// The name may be that of somebody who was disabled, whose account is nobody else's.
    private String free(String login) {
        var name = login;
        for (int n = 2; people.hasLogin(name); n++) {
            name = login + "-" + n;
        }
        return name;
    }

    private enum Title {
        SYSTEM(Role.SYSTEM_ADMIN, "admin", "系统管理员"),
        SECURITY(Role.SECURITY_ADMIN, "security", "安全管理员"),
        AUDIT(Role.AUDIT_ADMIN, "audit", "审计管理员");

        private final Role role;
        private final String login;
        private final String name;

        Title(Role role, String login, String name) {
            this.role = role;
            this.login = login;
            this.name = name;
        }
    }

    private void appoint(Acting acting, Title title, First first, boolean temporary) {
        var hash = passwords.hash(first.password());
        var place = List.of(new NewPerson.Place(Acting.PLATFORM, title.role));
        var person = new NewPerson(Ids.next(), first.login(), title.name, place);
        add(person, hash);
        people.setPassword(person.id(), hash, temporary, clock.instant());
        journal.note(acting, Note.of("person.add", "person/" + person.id()).made(place));
    }

    /// A demonstration is open to everybody who comes by.
    public void relax() {
        policies.relax();
    }
}
