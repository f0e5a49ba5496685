package org.yuanliu.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.yuanliu.access.PersonalData.Contact;
import org.yuanliu.access.PersonalData.Who;
import org.yuanliu.access.store.NameStore;
import org.yuanliu.access.store.NameStore.Kept;

/// Between the encrypted names in the database and people: encrypts, decrypts, masks.
@Component
class Names {

    private static final Logger LOG = LoggerFactory.getLogger(Names.class);
    private static final String NAME = "name";
    private static final String PHONE = "phone";

    private final NameStore store;
    private final Vault vault;
    private final ApplicationEventPublisher events;

    Names(NameStore store, Vault vault, ApplicationEventPublisher events) {
        this.store = store;
        this.vault = vault;
        this.events = events;
    }

    Map<Who, String> shown(Acting reader, Collection<Who> people) {
        var shown = new HashMap<Who, String>();
        contacts(reader, people)
                .forEach((who, contact) -> contact.name().ifPresent(it -> shown.put(who, it)));
        return shown;
    }

    Map<Who, Contact> contacts(Acting reader, Collection<Who> people) {
        var shown = new HashMap<Who, Contact>();
        for (var kept : store.of(people)) {
            shown.put(kept.who(), masked(reader, kept));
        }
        return shown;
    }

    Optional<Contact> inClear(Who who) {
        return store.of(List.of(who)).stream()
                .findFirst()
                .map(it -> new Contact(who.person(), who.party(), name(it), phone(it)));
    }

    private Contact masked(Acting reader, Kept kept) {
        var sight = Sight.of(reader, kept.who().person(), kept.who().party(), kept.underCover());
        return new Contact(
                kept.who().person(),
                kept.who().party(),
                name(kept).map(it -> sight.name() ? it : Mask.name(it)),
                phone(kept).map(it -> sight.phone() ? it : Mask.phone(it)));
    }

    /// Whose name or telephone number is exactly this, as far as the scope goes.
    List<UUID> peopleCalled(String text) {
        return store.marked(vault.mark(text, NAME), vault.mark(text, PHONE));
    }

    /// As the engine: nobody else writes names.
    void keep(Who who, String name, Optional<String> phone) {
        store.keep(
                who,
                vault.encrypt(name, place(who, NAME)),
                phone.map(it -> vault.encrypt(it, place(who, PHONE))),
                vault.mark(name, NAME),
                phone.map(it -> vault.mark(it, PHONE)));
    }

    /// These rows written anew; those that can't be read stay as they are. Answers how many were.
    int keepEncrypted(Collection<Kept> rows) {
        int written = 0;
        for (var row : rows) {
            var name = name(row);
            if (name.isPresent()) {
                keep(row.who(), name.get(), phone(row));
                written++;
            }
        }
        return written;
    }

    Optional<String> name(Kept kept) {
        return kept.encrypted()
                ? opened(kept.name(), place(kept.who(), NAME))
                : Optional.of(kept.name());
    }

    private Optional<String> phone(Kept kept) {
        return kept.encrypted()
                ? kept.phone().flatMap(it -> opened(it, place(kept.who(), PHONE)))
                : kept.phone();
    }

    /// What does not fit its row is not shown, and somebody is told: it was moved or changed by
    /// whoever writes to the database beside the platform.
    private Optional<String> opened(String encrypted, String place) {
        var plain = vault.decrypt(encrypted, place);
        if (plain.isEmpty()) {
            LOG.error("encrypted text does not fit its place: {}", place);
            events.publishEvent(new CiphertextRefused(place));
        }
        return plain;
    }

    private static String place(Who who, String column) {
        return "access.person_name/" + column + "/" + who.person() + "/" + who.party();
    }

    int erase(UUID person) {
        return store.erase(person);
    }
}
