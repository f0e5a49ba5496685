package org.yuanliu.access;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.SecondFactors.Proof;
import org.yuanliu.access.store.PersonStore;
import org.yuanliu.access.store.SessionStore;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// What people do with their own account: password, second factor, sessions.
///
/// Whoever knows somebody's open browser must not take over the account with it: what changes the
/// locks asks for the password again, and wrong ones are counted as at sign-in.
@Service
public class Account {

    private static final String ISSUER = "Yuanliu";

    private final Scopes scopes;
    private final PersonStore people;
    private final Sessions sessions;
    private final Passwords passwords;
    private final PasswordPolicy passwordPolicy;
    private final SecurityPolicies policies;
    private final SecondFactors factors;
    private final Guesses guesses;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Account(
            Scopes scopes,
            PersonStore people,
            Sessions sessions,
            Passwords passwords,
            PasswordPolicy passwordPolicy,
            SecurityPolicies policies,
            SecondFactors factors,
            Guesses guesses,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scopes = scopes;
        this.people = people;
        this.sessions = sessions;
        this.passwords = passwords;
        this.passwordPolicy = passwordPolicy;
        this.policies = policies;
        this.factors = factors;
        this.guesses = guesses;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /// How one's own account stands.
    public record View(
            String login,
            Optional<Instant> passwordChangedAt,
            Optional<Instant> passwordDueAt,
            boolean temporaryPassword,
            int shortest,
            int remembered,
            boolean secondFactor,
            boolean secondFactorRequired,
            int codesOnPaper,
            List<SessionLine> sessions) {}

    public record SessionLine(
            UUID id,
            Instant openedAt,
            Instant seenAt,
            String origin,
            String how,
            boolean present) {}

    /// A secret to be put into a telephone: as text, as the address that apps read, and that as
    /// rows of dark (1) and light (0) squares.
    public record Offer(String secret, String address, List<String> squares) {}

    public View view(Session session, Acting acting) {
        var person =
                scopes.read(acting, () -> scopes.widely(() -> people.find(session.person())))
                        .orElseThrow(() -> new Refusal(ProblemKind.SIGNED_OUT));
        var rules = policies.current();
        return scopes.read(
                acting,
                () ->
                        new View(
                                person.login(),
                                person.passwordChangedAt(),
                                person.passwordChangedAt().flatMap(rules::dueAfter),
                                person.temporaryPassword(),
                                passwordPolicy.shortest(),
                                rules.remembered(),
                                person.secondFactor(),
                                rules.secondFactorRoles().contains(acting.role()),
                                factors.codesOnPaper(person.id()),
                                sessions.alive(person.id()).stream()
                                        .map(it -> line(it, session))
                                        .toList()));
    }

    private static SessionLine line(SessionStore.Line it, Session session) {
        return new SessionLine(
                it.id(),
                it.openedAt(),
                it.seenAt(),
                it.origin(),
                it.how(),
                it.id().equals(session.id()));
    }

    /// Sessions elsewhere end: whoever had the former password is out. It takes the place of the
    /// password that was proved and of no other: of one that was reset meanwhile nothing is known.
    public void changePassword(Session session, Acting acting, String present, String wanted) {
        var proved = mustKnowPassword(session, acting, present, "/present");
        passwords.mustBeGood(wanted);
        if (wanted.toLowerCase(Locale.ROOT).contains(session.login().toLowerCase(Locale.ROOT))) {
            throw Refusal.field("/password", "", "密码中不能含有用户名", "must not contain the login");
        }
        var remembered = policies.current().remembered();
        var former = scopes.read(acting, () -> people.formerPasswords(acting.person(), remembered));
        if (wanted.equals(present)
                || former.stream().anyMatch(it -> passwords.matches(wanted, it))) {
            throw Refusal.field("/password", "", "不能与最近用过的密码相同", "was used before, not long ago");
        }
        var hash = passwords.hash(wanted);
        var now = clock.instant();
        scopes.write(
                acting,
                () ->
                        scopes.widely(() -> {
                            if (!people.replacePassword(acting.person(), proved, hash, now)) {
                                throw new Refusal(ProblemKind.CONFLICT);
                            }
                            people.keepFormerPassword(acting.person(), proved, now, remembered);
                            sessions.endOthers(session);
                            note(acting, "password.change");
                            events.publishEvent(new PasswordChanged(acting.person()));
                            return hash;
                        }));
    }

    /// Not valid until [#confirmSecondFactor]; asked for again, the former offer is void.
    public Offer offerSecondFactor(Session session, Acting acting, String password) {
        mustKnowPassword(session, acting, password, "/password");
        var secret =
                scopes.write(acting, () -> factors.offer(acting.person()))
                        .orElseThrow(() -> new Refusal(ProblemKind.CONFLICT));
        var text = Totp.base32(secret);
        var address =
                "otpauth://totp/"
                        + ISSUER
                        + ":"
                        + URLEncoder.encode(session.login(), StandardCharsets.UTF_8)
                        + "?secret="
                        + text
                        + "&issuer="
                        + ISSUER;
        return new Offer(text, address, squares(address));
    }

    /// Answers the codes on paper, which nobody is shown again. Sessions elsewhere end: they were
    /// opened with the password alone, perhaps by somebody else.
    public List<String> confirmSecondFactor(Session session, Acting acting, String code) {
        guesses.take(session.login(), acting.origin());
        var codes =
                scopes.write(
                        acting,
                        () -> {
                            if (!(factors.confirm(acting.person(), code) instanceof Proof.Code)) {
                                return List.<String>of();
                            }
                            guesses.clear(session.login());
                            sessions.endOthers(session);
                            note(acting, "second-factor.set-up");
                            return factors.newCodesOnPaper(acting.person());
                        });
        if (codes.isEmpty()) {
            // Not as at sign-in: nobody is signed out here.
            throw Refusal.field(
                    "/code",
                    "",
                    "动态口令不正确，请等手机显示下一个再试",
                    "is not right; wait for the next one that your telephone shows");
        }
        return codes;
    }

    public List<String> renewCodesOnPaper(Session session, Acting acting, String password) {
        mustKnowPassword(session, acting, password, "/password");
        return scopes.write(
                acting,
                () -> {
                    if (!factors.isConfirmed(acting.person())) {
                        throw new Refusal(ProblemKind.CONFLICT);
                    }
                    note(acting, "second-factor.renew-codes");
                    return factors.newCodesOnPaper(acting.person());
                });
    }

    public void endSession(Acting acting, UUID session) {
        scopes.write(
                acting,
                () -> {
                    if (!sessions.endOne(acting.person(), session)) {
                        throw new Refusal(ProblemKind.NOT_FOUND);
                    }
                    note(acting, "session.end");
                    return session;
                });
    }

    public int endOtherSessions(Session session, Acting acting) {
        return scopes.write(
                acting,
                () -> {
                    note(acting, "session.end-others");
                    return sessions.endOthers(session);
                });
    }

    /// For what another module keeps of somebody's account: whoever only found the browser open
    /// does not pass.
    public void mustKnowPassword(Acting acting, String password) {
        var login =
                scopes.read(acting, () -> scopes.widely(() -> people.find(acting.person())))
                        .orElseThrow(() -> new Refusal(ProblemKind.SIGNED_OUT))
                        .login();
        mustKnowPassword(login, acting, password, "/password");
    }

    /// Answers the hash that was proved.
    private String mustKnowPassword(
            Session session, Acting acting, String password, String pointer) {
        return mustKnowPassword(session.login(), acting, password, pointer);
    }

    private String mustKnowPassword(String login, Acting acting, String password, String pointer) {
        guesses.take(login, acting.origin());
        var hash =
                scopes.read(acting, () -> people.passwordHash(acting.person()))
                        .orElseThrow(() -> new Refusal(ProblemKind.CONFLICT));
        if (!passwords.matches(password, hash)) {
            throw Refusal.field(pointer, "", "密码不正确", "is not your password");
        }
        return scopes.write(
                acting,
                () -> {
                    guesses.clear(login);
                    return hash;
                });
    }

    private void note(Acting acting, String action) {
        journal.note(acting, Note.of(action, "person/" + acting.person()));
    }

    private static List<String> squares(String text) {
        try {
            var matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            var rows = new ArrayList<String>();
            for (int y = 0; y < matrix.getHeight(); y++) {
                var row = new StringBuilder();
                for (int x = 0; x < matrix.getWidth(); x++) {
                    row.append(matrix.get(x, y));
                }
                rows.add(row.toString());
            }
            return rows;
        } catch (WriterException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
