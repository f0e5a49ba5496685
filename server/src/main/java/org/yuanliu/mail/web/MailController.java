package org.yuanliu.mail.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Commands;
import org.yuanliu.access.Scopes;
import org.yuanliu.kernel.Language;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.web.Versions;
import org.yuanliu.mail.Letter;
import org.yuanliu.mail.Letters;
import org.yuanliu.mail.MailServer;
import org.yuanliu.mail.MailServers;

/// The mail server, and what became of letters: for whoever runs the platform.
@RestController
@RequestMapping("/api/v1/administration")
class MailController {

    private final Scopes scopes;
    private final Commands commands;
    private final MailServers servers;
    private final Letters letters;

    MailController(Scopes scopes, Commands commands, MailServers servers, Letters letters) {
        this.scopes = scopes;
        this.commands = commands;
        this.servers = servers;
        this.letters = letters;
    }

    record To(String to) {}

    @GetMapping("/mail")
    ResponseEntity<MailServer.View> server(Acting acting) {
        return answer(scopes.read(acting, () -> servers.view(acting)));
    }

    @PutMapping("/mail")
    ResponseEntity<MailServer.View> change(
            Acting acting,
            @RequestBody MailServers.Edit edit,
            @RequestHeader("If-Match") String version) {
        return answer(
                scopes.write(acting, () -> servers.change(acting, edit, Versions.of(version))));
    }

    private static ResponseEntity<MailServer.View> answer(MailServers.Seen seen) {
        return ResponseEntity.ok().eTag("\"" + seen.version() + "\"").body(seen.view());
    }

    /// Not kept under a key: a trial that is sent again is another trial.
    @PostMapping("/mail/test")
    MailServers.Tested test(Acting acting, @RequestBody To wanted, HttpServletRequest request) {
        return servers.test(acting, wanted.to(), language(request));
    }

    /// Without a wish the language is Chinese, and not that of the server's machine.
    private static Language language(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null
                ? Language.ZH
                : Language.of(request.getLocale());
    }

    @GetMapping("/letters")
    Page<Letter> letters(
            Acting acting,
            @RequestParam Optional<String> state,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return scopes.read(
                acting, () -> letters.list(acting, state, Page.Request.of(cursor, limit)));
    }

    @PostMapping("/letters/{id}/again")
    Letter again(Acting acting, @PathVariable UUID id, @RequestHeader("Idempotency-Key") UUID key) {
        return commands.once(
                acting,
                key,
                "POST letters/" + id + "/again",
                "",
                Letter.class,
                () -> letters.again(acting, id));
    }
}
