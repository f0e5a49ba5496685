package org.yuanliu.desk;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Members;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Text;
import org.yuanliu.desk.Item.Subject;
import org.yuanliu.desk.store.NoticeStore;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// Notices to people, in the product. Runs inside the caller's transaction.
@Service
public class Notices {

    private final NoticeStore notices;
    private final Members members;
    private final Scopes scopes;
    private final ApplicationEventPublisher listeners;
    private final Clock clock;

    Notices(
            NoticeStore notices,
            Members members,
            Scopes scopes,
            ApplicationEventPublisher listeners,
            Clock clock) {
        this.notices = notices;
        this.members = members;
        this.scopes = scopes;
        this.listeners = listeners;
        this.clock = clock;
    }

    /// Tells a person something, once per cause: a second call changes nothing.
    public void tell(
            UUID person, UUID party, String cause, String kind, Text title, Subject subject) {
        var id = Ids.next();
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        scopes.widely(() -> {
            if (notices.add(id, person, party, cause, kind, title, subject, at)) {
                listeners.publishEvent(new NoticeTold(id, person, party));
            }
            return id;
        });
    }

    /// What of these nobody has read yet, for whoever tells of it elsewhere.
    public List<Waiting> waiting(Collection<UUID> ids) {
        return scopes.widely(() -> notices.waiting(ids));
    }

    public record Waiting(UUID id, UUID party, Text title) {}

    /// Everybody who acts for the party.
    public void tellAll(UUID party, String cause, String kind, Text title, Subject subject) {
        for (var member : members.at(party)) {
            tell(member.person(), party, cause, kind, title, subject);
        }
    }

    /// The person's own, for the party that the person acts for; the latest first.
    public Page<Notice> of(Acting acting, boolean unreadOnly, Page.Request page) {
        return notices.list(acting.person(), acting.party(), unreadOnly, page);
    }

    public int unread(Acting acting) {
        return notices.unread(acting.person(), acting.party());
    }

    public void read(Acting acting, UUID id) {
        if (!notices.read(acting.person(), id, clock.instant())) {
            throw new Refusal(ProblemKind.NOT_FOUND);
        }
    }

    public int readAll(Acting acting) {
        return notices.readAll(acting.person(), acting.party(), clock.instant());
    }
}
