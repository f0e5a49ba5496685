package org.yuanliu.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Scopes;
import org.yuanliu.access.Vault;
import org.yuanliu.core.Clause;
import org.yuanliu.core.Text;
import org.yuanliu.desk.Item.Subject;
import org.yuanliu.desk.Notices;
import org.yuanliu.mail.PostOffice.Got;
import org.yuanliu.mail.PostOffice.Mood;

/// Letters that say that something waits: who gets one, what it holds, and what becomes of it when
/// the mail server is in a mood.
@Timeout(180)
class MailTest {

    private static final String PASSWORD = "yuanliu-2026";
    private static final Acting PLATFORM = Acting.platform("test");

    private static Platform platform;
    private static PostOffice office;
    private static Http operator;
    private static int people;

    private String login = "";
    private UUID person = new UUID(0, 0);
    private UUID party = new UUID(0, 0);
    private Http reader;
    private String address = "";

    MailTest() {
        reader = platform.nobody();
    }

    @BeforeAll
    static void start() throws Exception {
        platform = Platform.start(Platform.Kind.DEMONSTRATION, Map.of("yuanliu.mail.look", "20ms"));
        office = new PostOffice();
        operator = platform.nobody().signInAs("admin.platform");
        save(settings()).is(200);
    }

    @AfterAll
    static void stop() {
        office.close();
        platform.close();
    }

    /// Each test has a reader of its own.
    @BeforeEach
    void somebody() throws SQLException {
        office.calm();
        var all = platform.world().people();
        var one = all.get(people++ % all.size());
        login = one.login();
        person = one.id();
        party = one.memberships().getFirst().party();
        // A test before may have put the clock forward.
        operator = platform.nobody().signInAs("admin.platform");
        reader = platform.nobody().signInAs(login);
        address = "p" + people + "@example.cn";
        sql("delete from mail.mailbox where person = '" + person + "'");
        sql("delete from mail.code_asked");
        office.forget();
    }

    @AfterEach
    void nothingIsLeftToSend() throws SQLException {
        sql("delete from mail.letter");
        sql("update mail.server set rest_until = null");
    }

    static Map<String, Object> settings() {
        return new java.util.HashMap<>(
                Map.of(
                        "active", true,
                        "host", "127.0.0.1",
                        "port", office.port(),
                        "security", "none",
                        "login", "yuan",
                        "password", "p:w with spaces 密",
                        "sender", "yuanliu@example.cn",
                        "platformAddress", "https://yuanliu.example.cn/"));
    }

    static Answer save(Map<String, Object> settings) {
        return operator.with("If-Match", operator.get("/administration/mail").is(200).etag())
                .put("/administration/mail", settings);
    }

    // ---------------------------------------------------------------------- a letter that arrives

    @Test
    @Clause("TV-7.2")
    void whoConfirmedAnAddressIsToldOnceThatSomethingWaits() throws Exception {
        confirmed("now");

        var notice = tell("标题甲", "title one");

        var letter = office.await(address, 1).getFirst();
        assertThat(letter.subject()).isEqualTo("【源流】有 1 条通知等您查看");
        assertThat(letter.text())
                .contains("· 标题甲", "https://yuanliu.example.cn/notices", "/account", "演练")
                .doesNotContain(login, platform.world().people().getFirst().name());
        assertThat(letter.header("Message-ID")).isEqualTo("<notice-" + notice + "@example.cn>");
        assertThat(letter.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(letter.header("List-Unsubscribe"))
                .isEqualTo("<https://yuanliu.example.cn/account>");
        assertThat(letter.raw().chars()).allMatch(it -> it < 128);
        assertThat(office.heard()).anyMatch(it -> it.startsWith("AUTH PLAIN "));
        awaitState("sent");
        tellAgain(notice);
        PostOffice.moment();
        assertThat(office.got(address)).hasSize(1);
        var line = operator.get("/administration/letters?state=sent").is(200);
        assertThat(line.text("/items/0/address")).isEqualTo("p***@example.cn");
        assertThat(line.raw()).doesNotContain(address);
        assertThat(line.text("/items/0/answer/zh")).contains("已接收", "250 2.0.0");
        operator.post("/administration/letters/" + line.text("/items/0/id") + "/again", "")
                .isProblem(409, "conflict");
    }

    @Test
    void inEnglishForWhoeverReadsEnglish() throws Exception {
        confirmed("now");
        reader.put("/account/mail/choice", Map.of("choice", "now", "language", "en")).is(200);

        tell("标题", "a title\r\nBcc: everybody");

        var letter = office.await(address, 1).getFirst();
        assertThat(letter.subject()).isEqualTo("[Yuanliu] A notice waits for you");
        assertThat(letter.text()).contains("· a title Bcc: everybody").doesNotContain("标题");
        assertThat(letter.header("Bcc")).isEmpty();
    }

    @Test
    void manyNoticesAtOnceAreOneLetterEachHoweverManyCarry() throws Exception {
        confirmed("now");
        var other = platform.bean(Courier.class);
        var more =
                IntStream.range(0, 3)
                        .mapToObj(it -> Thread.ofVirtual().start(() -> carry(other)))
                        .toList();

        var notices = new ArrayList<UUID>();
        for (int n = 0; n < 30; n++) {
            notices.add(tell("第 " + n + " 条", "number " + n));
        }

        office.await(address, 30);
        for (var each : more) {
            each.interrupt();
            each.join();
        }
        assertThat(office.got(address))
                .extracting(it -> it.header("Message-ID"))
                .containsExactlyInAnyOrderElementsOf(
                        notices.stream().map(it -> "<notice-" + it + "@example.cn>").toList());
    }

    private static void carry(Courier courier) {
        while (!Thread.currentThread().isInterrupted()) {
            courier.carryNext();
            Thread.onSpinWait();
        }
    }

    @Test
    void onceADayIsOneLetterWithWhatIsStillUnread() throws Exception {
        confirmed("daily");
        tell("早就读过", "read long ago");
        reader.post("/notices/read", Map.of()).is(200);
        tell("第一条", "the first");
        tell("第二条", "the second");
        awaitLetters(1);
        PostOffice.moment();
        assertThat(office.got(address)).as("not before the morning").isEmpty();

        sql("update mail.letter set due_at = now() - interval '1 minute' where kind = 'digest'");

        var letter = office.await(address, 1).getFirst();
        assertThat(letter.subject()).isEqualTo("【源流】有 2 条通知等您查看");
        assertThat(letter.text()).contains("第一条", "第二条").doesNotContain("早就读过");
    }

    @Test
    void whoReadItMeanwhileLeftOrWantsNoMoreIsNotMailed() throws Exception {
        confirmed("now");
        sql("update mail.server set rest_until = now() + interval '30 days'");
        tell("甲", "one");
        awaitLetters(1);
        reader.post("/notices/read", Map.of()).is(200);
        wake();
        awaitState("dropped");
        sql("delete from mail.letter");

        sql("update mail.server set rest_until = now() + interval '30 days'");
        tell("乙", "two");
        awaitLetters(1);
        sql("update access.membership set ended_at = now() where person = '" + person + "'");
        wake();
        awaitState("dropped");
        sql("update access.membership set ended_at = null where person = '" + person + "'");
        sql("delete from mail.letter");

        sql("update mail.server set rest_until = now() + interval '30 days'");
        tell("丙", "three");
        awaitLetters(1);
        sql("update access.person set active = false where id = '" + person + "'");
        wake();
        awaitState("dropped");
        sql("update access.person set active = true where id = '" + person + "'");
        assertThat(operator.get("/administration/letters").text("/items/0/answer/zh"))
                .contains("停用");

        reader.put("/account/mail/choice", Map.of("choice", "none", "language", "zh")).is(200);
        tell("丁", "four");
        PostOffice.moment();
        assertThat(office.got(address)).isEmpty();
    }

    // -------------------------------------------------------------- the mail server in its moods

    @Test
    void whatIsRefusedForNowIsTriedAgainLaterAndLater() throws Exception {
        confirmed("now");
        office.says("RCPT", "450 4.2.0 <secret words of the server> later");
        tell("甲", "one");

        var first = awaitAnswer("450 4.2.0");
        assertThat(first.text("/items/0/state")).isEqualTo("waiting");
        assertThat(first.raw()).doesNotContain("secret words");
        dueNow();
        awaitTries(2);
        office.calm();
        dueNow();

        assertThat(office.await(address, 1)).hasSize(1);
        awaitState("sent");
    }

    @Test
    void whatIsNeverTakenEndsAfterSomeDaysAndCanBeSentAgain() throws Exception {
        confirmed("now");
        office.says("END", "451 4.3.0 no room");
        tell("甲", "one");
        awaitAnswer("451");

        sql("update mail.letter set until = now() - interval '1 minute'");
        dueNow();
        var failed = awaitState("failed");
        assertThat(failed.text("/items/0/answer/zh")).contains("期限");

        office.calm();
        var id = failed.text("/items/0/id");
        operator.post("/administration/letters/" + id + "/again", "").is(200);
        assertThat(office.await(address, 1)).hasSize(1);
        assertThat(operator.get("/journal?limit=5").texts("/items", "/action"))
                .contains("letter.again");
    }

    @Test
    void aRefusalForGoodEndsItAtOnceAndThreeOfThemPauseTheAddress() throws Exception {
        confirmed("now");
        office.says("RCPT", "550 5.1.1 nobody here");
        for (int n = 1; n <= 3; n++) {
            tell("第 " + n, "number " + n);
            awaitLetters(n, "failed");
        }

        assertThat(reader.get("/account/mail").at("/paused").asBoolean()).isTrue();
        assertThat(reader.get("/notices?limit=3").texts("/items", "/kind")).contains("mail-paused");
        office.calm();
        tell("更多", "more");
        PostOffice.moment();
        assertThat(office.got(address)).isEmpty();

        reader.put("/account/mail/choice", Map.of("choice", "now", "language", "zh")).is(200);
        tell("又开始", "again");
        assertThat(office.await(address, 1)).hasSize(1);
    }

    @Test
    void aRefusalThatIsAboutUsEndsNoLetterAndPausesNobody() throws Exception {
        confirmed("now");
        office.says("AUTH", "535 5.7.8 no");
        tell("甲", "one");

        var seen = awaitAnswer("535");
        assertThat(seen.text("/items/0/state")).isEqualTo("waiting");
        assertThat(seen.text("/items/0/answer/zh")).contains("用户名或密码不正确");
        assertThat(operator.get("/administration/mail").at("/restUntil").isNull()).isFalse();
        office.calm();
        dueNow();
        wake();
        assertThat(office.await(address, 1)).hasSize(1);
        assertThat(reader.get("/account/mail").at("/paused").asBoolean()).isFalse();
    }

    @Test
    void aConnectionThatBreaksBeforeTheEndIsTriedAgainBecauseNothingWasHandedOver()
            throws Exception {
        confirmed("now");
        office.at("DATA", new Mood.HangsUp());
        tell("甲", "one");
        awaitAnswer("连接中断");
        assertThat(state()).isEqualTo("waiting");

        office.calm();
        dueNow();
        wake();
        assertThat(office.await(address, 1)).hasSize(1);
    }

    @Test
    void whatTheServerDoesNotAnswerForIsUncertainAndNotSentAgainByItself() throws Exception {
        confirmed("now");
        office.at("END", new Mood.HangsUp());
        tell("甲", "one");
        var seen = awaitState("uncertain");
        assertThat(seen.text("/items/0/answer/zh")).contains("没有等到服务器确认");

        office.calm();
        dueNow();
        wake();
        platform.clock().forward(Duration.ofHours(1));
        Thread.sleep(300);
        operator = platform.nobody().signInAs("admin.platform");
        assertThat(office.got(address)).isEmpty();

        operator.post("/administration/letters/" + seen.text("/items/0/id") + "/again", "").is(200);
        assertThat(office.await(address, 1)).hasSize(1);
    }

    @Test
    void aServerThatIsDeadOrSilentHoldsUpNothingElse() throws Exception {
        confirmed("now");
        office.at("EHLO", new Mood.Silence());
        tell("甲", "one");
        office.awaitHeard("EHLO");

        tell("乙", "two");
        reader.get("/notices?limit=2").is(200);

        assertThat(reader.get("/notices?limit=2").texts("/items", "/title/zh"))
                .containsExactly("乙", "甲");
        assertThat(operator.get("/administration/letters?state=sending").is(200).items())
                .as("the server has not said a word meanwhile")
                .hasSize(1);
        assertThat(openTransactions()).as("no transaction waits for it").isZero();
        office.calm();
        awaitAnswer("连接中断");
    }

    // ------------------------------------------------------------------- one's own address

    @Test
    @Clause("TV-7.2")
    void anAddressCountsOnceItsCodeCameBackAndTheFormerOneIsTold() throws Exception {
        confirmed("now");
        var second = "second" + people + "@example.cn";
        want(second).is(200);
        var code = code(office.await(second, 1).getFirst());
        assertThat(reader.get("/account/mail").text("/address"))
                .as("the former one until then")
                .isEqualTo(address);

        reader.post(
                        "/account/mail/confirm",
                        Map.of("code", code.toLowerCase(java.util.Locale.ROOT)))
                .is(200);

        assertThat(reader.get("/account/mail").text("/address")).isEqualTo(second);
        var told = office.await(address, 1).getFirst();
        assertThat(told.subject()).isEqualTo("【源流】您的通知邮箱已更改");
        assertThat(told.text()).doesNotContain(second);
        reader.post("/account/mail/confirm", Map.of("code", code)).isProblem(400, "invalid-field");

        office.forget();
        reader.post("/account/mail/remove", Map.of("password", PASSWORD)).is(200);
        assertThat(office.await(second, 1)).hasSize(1);
        assertThat(reader.get("/account/mail").at("/address").isNull()).isTrue();
        assertThat(reader.get("/journal?limit=20").texts("/items", "/action"))
                .contains("mailbox.want", "mailbox.confirm", "mailbox.remove");
    }

    @Test
    void aCodeIsTriedFiveTimesExpiresAndIsMailedFiveTimesADay() throws Exception {
        want(address).is(200);
        var code = code(office.await(address, 1).getFirst());
        for (int n = 4; n >= 0; n--) {
            var refused =
                    reader.post("/account/mail/confirm", Map.of("code", "AAAA-AAAA"))
                            .isProblem(400, "invalid-field");
            assertThat(refused.fields()).containsExactly("/code");
            assertThat(refused.raw()).contains(n > 0 ? "还可以试 " + n : "失效");
        }
        reader.post("/account/mail/confirm", Map.of("code", code)).isProblem(400, "invalid-field");

        office.forget();
        want(address).is(200);
        var late = code(office.await(address, 1).getFirst());
        platform.clock().forward(Duration.ofMinutes(31));
        reader = platform.nobody().signInAs(login);
        reader.post("/account/mail/confirm", Map.of("code", late)).isProblem(400, "invalid-field");

        for (int n = 2; n < 5; n++) {
            want(address).is(200);
        }
        want(address).isProblem(429, "too-fast");
    }

    @Test
    void nobodyChangesItWithoutThePasswordAndABadAddressIsRefused() throws Exception {
        reader.put(
                        "/account/mail/address",
                        Map.of("address", address, "password", "wrong", "language", "zh"))
                .isProblem(400, "invalid-field");
        for (var bad :
                List.of(
                        "a@example.cn\r\nBcc: b@example.cn",
                        "a@example.cn, b@example.cn",
                        "a@例子.中国",
                        "a".repeat(300) + "@example.cn")) {
            var refused =
                    reader.put(
                                    "/account/mail/address",
                                    Map.of("address", bad, "password", PASSWORD, "language", "zh"))
                            .isProblem(400, "invalid-field");
            assertThat(refused.fields()).containsExactly("/address");
        }
        reader.put("/account/mail/choice", Map.of("choice", "hourly", "language", "zh"))
                .isProblem(400, "invalid-field");
        reader.put("/account/mail/choice", Map.of("choice", "now", "language", "fr"))
                .isProblem(400, "invalid-field");
        PostOffice.moment();
        assertThat(office.heard()).isEmpty();
    }

    @Test
    @Clause("TV-7.1")
    void addressesCodesAndThePasswordAreUnreadableInTheDatabaseAndFollowARenewalOfKeys()
            throws Exception {
        confirmed("now");
        want("wanted@example.cn").is(200);
        var code = code(office.await("wanted@example.cn", 1).getFirst());
        tell("甲", "one");
        office.await(address, 1);

        assertThat(everyText())
                .noneMatch(it -> it.contains(address))
                .noneMatch(it -> it.contains("wanted@example.cn"))
                .noneMatch(it -> it.contains("p:w with spaces"))
                .noneMatch(it -> it.contains(code) || it.contains(code.replace("-", "")))
                .hasSizeGreaterThan(3);

        var security = platform.nobody().signInAs("security.platform");
        platform.bean(Vault.class).renew();
        platform.bean(org.yuanliu.access.Encryption.class).start();
        for (int n = 0;
                n < 500 && security.get("/administration/keys").at("/waiting").asInt() > 0;
                n++) {
            Thread.sleep(20);
        }
        assertThat(security.get("/administration/keys").at("/waiting").asInt()).isZero();
        assertThat(reader.get("/account/mail").text("/address")).isEqualTo(address);
        office.forget();
        tell("乙", "two");
        assertThat(office.await(address, 1)).hasSize(1);
    }

    @Test
    @Clause("TV-7.2")
    void withTheNameGoTheAddressAndWhereLettersWent() throws Exception {
        var admin = platform.nobody().signInAs("admin.platform");
        var security = platform.nobody().signInAs("security.platform");
        var because = Map.of("reason", "试验需要这样做");
        var made =
                admin.post(
                                "/administration/people",
                                Map.of(
                                        "login",
                                        "erased-mail-" + people,
                                        "name",
                                        "示例·离职人",
                                        "party",
                                        platform.party("hardware"),
                                        "role",
                                        "seller"))
                        .is(200);
        var id = UUID.fromString(made.text("/id"));
        platform.bean(Scopes.class)
                .write(
                        PLATFORM,
                        () -> {
                            platform.bean(Mailboxes.class)
                                    .found(PLATFORM, id, new MailAddress(address), Choice.NOW);
                            return id;
                        });
        assertThat(text("select count(*)::text from mail.mailbox where person = '" + id + "'"))
                .isEqualTo("1");
        var role = made.text("/places/0/id");
        security.post("/administration/roles/" + role + "/withdraw", because).is(200);
        admin.post("/administration/people/" + id + "/disable", because).is(200);

        security.post("/administration/people/" + id + "/forget", because).is(200);

        assertThat(text("select count(*)::text from mail.mailbox where person = '" + id + "'"))
                .isEqualTo("0");
    }

    // ----------------------------------------------------------------------------- helpers

    private void confirmed(String choice) throws Exception {
        want(address).is(200);
        var code = code(office.await(address, 1).getFirst());
        reader.post("/account/mail/confirm", Map.of("code", code)).is(200);
        reader.put("/account/mail/choice", Map.of("choice", choice, "language", "zh")).is(200);
        awaitState("sent");
        sql("delete from mail.letter");
        office.forget();
    }

    private Answer want(String wanted) {
        return reader.put(
                "/account/mail/address",
                Map.of("address", wanted, "password", PASSWORD, "language", "zh"));
    }

    static String code(Got letter) {
        var found =
                Pattern.compile("    ([A-Z0-9]{4}-[A-Z0-9]{4})\n")
                        .matcher(letter.text().replace("\r", ""));
        assertThat(found.find()).as(letter.text()).isTrue();
        return found.group(1);
    }

    private UUID tell(String zh, String en) throws SQLException {
        var cause = "test/" + UUID.randomUUID();
        platform.bean(Scopes.class)
                .write(
                        PLATFORM,
                        () -> {
                            platform.bean(Notices.class)
                                    .tell(
                                            person,
                                            party,
                                            cause,
                                            "test",
                                            new Text(zh, en),
                                            new Subject("account", person.toString()));
                            return cause;
                        });
        return UUID.fromString(
                text("select id::text from desk.notice where cause = '" + cause + "'"));
    }

    /// The same cause, and the same news once more.
    private void tellAgain(UUID notice) {
        platform.bean(Scopes.class)
                .write(
                        PLATFORM,
                        () -> {
                            platform.publish(
                                    new org.yuanliu.desk.NoticeTold(notice, person, party));
                            return notice;
                        });
    }

    private static void dueNow() throws SQLException {
        sql("update mail.letter set due_at = now() - interval '1 minute' where state = 'waiting'");
    }

    private static void wake() throws SQLException {
        sql("update mail.server set rest_until = null");
    }

    private static String state() {
        return operator.get("/administration/letters").text("/items/0/state");
    }

    private static Answer awaitState(String state) throws InterruptedException {
        return await(it -> it.text("/items/0/state").equals(state), state);
    }

    private static Answer awaitAnswer(String words) throws InterruptedException {
        return await(it -> it.raw().contains(words), words);
    }

    private static void awaitTries(int tries) throws InterruptedException {
        await(it -> it.at("/items/0/tries").asInt() >= tries, tries + " tries");
    }

    private static void awaitLetters(int n) throws InterruptedException {
        await(it -> it.items().size() >= n, n + " letters");
    }

    private static void awaitLetters(int n, String state) throws InterruptedException {
        await(
                it -> it.texts("/items", "/state").stream().filter(state::equals).count() >= n,
                n + " letters " + state);
    }

    private static Answer await(java.util.function.Predicate<Answer> there, String what)
            throws InterruptedException {
        var seen = operator.get("/administration/letters").is(200);
        for (int i = 0; i < 1_000; i++) {
            if (!seen.items().isEmpty() && there.test(seen)) {
                return seen;
            }
            Thread.sleep(10);
            seen = operator.get("/administration/letters").is(200);
        }
        throw new AssertionError("not " + what + ": " + seen.raw());
    }

    private static List<String> everyText() throws SQLException {
        var all = new ArrayList<String>();
        try (var superuser = platform.superuser();
                var query = superuser.createStatement()) {
            for (var table :
                    List.of(
                            "mail.server",
                            "mail.mailbox",
                            "mail.wanted",
                            "mail.letter",
                            "job.delivery",
                            "kernel.answered",
                            "access.journal",
                            "desk.notice")) {
                var rows = query.executeQuery("select t::text from " + table + " t");
                while (rows.next()) {
                    all.add(rows.getString(1));
                }
            }
        }
        return all;
    }

    private static int openTransactions() throws SQLException {
        return Integer.parseInt(
                text(
                        "select count(*)::text from pg_stat_activity where datname = current_database()"
                                + " and state = 'idle in transaction' and now() - xact_start > interval '1 second'"));
    }

    private static String text(String query) throws SQLException {
        try (var superuser = platform.superuser();
                var run = superuser.createStatement()) {
            var row = run.executeQuery(query);
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static void sql(String statement) throws SQLException {
        try (var superuser = platform.superuser();
                var run = superuser.createStatement()) {
            run.execute(statement);
        }
    }
}
