package org.yuanliu.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Duty;
import org.yuanliu.access.Installation;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.PerMinute;
import org.yuanliu.access.Scopes;
import org.yuanliu.access.Vault;
import org.yuanliu.core.Text;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Language;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.mail.Conversation.Route;
import org.yuanliu.mail.store.ServerStore;

/// The mail server: set by the system administrator, tried by a letter to somebody who waits for
/// it.
///
/// Whoever may set it could ask any machine that the platform can reach. So a trial is rare, one at
/// a time, short, and answers in words of ours: nothing that the other side said is passed on but
/// its numbers.
@Service
public class MailServers {

    static final String PASSWORD_PLACE = "mail.server/password/1";
    private static final int TESTS_A_MINUTE = 6;
    private static final Pattern NUMERIC =
            Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*\\]?");

    private final ServerStore store;
    private final Vault vault;
    private final Scopes scopes;
    private final Journal journal;
    private final Installation installation;
    private final Trust trust;
    private final MailPace pace;
    private final Clock clock;
    private final PerMinute tests;
    private final Semaphore oneTest = new Semaphore(1);

    MailServers(
            ServerStore store,
            Vault vault,
            Scopes scopes,
            Journal journal,
            Installation installation,
            Trust trust,
            MailPace pace,
            Clock clock) {
        this.store = store;
        this.vault = vault;
        this.scopes = scopes;
        this.journal = journal;
        this.installation = installation;
        this.trust = trust;
        this.pace = pace;
        this.clock = clock;
        this.tests = new PerMinute(TESTS_A_MINUTE, clock);
    }

    /// No password: the present one stays. An empty one: there is none.
    public record Edit(
            boolean active,
            String host,
            int port,
            String security,
            String login,
            Optional<String> password,
            String sender,
            String platformAddress) {

        @Override
        public String toString() {
            return "Edit[" + host + "]";
        }
    }

    /// How a trial ended.
    public record Tested(boolean taken, Text words) {}

    public record Seen(MailServer.View view, int version) {}

    /// Inside the caller's transaction.
    public Seen view(Acting acting) {
        acting.must(Duty.KEEP_MAIL);
        return seen();
    }

    private Seen seen() {
        var server = store.read();
        return new Seen(server.view(loopbackOnly()), server.version());
    }

    /// Inside the caller's transaction.
    public Seen change(Acting acting, Edit edit, int version) {
        acting.must(Duty.KEEP_MAIL);
        var before = store.read();
        var wanted = read(edit, before, version);
        if (!store.write(wanted)) {
            throw new Refusal(ProblemKind.CHANGED_MEANWHILE);
        }
        journal.note(
                acting,
                Note.of("mail-server.change", "mail-server")
                        .changed(before.view(false), wanted.view(false)));
        return seen();
    }

    private MailServer read(Edit edit, MailServer before, int version) {
        var flaws = new ArrayList<Refusal.Field>();
        var host = edit.host().strip();
        if (!isHost(host)) {
            flaws.add(
                    flaw(
                            "/host",
                            host,
                            "填写服务器名称或 IP 地址，例如 smtp.example.cn",
                            "type a name or an address, such as smtp.example.cn"));
        }
        if (edit.port() < 1 || edit.port() > 65_535) {
            flaws.add(flaw("/port", String.valueOf(edit.port()), "1–65535", "1–65535"));
        }
        var security = Security.of(edit.security());
        if (security.isEmpty()) {
            flaws.add(
                    flaw(
                            "/security",
                            edit.security(),
                            "starttls、tls 或 none",
                            "starttls, tls or none"));
        }
        if ((security.equals(Optional.of(Security.NONE)) || loopbackOnly()) && !isLoopback(host)) {
            flaws.add(
                    flaw(
                            "/host",
                            host,
                            Outcome.Mishap.NOT_LOOPBACK.zh,
                            Outcome.Mishap.NOT_LOOPBACK.en));
        }
        if (isUnfit(edit.login()) || edit.password().filter(MailServers::isUnfit).isPresent()) {
            flaws.add(
                    flaw(
                            "/login",
                            "",
                            "用户名和密码最多 200 个字符，不能有换行",
                            "user and password have at most 200 characters and no line breaks"));
        }
        if (MailAddress.read(edit.sender()) instanceof MailAddress.Reading.Flawed(Text why)) {
            flaws.add(flaw("/sender", shortened(edit.sender()), why.zh(), why.en()));
        }
        if (!isAddressOfAPlatform(edit.platformAddress())) {
            flaws.add(
                    flaw(
                            "/platformAddress",
                            shortened(edit.platformAddress()),
                            "填写大家打开平台用的地址，例如 https://yuanliu.example.cn",
                            "type where people open the platform, such as https://yuanliu.example.cn"));
        }
        var wanted =
                new MailServer(
                        edit.active(),
                        host,
                        edit.port(),
                        security.orElse(Security.STARTTLS),
                        edit.login(),
                        edit.password().isPresent()
                                ? edit.password().filter(it -> !it.isEmpty()).map(this::sealed)
                                : before.password(),
                        edit.sender().strip(),
                        edit.platformAddress().strip().replaceFirst("/+$", ""),
                        Optional.empty(),
                        version);
        if (edit.password().isEmpty()
                && before.password().isPresent()
                && !wanted.reachesAsBefore(before)) {
            flaws.add(
                    flaw(
                            "/password",
                            "",
                            "服务器、端口、加密方式或用户名变了，请重新填写密码",
                            "type the password again, since host, port, security or user is another one"));
        }
        if (!flaws.isEmpty()) {
            throw new Refusal(ProblemKind.INVALID_FIELD, flaws, Map.of());
        }
        return wanted;
    }

    private String sealed(String password) {
        return vault.encrypt(password, PASSWORD_PLACE);
    }

    private static Refusal.Field flaw(String pointer, String rejected, String zh, String en) {
        return new Refusal.Field(pointer, rejected, zh, en);
    }

    private static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    private static boolean isUnfit(String text) {
        return text.length() > 200 || text.chars().anyMatch(Character::isISOControl);
    }

    private static boolean isHost(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9-]{0,62}")
                || MailAddress.isDomain(text)
                || (text.length() <= 45 && text.length() > 2 && NUMERIC.matcher(text).matches());
    }

    /// By how it is written; what the name means is asked again when we connect.
    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || host.equals("::1");
    }

    private static boolean isAddressOfAPlatform(String typed) {
        try {
            var uri = new URI(typed.strip());
            return typed.length() <= 200
                    && typed.chars().allMatch(it -> it > 32 && it < 127)
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    /// The people of a demonstration do not exist, and everybody may act as its administrator: its
    /// letters do not leave this machine.
    private boolean loopbackOnly() {
        return installation.isDemonstration();
    }

    /// With the settings as they are saved. Speaks to the server, so not inside a transaction.
    public Tested test(Acting acting, String typed, Language language) {
        acting.must(Duty.KEEP_MAIL);
        var to =
                switch (MailAddress.read(typed)) {
                    case MailAddress.Reading.Known(MailAddress address) -> address;
                    case MailAddress.Reading.Flawed(Text why) ->
                            throw Refusal.field("/to", shortened(typed), why.zh(), why.en());
                };
        tests.count("test");
        if (!oneTest.tryAcquire()) {
            throw new Refusal(ProblemKind.CONFLICT);
        }
        try {
            return test(acting, to, language);
        } finally {
            oneTest.release();
        }
    }

    private Tested test(Acting acting, MailAddress to, Language language) {
        var server =
                scopes.write(
                        acting,
                        () -> {
                            journal.note(acting, Note.of("mail-server.test", "mail-server"));
                            return store.read();
                        });
        if (!server.isSetUp()) {
            throw Refusal.field("/host", "", "请先填写并保存邮件服务器", "save a mail server first");
        }
        var letter =
                Writing.test(server, to, "test-" + Ids.next(), clock.instant(), language).bytes();
        var outcome =
                Conversation.handOver(
                        route(server), trust.sockets(), pace.longestTest(), to.text(), letter);
        boolean taken = outcome instanceof Outcome.Taken;
        if (taken) {
            scopes.write(
                    acting,
                    () -> {
                        store.rest(Optional.empty());
                        return server;
                    });
        }
        return new Tested(taken, outcome.words());
    }

    /// Inside the caller's transaction.
    MailServer present() {
        return store.read();
    }

    void rest(Optional<java.time.Instant> until) {
        store.rest(until);
    }

    /// A password that does not open is none: the server will say that it wants one.
    Route route(MailServer server) {
        return new Route(
                server.host(),
                server.port(),
                server.security(),
                server.login(),
                server.password().flatMap(it -> vault.decrypt(it, PASSWORD_PLACE)),
                server.security() == Security.NONE || loopbackOnly(),
                ourName(server),
                server.sender());
    }

    private static String ourName(MailServer server) {
        var host = URI.create(server.platformAddress()).getHost();
        return MailAddress.isDomain(host) ? host : "localhost";
    }
}
