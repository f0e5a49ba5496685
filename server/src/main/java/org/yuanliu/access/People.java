package org.yuanliu.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.PersonalData.Contact;
import org.yuanliu.access.PersonalData.Who;
import org.yuanliu.access.store.PersonStore;
import org.yuanliu.access.store.PersonStore.Line;
import org.yuanliu.access.store.PersonStore.Membership;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// Accounts and roles of people, kept by administrators who need each other.
///
/// One makes the account and asks for a role, another one grants it: an account without a granted
/// role signs in nowhere. Which administrator does what is in [Duty]. Runs inside the caller's
/// transaction.
@Service
public class People {

    private static final String LOGIN = "[a-z0-9][a-z0-9.-]{2,39}";
    private static final String PHONE = "[+0-9][0-9 -]{4,19}";

    private final PersonStore people;
    private final Sessions sessions;
    private final Names names;
    private final Parties parties;
    private final Lookups lookups;
    private final Locks locks;
    private final ApiKeys keys;
    private final Scopes scopes;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    People(
            PersonStore people,
            Sessions sessions,
            Names names,
            Parties parties,
            Lookups lookups,
            Locks locks,
            ApiKeys keys,
            Scopes scopes,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.people = people;
        this.sessions = sessions;
        this.names = names;
        this.parties = parties;
        this.lookups = lookups;
        this.locks = locks;
        this.keys = keys;
        this.scopes = scopes;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /// A person as an administrator sees one.
    public record View(
            UUID id,
            String login,
            boolean active,
            boolean hasPassword,
            boolean temporaryPassword,
            boolean secondFactor,
            Optional<Instant> lastSeenAt,
            List<Place> places) {}

    /// `asked`: waits for another administrator; `granted`: may act; `ended`: no longer.
    public enum Standing {
        ASKED,
        GRANTED,
        ENDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public record Place(
            UUID id,
            Party.Named party,
            String role,
            String standing,
            Instant since,
            Optional<String> name,
            Optional<String> phone) {}

    public record Wanted(
            String login, String name, Optional<String> phone, UUID party, String role) {}

    /// By the beginning of a login; by exactly somebody's name or telephone number only where
    /// accounts are kept, see [Lookups].
    public Page<View> list(
            Acting acting,
            Optional<String> text,
            Optional<UUID> party,
            boolean waiting,
            Page.Request page) {
        acting.must(Duty.SEE_ACCOUNTS);
        return scopes.widely(() -> {
            var called =
                    text.filter(Lookups::isForAName)
                            .map(it -> lookups.called(acting, it))
                            .orElse(List.of());
            var lines =
                    Page.of(
                            people.lines(text, called, party, waiting, page),
                            page.limit(),
                            it -> List.of(it.login()));
            var views = views(acting, lines.items());
            return lines.map(it -> Objects.requireNonNull(views.get(it.id())));
        });
    }

    public View person(Acting acting, UUID id) {
        acting.must(Duty.SEE_ACCOUNTS);
        return scopes.widely(() -> view(acting, id));
    }

    public View add(Acting acting, Wanted wanted) {
        acting.must(Duty.KEEP_ACCOUNTS);
        if (!wanted.login().matches(LOGIN)) {
            throw Refusal.field(
                    "/login",
                    wanted.login(),
                    "3–40 个小写字母、数字、点或连字符，以字母或数字开头",
                    "3 to 40 small letters, digits, dots or hyphens, beginning with a letter or digit");
        }
        var contact = contact(wanted.name(), wanted.phone());
        var role = role(wanted.role());
        return scopes.widely(() -> {
            var id = Ids.next();
            if (!people.add(id, wanted.login(), clock.instant())) {
                throw Refusal.field("/login", wanted.login(), "这个用户名已被使用", "is taken");
            }
            journal.note(acting, Note.of("person.add", "person/" + id).concerning(wanted.party()));
            ask(acting, id, wanted.party(), role, contact);
            return view(acting, id);
        });
    }

    /// Asks for a role for somebody who has an account.
    public View ask(
            Acting acting,
            UUID person,
            UUID party,
            String role,
            String name,
            Optional<String> phone) {
        acting.must(Duty.KEEP_ACCOUNTS);
        var contact = contact(name, phone);
        return scopes.widely(() -> {
            hold(person);
            ask(acting, person, party, role(role), contact);
            return view(acting, person);
        });
    }

    private record NameAndPhone(String name, Optional<String> phone) {}

    private static NameAndPhone contact(String typedName, Optional<String> typedPhone) {
        var name = typedName.strip();
        if (name.isEmpty() || name.length() > 60) {
            throw Refusal.field("/name", typedName, "1–60 个字符", "1 to 60 characters");
        }
        var phone = typedPhone.map(String::strip).filter(it -> !it.isEmpty());
        if (phone.filter(it -> !it.matches(PHONE)).isPresent()) {
            throw Refusal.field("/phone", phone.get(), "5–20 位数字", "5 to 20 digits");
        }
        return new NameAndPhone(name, phone);
    }

    private void ask(Acting acting, UUID person, UUID party, Role role, NameAndPhone contact) {
        mustFit(person, party, role);
        var membership =
                people.join(
                                Ids.next(),
                                person,
                                party,
                                role,
                                Optional.of(acting.person()),
                                false,
                                clock.instant())
                        .orElseThrow(() -> new Refusal(ProblemKind.CONFLICT));
        var who = new Who(person, party);
        boolean renamed =
                names.inClear(who)
                        .filter(it ->
                                !it.name().equals(Optional.of(contact.name()))
                                        || !it.phone().equals(contact.phone()))
                        .isPresent();
        names.keep(who, contact.name(), contact.phone());
        if (renamed) {
            journal.note(acting, Note.of("person.rename", "person/" + person).concerning(party));
        }
        journal.note(
                acting,
                Note.of("role.ask", "person/" + person).concerning(party).because(role.word()));
        events.publishEvent(new RoleAsked(membership, person, party, role));
    }

    private static Role role(String word) {
        for (var role : Role.values()) {
            if (role.word().equals(word) && role != Role.PLATFORM) {
                return role;
            }
        }
        throw Refusal.field("/role", word, "没有这个角色", "there is no such role");
    }

    /// The database refuses the same; here is said why.
    private void mustFit(UUID person, UUID party, Role role) {
        if (!parties.exists(party)) {
            throw Refusal.field(
                    "/party", party.toString(), "没有这个单位", "there is no such organisation");
        }
        if (role.administers() != party.equals(Acting.PLATFORM)) {
            throw Refusal.field(
                    "/role",
                    role.word(),
                    "三员只能任职于平台运营单位，平台运营单位也只有三员",
                    "administrators act for the platform, and nobody else does");
        }
        if (!Role.at(parties.party(party).kind()).contains(role)) {
            throw Refusal.field(
                    "/role",
                    role.word(),
                    "这类单位没有这个角色，请核对单位和角色",
                    "organisations of this kind have no such role; compare the two");
        }
        boolean mixed =
                people.memberships(List.of(person)).stream()
                        .filter(it -> it.endedAt().isEmpty())
                        .anyMatch(it -> role.administers() || it.role().administers());
        if (mixed) {
            throw Refusal.field(
                    "/role", role.word(), "三员中的一员不能再有其他角色", "an administrator has no other role");
        }
    }

    /// Another person than the one who asked. Who has no password yet gets a first one, which alone
    /// makes nobody an administrator: see [Locks].
    public Optional<String> grant(Acting acting, UUID membership) {
        acting.must(Duty.GRANT_ROLES);
        return scopes.widely(() -> {
            var asked = open(membership);
            acting.must(
                    asked.askedBy().filter(acting.person()::equals).isEmpty()
                            && !asked.person().equals(acting.person()));
            hold(asked.person());
            if (asked.role().administers()) {
                locks.mustNotOpenByPasswordAlone(asked.person());
            }
            if (!people.grant(membership, acting.person(), clock.instant())) {
                throw new Refusal(ProblemKind.CONFLICT);
            }
            journal.note(
                    acting,
                    Note.of("role.grant", "person/" + asked.person())
                            .concerning(asked.party())
                            .because(asked.role().word()));
            events.publishEvent(
                    new RoleGranted(membership, asked.person(), asked.party(), asked.role()));
            sessions.forget();
            return people.passwordHash(asked.person()).isPresent()
                    ? Optional.empty()
                    : Optional.of(locks.temporaryPassword(asked.person()));
        });
    }

    /// Takes a role away, or rejects what was asked for.
    public View withdraw(Acting acting, UUID membership, String reason) {
        acting.must(Duty.GRANT_ROLES);
        var why = Reasons.of("/reason", reason);
        return scopes.widely(() -> {
            var held = open(membership);
            leave(held.role().administers(), () -> people.end(membership, clock.instant()));
            sessions.endThoseActing(membership);
            keys.revokeThoseMadeAs(acting, membership, why);
            journal.note(
                    acting,
                    Note.of(
                                    held.grantedAt().isPresent() ? "role.withdraw" : "role.reject",
                                    "person/" + held.person())
                            .concerning(held.party())
                            .because(why));
            events.publishEvent(
                    new RoleWithdrawn(membership, held.person(), held.party(), held.role(), why));
            return view(acting, held.person());
        });
    }

    public View disable(Acting acting, UUID person, String reason) {
        acting.must(Duty.KEEP_ACCOUNTS);
        var why = Reasons.of("/reason", reason);
        return scopes.widely(() -> {
            var line = hold(person);
            mustBe(line.active());
            leave(people.administers(person), () -> people.setActive(person, false));
            sessions.endAll(person);
            keys.revokeThoseOf(acting, person, why);
            note(acting, "person.disable", person, why);
            events.publishEvent(new AccountDisabled(person, why));
            return view(acting, person);
        });
    }

    public View enable(Acting acting, UUID person, String reason) {
        acting.must(Duty.KEEP_ACCOUNTS);
        var why = Reasons.of("/reason", reason);
        return scopes.widely(() -> {
            mustBe(!hold(person).active());
            people.setActive(person, true);
            note(acting, "person.enable", person, why);
            return view(acting, person);
        });
    }

    /// Of somebody who was disabled: name, telephone numbers, login, password, second factor and
    /// from where he signed in are gone. What he did stays in the journal, under an id.
    public View forget(Acting acting, UUID person, String reason) {
        acting.must(Duty.ERASE_NAMES);
        var why = Reasons.of("/reason", reason);
        return scopes.widely(() -> {
            mustBe(!hold(person).active());
            names.erase(person);
            people.forget(person, "former-" + person);
            sessions.erase(person);
            keys.revokeThoseOf(acting, person, why);
            note(acting, "person.forget", person, why);
            events.publishEvent(new NameErased(person, why));
            return view(acting, person);
        });
    }

    private Membership open(UUID membership) {
        return people.membership(membership)
                .filter(it -> it.endedAt().isEmpty())
                .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    private Line hold(UUID person) {
        return people.hold(person)
                .filter(it -> !it.id().equals(Acting.PLATFORM))
                .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    static void mustBe(boolean so) {
        if (!so) {
            throw new Refusal(ProblemKind.CONFLICT);
        }
    }

    /// Without one of the three nobody could put it right any more. Two who go at the same time are
    /// counted one after the other.
    private void leave(boolean administrator, Runnable work) {
        if (!administrator) {
            work.run();
            return;
        }
        people.holdAdministrators();
        work.run();
        if (!people.administratorsAtWork().containsAll(Role.ADMINISTRATORS)) {
            throw Refusal.field(
                    "/person",
                    "",
                    "这是最后一位在岗的三员之一，请先补上另一位",
                    "is the last one in this administrator's role; appoint another one first");
        }
    }

    private void note(Acting acting, String action, UUID person, String why) {
        journal.note(acting, Note.of(action, "person/" + person).because(why));
    }

    private View view(Acting acting, UUID person) {
        var line = people.find(person).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
        return Objects.requireNonNull(views(acting, List.of(line)).get(person));
    }

    private Map<UUID, View> views(Acting acting, Collection<Line> lines) {
        var places =
                people.memberships(lines.stream().map(Line::id).toList()).stream()
                        .collect(Collectors.groupingBy(Membership::person));
        var contacts =
                names.contacts(
                        acting,
                        places.values().stream()
                                .flatMap(List::stream)
                                .map(it -> new Who(it.person(), it.party()))
                                .distinct()
                                .toList());
        return lines.stream()
                .collect(
                        Collectors.toMap(
                                Line::id,
                                it -> view(it, places.getOrDefault(it.id(), List.of()), contacts)));
    }

    private static View view(Line line, List<Membership> places, Map<Who, Contact> contacts) {
        return new View(
                line.id(),
                line.login(),
                line.active(),
                line.passwordChangedAt().isPresent(),
                line.temporaryPassword(),
                line.secondFactor(),
                line.lastSeenAt(),
                places.stream()
                        .map(it ->
                                place(
                                        it,
                                        Optional.ofNullable(
                                                contacts.get(new Who(it.person(), it.party())))))
                        .toList());
    }

    private static Place place(Membership it, Optional<Contact> contact) {
        var standing =
                it.endedAt().isPresent()
                        ? Standing.ENDED
                        : it.grantedAt().isPresent() ? Standing.GRANTED : Standing.ASKED;
        return new Place(
                it.id(),
                new Party.Named(it.party(), it.partyName()),
                it.role().word(),
                standing.word(),
                it.endedAt().or(it::grantedAt).orElse(it.askedAt()),
                contact.flatMap(Contact::name),
                contact.flatMap(Contact::phone));
    }
}
