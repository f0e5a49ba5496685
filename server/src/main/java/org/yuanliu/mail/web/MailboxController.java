package org.yuanliu.mail.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.kernel.Language;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.mail.Mailboxes;

/// One's own address for mail. Nothing of it is kept under a key: it is a secret, or the same when
/// it is sent again.
@RestController
@RequestMapping("/api/v1/account/mail")
class MailboxController {

    private final Mailboxes mailboxes;

    MailboxController(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    record WantedAddress(String address, String password, String language) {}

    record MailCode(String code) {}

    record HowOften(String choice, String language) {}

    record OwnPassword(String password) {}

    @GetMapping
    Mailboxes.View mailbox(Acting acting) {
        return mailboxes.view(acting);
    }

    @PutMapping("/address")
    Mailboxes.View want(Acting acting, @RequestBody WantedAddress wanted) {
        return mailboxes.want(
                acting, wanted.address(), wanted.password(), language(wanted.language()));
    }

    @PostMapping("/confirm")
    Mailboxes.View confirm(Acting acting, @RequestBody MailCode code) {
        return mailboxes.confirm(acting, code.code());
    }

    @PutMapping("/choice")
    Mailboxes.View choose(Acting acting, @RequestBody HowOften wanted) {
        return mailboxes.choose(acting, wanted.choice(), language(wanted.language()));
    }

    @PostMapping("/remove")
    Mailboxes.View remove(Acting acting, @RequestBody OwnPassword proof) {
        return mailboxes.remove(acting, proof.password());
    }

    private static Language language(String word) {
        return switch (word) {
            case "zh" -> Language.ZH;
            case "en" -> Language.EN;
            default -> throw Refusal.field("/language", word, "zh 或 en", "zh or en");
        };
    }
}
