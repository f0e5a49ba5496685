package org.yuanliu.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.yuanliu.core.Text;
import org.yuanliu.core.work.Deadline;
import org.yuanliu.desk.Item.Subject;
import org.yuanliu.desk.store.ItemStore;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.reference.Lists;

/// What waits for whom.
///
/// Work is opened, put on hold and closed by the module that knows the subject, within its
/// transaction; those calls need the engine's view, since one party's act opens another party's
/// work.
@Service
public class Desk {

    /// Days are Chinese days, wherever the server stands.
    public static final ZoneId ZONE = Lists.ZONE;

    private final ItemStore items;
    private final Clock clock;

    Desk(ItemStore items, Clock clock) {
        this.items = items;
        this.clock = clock;
    }

    /// Work about the same subject is opened once: a second call finds it there, and opens it again
    /// if it was closed.
    public void open(
            UUID party,
            String kind,
            Subject subject,
            Text title,
            Optional<Deadline> deadline,
            java.time.Instant at) {
        items.open(Ids.next(), party, kind, subject, title, deadline, at);
    }

    /// The subject has changed, and the work has not: its deadline stays.
    public void rename(String kind, Subject subject, Text title) {
        items.rename(kind, subject, title);
    }

    /// It now waits for somebody else, who answers by the deadline.
    public void hold(String kind, Subject subject, Deadline until) {
        items.hold(kind, subject, until);
    }

    /// It is its owner's turn again.
    public void resume(String kind, Subject subject) {
        items.resume(kind, subject);
    }

    public void close(String kind, Subject subject, java.time.Instant at) {
        items.close(kind, subject, at);
    }

    public record Due(int overdue, int today, int week, int open) {}

    public Due due(UUID party) {
        return items.due(party, today());
    }

    /// The party's own work.
    public Page<Item> items(UUID party, boolean closed, Page.Request page) {
        return closed ? items.closed(party, today(), page) : items.open(party, today(), page);
    }

    public record Overseen(int open, int overdue) {}

    public Overseen overseen(UUID party) {
        return items.overseen(party, today());
    }

    /// What others have to do who are overseen by this party, what is due first.
    public Page<Item> overseen(UUID party, Page.Request page) {
        return items.overseen(party, today(), page);
    }

    public Item item(UUID id) {
        return items.find(id, today()).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
