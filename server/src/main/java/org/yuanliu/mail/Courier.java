package org.yuanliu.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Members;
import org.yuanliu.access.Scopes;
import org.yuanliu.access.Vault;
import org.yuanliu.core.Text;
import org.yuanliu.core.work.LetterLife.State;
import org.yuanliu.desk.Item.Subject;
import org.yuanliu.desk.Notices;
import org.yuanliu.mail.Conversation.Route;
import org.yuanliu.mail.Envelopes.Envelope;
import org.yuanliu.mail.Letter.Kind;
import org.yuanliu.mail.Letter.Row;
import org.yuanliu.mail.store.LetterStore;
import org.yuanliu.mail.store.MailboxStore;

/// Carries letters to the mail server, one after the other.
///
/// An attempt is on record before the conversation begins, and what came of it after that, each in
/// a transaction of its own: no transaction waits for a mail server. Whoever is killed between the
/// two leaves an attempt of which nobody knows the end; such a letter is in doubt, and is not sent
/// again by itself. Any number of processes may carry.
@Component
class Courier implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Acting PLATFORM = Acting.platform("mail");

    /// An address that was refused for good so often in a row is left alone.
    private static final int REFUSALS = 3;

    /// How long an attempt may go on beyond the longest conversation before it is given up for
    /// lost.
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final Text LOST =
            new Text(
                    "发送途中平台中断，不知道邮件服务器是否已接收；不会自动重发",
                    "the platform ended on the way; whether the server has it nobody knows, and it is not sent again by itself");
    private static final Text TOO_LATE = new Text("在期限内一直没能送出", "it could not be sent in time");

    private final LetterStore letters;
    private final MailboxStore mailboxes;
    private final Envelopes envelopes;
    private final MailServers servers;
    private final Notices notices;
    private final Members members;
    private final Vault vault;
    private final Trust trust;
    private final Scopes scopes;
    private final MailPace pace;
    private final Clock clock;
    private volatile boolean running;
    private volatile boolean speaking;
    private Thread rounds = Thread.ofVirtual().unstarted(() -> {});

    Courier(
            LetterStore letters,
            MailboxStore mailboxes,
            Envelopes envelopes,
            MailServers servers,
            Notices notices,
            Members members,
            Vault vault,
            Trust trust,
            Scopes scopes,
            MailPace pace,
            Clock clock) {
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.envelopes = envelopes;
        this.servers = servers;
        this.notices = notices;
        this.members = members;
        this.vault = vault;
        this.trust = trust;
        this.scopes = scopes;
        this.pace = pace;
        this.clock = clock;
    }

    /// A letter in its envelope, and the attempt under which it goes.
    private record Attempt(
            UUID hold,
            Row letter,
            MailAddress to,
            Message content,
            Route route,
            SSLSocketFactory trusted) {}

    /// What was found at the head of the queue.
    private sealed interface Found {
        record ToSend(Attempt attempt) implements Found {}

        /// It is not sent after all; the next one may be.
        record Closed() implements Found {}

        record Nothing() implements Found {}
    }

    private void goRound() {
        while (running) {
            try {
                if (!carryNext()) {
                    Thread.sleep(pace.look());
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                LOG.warn("no letter can be carried at the moment: {}", failure.toString());
                pause();
            }
        }
    }

    /// Answers whether there may be more to do at once.
    boolean carryNext() {
        try {
            return carry();
        } finally {
            speaking = false;
        }
    }

    private boolean carry() {
        return switch (platform(this::find)) {
            case Found.Nothing nothing -> false;
            case Found.Closed closed -> true;
            case Found.ToSend(Attempt attempt) -> {
                speaking = true;
                var outcome =
                        Conversation.handOver(
                                attempt.route(),
                                attempt.trusted(),
                                pace.longest(),
                                attempt.to().text(),
                                attempt.content().bytes());
                // Stopping interrupts the conversation, and what came of it is still to be told.
                boolean stopping = Thread.interrupted();
                platform(() -> record(attempt, outcome));
                if (stopping) {
                    Thread.currentThread().interrupt();
                }
                yield !outcome.isAboutUs();
            }
        };
    }

    private Found find() {
        letters.doubt(LOST);
        var server = servers.present();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!server.active() || server.restUntil().filter(it -> it.isAfter(now)).isPresent()) {
            return new Found.Nothing();
        }
        return letters.next(now).map(it -> begin(it, server, now)).orElseGet(Found.Nothing::new);
    }

    private Found begin(Row letter, MailServer server, Instant now) {
        if (letter.until().isBefore(now)) {
            letters.close(letter.id(), State.FAILED, TOO_LATE);
            return new Found.Closed();
        }
        return switch (envelopes.of(letter, server, now)) {
            case Envelope.Unwanted(Text why) -> {
                letters.close(letter.id(), State.DROPPED, why);
                yield new Found.Closed();
            }
            case Envelope.Ready(MailAddress to, Message message) -> {
                var trusted = trust.sockets();
                var hold = UUID.randomUUID();
                letters.begin(
                        letter.id(),
                        hold,
                        pace.longest().plus(GRACE),
                        vault.encrypt(to.text(), Letter.addressPlace(letter.id())),
                        now);
                yield new Found.ToSend(
                        new Attempt(hold, letter, to, message, servers.route(server), trusted));
            }
        };
    }

    private State record(Attempt attempt, Outcome outcome) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var letter = attempt.letter();
        var state =
                switch (outcome) {
                    case Outcome.Taken taken -> State.SENT;
                    case Outcome.Unknown unknown -> State.UNCERTAIN;
                    case Outcome.Broken broken -> State.WAITING;
                    case Outcome.Refused refused ->
                            refused.reply().isForGood() && !refused.isAboutUs()
                                    ? State.FAILED
                                    : State.WAITING;
                };
        boolean stopped =
                outcome instanceof Outcome.Broken(var at, var mishap)
                        && mishap == Outcome.Mishap.STOPPED;
        var again = stopped ? now : now.plus(pace.pauseAfter(letter.tries() + 1));
        var ended = state == State.WAITING && again.isAfter(letter.until()) ? State.FAILED : state;
        letters.end(
                letter.id(),
                attempt.hold(),
                ended,
                ended == State.WAITING ? Optional.of(again) : Optional.empty(),
                outcome.words());
        if (outcome.isAboutUs()) {
            // Each of the others would wait for the same silence.
            servers.rest(Optional.of(now.plus(pace.firstPause())));
            LOG.info("the mail server: {}", outcome.words().en());
        }
        countRefusals(letter, outcome, now);
        return ended;
    }

    private void countRefusals(Row letter, Outcome outcome, Instant now) {
        if (letter.kind() != Kind.NOTICE && letter.kind() != Kind.DIGEST) {
            return;
        }
        if (outcome instanceof Outcome.Taken) {
            mailboxes.accepted(letter.person());
        }
        if (outcome instanceof Outcome.Refused(Outcome.Point at, Reply reply)
                && at == Outcome.Point.RECIPIENT
                && reply.refusesTheAddress()
                && mailboxes.refused(letter.person()) >= REFUSALS
                && mailboxes.pause(letter.person(), now)) {
            tellPaused(letter.person(), now);
        }
    }

    /// In the product, wherever this person looks next.
    private void tellPaused(UUID person, Instant at) {
        for (var party :
                members.ofPerson(person).stream().map(Members.Member::party).distinct().toList()) {
            notices.tell(
                    person,
                    party,
                    "mail-paused/" + at + "/" + party,
                    "mail-paused",
                    new Text(
                            "您的邮箱多次拒收，邮件通知已暂停；请在「我的账号」核对邮箱",
                            "your mailbox refused several letters, so no more are sent; see the address in your account"),
                    new Subject("account", person.toString()));
        }
    }

    private <T> T platform(Supplier<T> work) {
        return scopes.write(PLATFORM, work);
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        rounds = Thread.ofVirtual().name("courier").start(this::goRound);
    }

    /// A conversation may end well within a moment; after that it is cut off.
    @Override
    public void stop() {
        running = false;
        try {
            if (speaking) {
                rounds.join(Duration.ofSeconds(1));
            }
            rounds.interrupt();
            rounds.join(Duration.ofSeconds(2));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
