package org.yuanliu.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yuanliu.desk.Desk;
import org.yuanliu.desk.NoticeTold;
import org.yuanliu.job.Listener;
import org.yuanliu.kernel.Ids;
import org.yuanliu.mail.Letter.Kind;
import org.yuanliu.mail.store.LetterStore;
import org.yuanliu.mail.store.MailboxStore;

/// Writes a letter for a notice, where its reader asked for one: heard once, so written once.
///
/// What is told while mail is switched off is not mailed later. Nobody wants a month of letters on
/// the day on which a server is set up, and the notices are in the product.
@Component
class NoticesByMail implements Listener<NoticeTold> {

    /// Before people begin to work.
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final MailboxStore mailboxes;
    private final LetterStore letters;
    private final MailServers servers;
    private final MailPace pace;
    private final Clock clock;

    NoticesByMail(
            MailboxStore mailboxes,
            LetterStore letters,
            MailServers servers,
            MailPace pace,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.letters = letters;
        this.servers = servers;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mail.notices";
    }

    @Override
    public Class<NoticeTold> news() {
        return NoticeTold.class;
    }

    @Override
    public void hear(NoticeTold told) {
        if (!servers.present().active() || letters.isMailed(told.notice())) {
            return;
        }
        mailboxes
                .of(told.person())
                .filter(Mailbox::isOpen)
                .ifPresent(it -> letters.mail(told.notice(), letterFor(it)));
    }

    private UUID letterFor(Mailbox mailbox) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return switch (mailbox.choice()) {
            case NOW -> write(mailbox, Kind.NOTICE, now, now);
            case DAILY ->
                    letters.digestToCome(mailbox.person(), now)
                            .orElseGet(() -> write(mailbox, Kind.DIGEST, now, nextMorning(now)));
            case NONE -> throw new IllegalArgumentException("nothing is mailed there");
        };
    }

    private UUID write(Mailbox mailbox, Kind kind, Instant now, Instant due) {
        var id = Ids.next();
        letters.add(
                new LetterStore.New(
                        id,
                        mailbox.person(),
                        kind,
                        mailbox.language(),
                        Optional.empty(),
                        Optional.empty(),
                        now,
                        due,
                        due.plus(pace.giveUpAfter())));
        return id;
    }

    static Instant nextMorning(Instant now) {
        var today = LocalDate.ofInstant(now, Desk.ZONE).atTime(MORNING).atZone(Desk.ZONE);
        return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
