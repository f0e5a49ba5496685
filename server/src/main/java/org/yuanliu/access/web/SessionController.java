package org.yuanliu.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Installation;
import org.yuanliu.access.Party;
import org.yuanliu.access.Session;
import org.yuanliu.access.SignIn;
import org.yuanliu.access.SignIn.SignedIn;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// Signing in, choosing for whom to act, signing out.
@RestController
@RequestMapping("/api/v1/session")
class SessionController {

    private final SignIn signIn;
    private final Installation installation;
    private final Attempts attempts;

    SessionController(SignIn signIn, Installation installation, Attempts attempts) {
        this.signIn = signIn;
        this.installation = installation;
        this.attempts = attempts;
    }

    record Credentials(String login, String password, Optional<String> code) {}

    record As(String login) {}

    record Choice(UUID membership) {}

    record Place(UUID id, Party.Named party, String role) {}

    record ActingParty(UUID id, String name, String kind, String region) {}

    record Person(UUID id, String name, String login) {}

    record View(
            Person person,
            ActingParty party,
            String role,
            UUID membership,
            List<Place> memberships,
            String csrf,
            boolean demonstration,
            long idleMinutes,
            Instant expiresAt,
            List<String> due,
            Optional<Instant> passwordDueAt,
            Optional<Notice> notice) {}

    /// What the second factor has to tell at sign-in: a clock that differs, codes that run out.
    record Notice(Optional<Long> clockDiffersSeconds, Optional<Integer> codesOnPaperLeft) {

        static Notice of(SignIn.Notice notice) {
            return switch (notice) {
                case SignIn.Notice.ClockDiffers(Duration ahead) ->
                        new Notice(Optional.of(ahead.toSeconds()), Optional.empty());
                case SignIn.Notice.CodesOnPaperLeft(int left) ->
                        new Notice(Optional.empty(), Optional.of(left));
            };
        }
    }

    @PostMapping
    ResponseEntity<View> signIn(@RequestBody Credentials credentials, HttpServletRequest request) {
        attempts.count(Door.origin(request));
        return opened(
                signIn.signIn(
                        credentials.login(),
                        credentials.password(),
                        credentials.code().filter(it -> !it.isBlank()),
                        Door.origin(request)),
                request);
    }

    @PostMapping("/as")
    ResponseEntity<View> signInAs(@RequestBody As as, HttpServletRequest request) {
        if (!installation.isDemonstration()) {
            throw new Refusal(ProblemKind.NOT_FOUND);
        }
        return opened(signIn.signInAs(as.login(), Door.origin(request)), request);
    }

    @GetMapping
    View session(Acting acting, HttpServletRequest request) {
        return view(
                signIn.session(Door.token(request).orElse(""))
                        .orElseThrow(() -> new Refusal(ProblemKind.SIGNED_OUT)),
                Optional.empty());
    }

    @PostMapping("/party")
    View actFor(Acting acting, @RequestBody Choice choice, HttpServletRequest request) {
        return view(
                signIn.actFor(
                        Door.token(request).orElse(""), choice.membership(), Door.origin(request)),
                Optional.empty());
    }

    @DeleteMapping
    ResponseEntity<Void> signOut(Acting acting, HttpServletRequest request) {
        signIn.signOut(Door.token(request).orElse(""), acting);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie("", request).maxAge(0).build().toString())
                .build();
    }

    private ResponseEntity<View> opened(SignedIn signedIn, HttpServletRequest request) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookie(signedIn.token(), request).build().toString())
                .body(view(signedIn.session(), signedIn.notice()));
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(
            String token, HttpServletRequest request) {
        return ResponseCookie.from(Door.COOKIE, token)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/");
    }

    private View view(Session session, Optional<SignIn.Notice> notice) {
        var acting = session.acting();
        return new View(
                new Person(session.person(), session.name(), session.login()),
                new ActingParty(
                        acting.party(), acting.partyName(), acting.partyKind(), acting.region()),
                acting.role().word(),
                acting.id(),
                session.memberships().stream()
                        .map(it ->
                                new Place(
                                        it.id(),
                                        new Party.Named(it.party(), it.partyName()),
                                        it.role().word()))
                        .toList(),
                session.csrf(),
                installation.isDemonstration(),
                signIn.idle().toMinutes(),
                signIn.endsAt(session),
                session.due().stream().map(Session.Due::word).toList(),
                session.passwordDueAt(),
                notice.map(Notice::of));
    }
}
