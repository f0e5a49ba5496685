package org.yuanliu.access;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// Names and telephone numbers of people: the one way to them, encrypted where they are kept and
/// masked where they are shown.
///
/// Runs inside the caller's transaction, in the reader's scope: of a person whose row the reader
/// may not see there is no name at all, not even a masked one.
@Service
public class PersonalData {

    private final Names names;
    private final Scopes scopes;
    private final Journal journal;
    private final ApplicationEventPublisher events;

    PersonalData(Names names, Scopes scopes, Journal journal, ApplicationEventPublisher events) {
        this.names = names;
        this.scopes = scopes;
        this.journal = journal;
        this.events = events;
    }

    /// A person at a party: people may have another telephone number at another employer.
    public record Who(UUID person, UUID party) {}

    /// What a reader gets to see of a person.
    public record Contact(UUID person, UUID party, Optional<String> name, Optional<String> phone) {}

    /// The names of these people, as clear as this reader may see them.
    public Map<Who, String> names(Acting reader, Collection<Who> people) {
        return names.shown(reader, people);
    }

    /// A mail address of this person, as clear as this reader may see it. It is kept by whoever
    /// mails; here is said how it is shown.
    public String mail(Acting reader, UUID person, String address) {
        return Sight.of(reader, person, reader.party(), false).mail()
                ? address
                : Mask.mail(address);
    }

    /// In clear, once, for a reason that goes into the journal. Administrators of accounts may ask
    /// for anybody, others for whom their scope shows; an auditor needs nobody's name.
    public Contact show(Acting reader, Who who, String reason) {
        reader.must(reader.role() != Role.AUDIT_ADMIN);
        var purpose = Reasons.of("/reason", reason);
        var contact =
                (reader.role().administers()
                                ? scopes.widely(() -> names.inClear(who))
                                : names.inClear(who))
                        .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
        journal.note(
                reader,
                Note.of("personal-data.show", "person/" + who.person())
                        .concerning(who.party())
                        .because(purpose));
        events.publishEvent(
                new PersonalDataShown(
                        reader.person(), reader.party(), who.person(), who.party(), purpose));
        return contact;
    }
}
