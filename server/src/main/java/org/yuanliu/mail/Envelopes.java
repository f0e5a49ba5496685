package org.yuanliu.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Installation;
import org.yuanliu.access.Members;
import org.yuanliu.access.Vault;
import org.yuanliu.core.Text;
import org.yuanliu.desk.Notices;
import org.yuanliu.mail.Letter.Kind;
import org.yuanliu.mail.Letter.Row;
import org.yuanliu.mail.store.LetterStore;
import org.yuanliu.mail.store.MailboxStore;

/// What a letter says and to which address it goes, asked for when it is about to go: meanwhile its
/// reader may have read, left, or changed his mind.
@Component
class Envelopes {

    private final LetterStore letters;
    private final MailboxStore mailboxes;
    private final Mailboxes boxes;
    private final Notices notices;
    private final Members members;
    private final Installation installation;
    private final Vault vault;

    Envelopes(
            LetterStore letters,
            MailboxStore mailboxes,
            Mailboxes boxes,
            Notices notices,
            Members members,
            Installation installation,
            Vault vault) {
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.boxes = boxes;
        this.notices = notices;
        this.members = members;
        this.installation = installation;
        this.vault = vault;
    }

    sealed interface Envelope {
        record Ready(MailAddress to, Message message) implements Envelope {}

        record Unwanted(Text why) implements Envelope {}
    }

    Envelope of(Row letter, MailServer server, Instant now) {
        return switch (letter.kind()) {
            case CODE -> code(letter, server, now);
            case MOVED ->
                    address(letter)
                            .<Envelope>map(to ->
                                    new Envelope.Ready(
                                            to,
                                            Writing.moved(
                                                    server,
                                                    to,
                                                    "moved-" + letter.id(),
                                                    now,
                                                    letter.language(),
                                                    installation.isDemonstration())))
                            .orElseGet(() -> unwanted("收件地址已删除", "the address was removed"));
            case NOTICE, DIGEST -> notices(letter, server, now);
        };
    }

    private Optional<MailAddress> address(Row letter) {
        return letter.address()
                .flatMap(it -> vault.decrypt(it, Letter.addressPlace(letter.id())))
                .map(MailAddress::new);
    }

    private Envelope code(Row letter, MailServer server, Instant now) {
        var code = letter.code().flatMap(it -> vault.decrypt(it, Letter.codePlace(letter.id())));
        var to = address(letter);
        if (code.isEmpty() || to.isEmpty() || members.ofPerson(letter.person()).isEmpty()) {
            return unwanted("不再需要", "nobody waits for it any more");
        }
        return new Envelope.Ready(
                to.get(),
                Writing.code(
                        server,
                        to.get(),
                        "code-" + letter.id(),
                        now,
                        letter.language(),
                        code.get(),
                        installation.isDemonstration()));
    }

    /// Asked at the last moment: whether the reader still has the role in which the notice was
    /// told, has not read it meanwhile, and still wants to be told.
    private Envelope notices(Row letter, MailServer server, Instant now) {
        var mailbox = mailboxes.of(letter.person()).filter(Mailbox::isOpen);
        var to = mailbox.flatMap(boxes::address);
        if (mailbox.isEmpty() || to.isEmpty()) {
            return unwanted("本人已不再接收邮件通知", "its reader wants no mail any more");
        }
        var parties =
                members.ofPerson(letter.person()).stream().map(Members.Member::party).toList();
        var waiting =
                notices.waiting(letters.notices(letter.id())).stream()
                        .filter(it -> parties.contains(it.party()))
                        .toList();
        if (waiting.isEmpty()) {
            return parties.isEmpty()
                    ? unwanted("账号已停用或已没有角色", "the account is disabled or has no role any more")
                    : unwanted(
                            "通知已读，或已不在原单位任职",
                            "read meanwhile, or the reader has left that organisation");
        }
        return new Envelope.Ready(
                to.get(),
                Writing.notices(
                        server,
                        to.get(),
                        messageId(letter, waiting),
                        now,
                        mailbox.get().language(),
                        waiting,
                        installation.isDemonstration()));
    }

    /// The same letter has the same name however often it is sent, so that whoever gets it twice
    /// can know.
    private static String messageId(Row letter, List<Notices.Waiting> waiting) {
        return letter.kind() == Kind.NOTICE
                ? "notice-" + waiting.getFirst().id()
                : "digest-" + letter.id();
    }

    private static Envelope unwanted(String zh, String en) {
        return new Envelope.Unwanted(new Text(zh, en));
    }
}
