package org.yuanliu.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.access.Newcomer;
import org.yuanliu.core.Clause;
import org.yuanliu.mail.PostOffice.Mood;

/// The mail server as an administrator sets and tries it, in an installation that is no
/// demonstration.
@Timeout(120)
class MailServersTest {

    private static Platform platform;
    private static PostOffice office;
    private static Http operator;

    @BeforeAll
    static void start() throws IOException {
        platform = Platform.start(Platform.Kind.EMPTY, Map.of("yuanliu.mail.longest-test", "2s"));
        office = new PostOffice();
        operator =
                Newcomer.settle(
                                platform.nobody(),
                                "admin",
                                platform.firstPassword("admin"),
                                platform.clock())
                        .http();
    }

    @AfterAll
    static void stop() {
        office.close();
        platform.close();
    }

    @BeforeEach
    void aMinuteLater() {
        office.calm();
        platform.clock().forward(java.time.Duration.ofMinutes(1));
    }

    private static Map<String, Object> settings() {
        return new HashMap<>(
                Map.of(
                        "active", true,
                        "host", "127.0.0.1",
                        "port", office.port(),
                        "security", "none",
                        "login", "yuan",
                        "password", "never-told-again",
                        "sender", "yuanliu@example.cn",
                        "platformAddress", "https://yuanliu.example.cn/"));
    }

    private static Answer save(Map<String, Object> settings) {
        return operator.with("If-Match", operator.get("/administration/mail").is(200).etag())
                .put("/administration/mail", settings);
    }

    private static Answer save(String field, Object value) {
        var changed = settings();
        changed.put(field, value);
        return save(changed);
    }

    @Test
    @Clause("TV-7.1")
    void thePasswordGoesInAndNeverComesOut() {
        var saved = save(settings()).is(200);
        assertThat(saved.at("/hasPassword").asBoolean()).isTrue();
        assertThat(saved.text("/platformAddress")).isEqualTo("https://yuanliu.example.cn");
        assertThat(saved.raw()).doesNotContain("never-told-again");
        var journal = operator.get("/journal?limit=3").is(200);
        assertThat(journal.texts("/items", "/action")).contains("mail-server.change");
        assertThat(journal.raw()).doesNotContain("never-told-again");

        var kept = settings();
        kept.remove("password");
        assertThat(save(kept).is(200).at("/hasPassword").asBoolean()).isTrue();
        kept.put("host", "localhost");
        assertThat(save(kept).isProblem(400, "invalid-field").fields())
                .as("a password is not told to another server than it was typed for")
                .containsExactly("/password");
        assertThat(save("password", "").is(200).at("/hasPassword").asBoolean()).isFalse();
        operator.with("If-Match", "\"1\"")
                .put("/administration/mail", settings())
                .isProblem(412, "changed-meanwhile");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        var wrong = settings();
        wrong.put("host", "two words");
        wrong.put("port", 0);
        wrong.put("security", "ssl3");
        wrong.put("login", "a\r\nb");
        wrong.put("sender", "a@b.cn\r\nX: y");
        wrong.put("platformAddress", "javascript:alert(1)");
        assertThat(save(wrong).isProblem(400, "invalid-field").fields())
                .containsExactlyInAnyOrder(
                        "/host", "/port", "/security", "/login", "/sender", "/platformAddress");
        for (var address :
                new String[] {
                    "https://user:pass@example.cn",
                    "https://example.cn/?a=b",
                    "https://example.cn/#x",
                    "ftp://example.cn",
                    "https://例子.cn",
                    "https://a\r\nb.cn",
                    ""
                }) {
            assertThat(save("platformAddress", address).isProblem(400, "invalid-field").fields())
                    .containsExactly("/platformAddress");
        }
        assertThat(save("host", "smtp.example.cn").isProblem(400, "invalid-field").fields())
                .as("without encryption only this machine")
                .containsExactly("/host");
    }

    @Test
    void aTestLetterSaysInOurWordsWhatCameOfIt() throws Exception {
        save(settings()).is(200);

        var taken = test("somebody@example.cn").is(200);
        assertThat(taken.at("/taken").asBoolean()).isTrue();
        assertThat(office.await("somebody@example.cn", 1).getFirst().subject())
                .isEqualTo("【源流】测试邮件");
        assertThat(operator.get("/journal?limit=3").raw())
                .contains("mail-server.test")
                .doesNotContain("somebody@example.cn");

        office.says("AUTH", "535 5.7.8 <b>bytes of the server</b>");
        var refused = test("somebody@example.cn").is(200);
        assertThat(refused.at("/taken").asBoolean()).isFalse();
        assertThat(refused.text("/words/zh")).contains("535 5.7.8", "用户名或密码不正确");
        assertThat(refused.raw()).doesNotContain("bytes of the server");

        office.calm();
        office.at("GREETING", new Mood.Silence());
        assertThat(test("somebody@example.cn").is(200).text("/words/zh")).contains("等不到回答");
        assertThat(test("a@example.cn, b@example.cn").isProblem(400, "invalid-field").fields())
                .containsExactly("/to");
    }

    @Test
    void testsAreOneAtATimeAndFewAMinute() throws Exception {
        save(settings()).is(200);
        office.forget();
        office.at("EHLO", new Mood.Silence());
        var slow = Thread.ofVirtual().start(() -> test("slow@example.cn").is(200));
        office.awaitHeard("EHLO");
        test("second@example.cn").isProblem(409, "conflict");
        slow.join();

        office.calm();
        for (int n = 0; n < 4; n++) {
            test("more@example.cn").is(200);
        }
        test("more@example.cn").isProblem(429, "too-fast");
    }

    private static Answer test(String to) {
        return operator.post("/administration/mail/test", Map.of("to", to));
    }
}
