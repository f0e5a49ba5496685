package org.yuanliu.mail;

import org.springframework.stereotype.Component;
import org.yuanliu.access.EncryptedRows;
import org.yuanliu.access.Vault;
import org.yuanliu.mail.Mailbox.Wanted;
import org.yuanliu.mail.store.LetterStore;
import org.yuanliu.mail.store.MailboxStore;
import org.yuanliu.mail.store.ServerStore;

/// Takes addresses, codes and the server's password along when keys are renewed. What does not open
/// stays as it is.
@Component
class EncryptedMail implements EncryptedRows {

    private final MailboxStore mailboxes;
    private final LetterStore letters;
    private final ServerStore server;
    private final Vault vault;

    EncryptedMail(MailboxStore mailboxes, LetterStore letters, ServerStore server, Vault vault) {
        this.mailboxes = mailboxes;
        this.letters = letters;
        this.server = server;
        this.vault = vault;
    }

    @Override
    public int waiting(String newest) {
        return letters.countNotUnder(newest);
    }

    @Override
    public int rewrite(String newest, int most) {
        int written = 0;
        for (var it : mailboxes.notUnder(newest, most)) {
            var plain = vault.decrypt(it.address(), Mailbox.place(it.person()));
            if (plain.isPresent()) {
                mailboxes.rewrite(it.person(), anew(plain.get(), Mailbox.place(it.person())));
                written++;
            }
        }
        for (var it : mailboxes.wantedNotUnder(newest, most)) {
            var plain = vault.decrypt(it.address(), Wanted.place(it.person()));
            if (plain.isPresent()) {
                mailboxes.rewriteWanted(it.person(), anew(plain.get(), Wanted.place(it.person())));
                written++;
            }
        }
        return written + rewriteLetters(newest, most) + rewriteServer(newest);
    }

    private int rewriteLetters(String newest, int most) {
        int written = 0;
        for (var it : letters.notUnder(newest, most)) {
            var address =
                    it.address().flatMap(text -> vault.decrypt(text, Letter.addressPlace(it.id())));
            var code = it.code().flatMap(text -> vault.decrypt(text, Letter.codePlace(it.id())));
            if (address.isPresent() == it.address().isPresent()
                    && code.isPresent() == it.code().isPresent()) {
                letters.rewrite(
                        it.id(),
                        address.map(text -> anew(text, Letter.addressPlace(it.id()))),
                        code.map(text -> anew(text, Letter.codePlace(it.id()))));
                written++;
            }
        }
        return written;
    }

    private int rewriteServer(String newest) {
        var plain =
                server.read()
                        .password()
                        .filter(it -> !it.startsWith(newest + ":"))
                        .flatMap(it -> vault.decrypt(it, MailServers.PASSWORD_PLACE));
        plain.ifPresent(it -> server.rewrite(anew(it, MailServers.PASSWORD_PLACE)));
        return plain.isPresent() ? 1 : 0;
    }

    private String anew(String plain, String place) {
        return vault.encrypt(plain, place);
    }
}
