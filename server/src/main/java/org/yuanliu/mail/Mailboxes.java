package org.yuanliu.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Account;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.NameErased;
import org.yuanliu.access.PersonalData;
import org.yuanliu.access.Scopes;
import org.yuanliu.access.Vault;
import org.yuanliu.core.Text;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Language;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.mail.Mailbox.Wanted;
import org.yuanliu.mail.store.LetterStore;
import org.yuanliu.mail.store.MailboxStore;

/// What people decide about mail to themselves: where to, how often, in which language.
///
/// An address counts once a code that was mailed to it came back; until then the former one stays.
/// Whoever only found somebody's browser open changes nothing: the password is asked for, and the
/// former address is told.
@Service
public class Mailboxes {

    private static final Duration CODE_LIVES = Duration.ofMinutes(30);
    private static final int TRIES = 5;
    private static final int CODES_A_DAY = 5;

    /// No letter or digit that is taken for another one.
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final MailboxStore store;
    private final LetterStore letters;
    private final MailServers servers;
    private final Account account;
    private final PersonalData personal;
    private final Vault vault;
    private final Scopes scopes;
    private final Journal journal;
    private final MailPace pace;
    private final Clock clock;

    Mailboxes(
            MailboxStore store,
            LetterStore letters,
            MailServers servers,
            Account account,
            PersonalData personal,
            Vault vault,
            Scopes scopes,
            Journal journal,
            MailPace pace,
            Clock clock) {
        this.store = store;
        this.letters = letters;
        this.servers = servers;
        this.account = account;
        this.personal = personal;
        this.vault = vault;
        this.scopes = scopes;
        this.journal = journal;
        this.pace = pace;
        this.clock = clock;
    }

    /// One's own. `active`: the platform mails at all.
    public record View(
            boolean active,
            Optional<String> address,
            Optional<String> wanted,
            Optional<Instant> codeUntil,
            int codeTriesLeft,
            String choice,
            String language,
            boolean paused) {}

    public View view(Acting acting) {
        return scopes.read(acting, () -> seen(acting));
    }

    private View seen(Acting acting) {
        var me = acting.person();
        var mailbox = store.of(me);
        var wanted = store.wanted(me).filter(it -> it.expiresAt().isAfter(clock.instant()));
        return new View(
                servers.present().active(),
                mailbox.flatMap(this::address).map(it -> personal.mail(acting, me, it.text())),
                wanted.flatMap(this::address).map(it -> personal.mail(acting, me, it.text())),
                wanted.map(Wanted::expiresAt),
                wanted.map(it -> Math.max(0, TRIES - it.tries())).orElse(0),
                mailbox.map(Mailbox::choice).orElse(Choice.NOW).word(),
                mailbox.map(Mailbox::language).orElse(Language.ZH).name().toLowerCase(Locale.ROOT),
                mailbox.flatMap(Mailbox::pausedAt).isPresent());
    }

    /// What does not open was moved or changed by somebody who writes beside the platform: nothing
    /// is mailed there.
    Optional<MailAddress> address(Mailbox mailbox) {
        return vault.decrypt(mailbox.address(), Mailbox.place(mailbox.person()))
                .map(MailAddress::new);
    }

    Optional<MailAddress> address(Wanted wanted) {
        return vault.decrypt(wanted.address(), Wanted.place(wanted.person())).map(MailAddress::new);
    }

    /// Mails a code to the address; the former one stays until the code comes back.
    public View want(Acting acting, String typed, String password, Language language) {
        var address =
                switch (MailAddress.read(typed)) {
                    case MailAddress.Reading.Known(MailAddress known) -> known;
                    case MailAddress.Reading.Flawed(Text why) ->
                            throw Refusal.field(
                                    "/address",
                                    typed.length() > 100 ? typed.substring(0, 100) + "…" : typed,
                                    why.zh(),
                                    why.en());
                };
        mustBeActive(acting);
        account.mustKnowPassword(acting, password);
        return scopes.write(
                acting,
                () -> {
                    mustNotAskTooOften(acting.person());
                    writeCode(acting.person(), address, language);
                    note(acting, "mailbox.want");
                    return seen(acting);
                });
    }

    private void mustBeActive(Acting acting) {
        if (!scopes.read(acting, servers::present).active()) {
            throw Refusal.field(
                    "/address",
                    "",
                    "平台还没有启用邮件服务器，现在不能确认邮箱；请联系系统管理员",
                    "can't be confirmed now, since the platform has no mail server in use; ask the system administrator");
        }
    }

    private void mustNotAskTooOften(UUID person) {
        var now = clock.instant();
        var day = Duration.ofDays(1);
        store.holdCodes(person);
        if (store.codesSince(person, now.minus(day)) >= CODES_A_DAY) {
            throw Refusal.until(ProblemKind.TOO_FAST, day);
        }
        store.countCode(Ids.next(), person, now);
    }

    private void writeCode(UUID person, MailAddress address, Language language) {
        var code = newCode();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var until = now.plus(CODE_LIVES);
        store.want(
                new Wanted(
                        person,
                        vault.encrypt(address.text(), Wanted.place(person)),
                        language,
                        mark(person, code),
                        0,
                        until));
        letters.dropWaiting(person, Letter.Kind.CODE, SUPERSEDED);
        var id = Ids.next();
        letters.add(
                new LetterStore.New(
                        id,
                        person,
                        Letter.Kind.CODE,
                        language,
                        Optional.of(vault.encrypt(address.text(), Letter.addressPlace(id))),
                        Optional.of(vault.encrypt(code, Letter.codePlace(id))),
                        now,
                        now,
                        until));
    }

    private static final Text SUPERSEDED = new Text("已有更新的确认码", "a newer code took its place");

    private static String newCode() {
        var code = new StringBuilder();
        RANDOM.ints(8, 0, ALPHABET.length()).forEach(it -> code.append(ALPHABET.charAt(it)));
        return code.insert(4, '-').toString();
    }

    private String mark(UUID person, String code) {
        var typed = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return HexFormat.of().formatHex(vault.mark(typed, "mail-code/" + person));
    }

    public View confirm(Acting acting, String code) {
        var confirmed =
                scopes.write(
                        acting,
                        () -> {
                            var wanted =
                                    store.tryCode(acting.person(), TRIES, clock.instant())
                                            .filter(it ->
                                                    isEqual(
                                                            it.mark(),
                                                            mark(acting.person(), code)));
                            wanted.ifPresent(it -> take(acting, it));
                            return wanted;
                        });
        if (confirmed.isEmpty()) {
            int left = view(acting).codeTriesLeft();
            throw left > 0
                    ? Refusal.field(
                            "/code",
                            "",
                            "确认码不正确，还可以试 " + left + " 次",
                            "is not right; you may try " + left + " times more")
                    : Refusal.field(
                            "/code", "", "确认码已失效，请重新发送一个", "is void by now; have another one sent");
        }
        return view(acting);
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private void take(Acting acting, Wanted wanted) {
        var me = acting.person();
        var address = address(wanted).orElseThrow(() -> new Refusal(ProblemKind.CONFLICT));
        var former = store.of(me);
        former.flatMap(this::address)
                .filter(it -> !it.equals(address))
                .ifPresent(it -> tellFormer(former.get(), it));
        store.keep(
                me,
                vault.encrypt(address.text(), Mailbox.place(me)),
                wanted.language(),
                former.map(Mailbox::choice).orElse(Choice.NOW),
                clock.instant());
        store.forgetWanted(me);
        note(acting, "mailbox.confirm");
    }

    private void tellFormer(Mailbox former, MailAddress address) {
        var id = Ids.next();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        letters.add(
                new LetterStore.New(
                        id,
                        former.person(),
                        Letter.Kind.MOVED,
                        former.language(),
                        Optional.of(vault.encrypt(address.text(), Letter.addressPlace(id))),
                        Optional.empty(),
                        now,
                        now,
                        now.plus(pace.giveUpAfter())));
    }

    public View choose(Acting acting, String choice, Language language) {
        var wanted =
                Choice.of(choice)
                        .orElseThrow(() ->
                                Refusal.field(
                                        "/choice",
                                        choice,
                                        "now、daily 或 none",
                                        "now, daily or none"));
        return scopes.write(
                acting,
                () -> {
                    if (!store.choose(acting.person(), wanted, language)) {
                        throw Refusal.field(
                                "/choice", choice, "请先填写并确认邮箱", "needs a confirmed address first");
                    }
                    note(acting, "mailbox.choose");
                    return seen(acting);
                });
    }

    public View remove(Acting acting, String password) {
        account.mustKnowPassword(acting, password);
        return scopes.write(
                acting,
                () -> {
                    store.of(acting.person())
                            .ifPresent(it ->
                                    address(it).ifPresent(address -> tellFormer(it, address)));
                    letters.dropWaiting(acting.person(), Letter.Kind.CODE, SUPERSEDED);
                    store.remove(acting.person());
                    note(acting, "mailbox.remove");
                    return seen(acting);
                });
    }

    /// Of people who do not exist: nobody could send a code back. Inside the caller's transaction.
    public void found(Acting acting, UUID person, MailAddress address, Choice choice) {
        acting.must(acting.person().equals(Acting.PLATFORM));
        store.keep(
                person,
                vault.encrypt(address.text(), Mailbox.place(person)),
                Language.ZH,
                choice,
                clock.instant());
        journal.note(acting, Note.of("mailbox.confirm", "person/" + person));
    }

    /// With the name goes the address, and where letters went.
    @EventListener
    void erase(NameErased erased) {
        store.remove(erased.person());
        store.forgetCodesAsked(erased.person());
        letters.erase(erased.person());
    }

    private void note(Acting acting, String action) {
        journal.note(acting, Note.of(action, "person/" + acting.person()));
    }
}
