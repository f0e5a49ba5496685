package org.yuanliu.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yuanliu.Child;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.kernel.postgres.DatabaseAccess;
import org.yuanliu.mail.PostOffice.Mood;

/// A platform that is killed, or stopped, while the mail server thinks about a letter.
class KilledLetterTest {

    private static final String READER = "clerk.hardware";
    private static final String ADDRESS = "reader@example.cn";

    private Path home = Path.of("");

    @BeforeEach
    void folder() throws IOException {
        home = Platform.newHome();
    }

    @AfterEach
    void away() {
        Platform.remove(home);
    }

    @Test
    @Clause("TV-7.1")
    @Timeout(300)
    void whoeverIsKilledBetweenHandingOverAndTheAnswerLeavesALetterInDoubtAndNoSecondOne()
            throws Exception {
        try (var office = new PostOffice()) {
            try (var platform = start()) {
                settle(platform, office);
                office.at("END", new Mood.Silence());
                reset(platform);
                office.awaitHeard("END");

                platform.signal("KILL");
                platform.end(Duration.ofSeconds(20));
            }
            assertThat(office.got(ADDRESS)).as("it has the letter and never said so").hasSize(1);
            office.calm();
            try (var platform = start()) {
                var operator = platform.nobody().signInAs("admin.platform");
                assertThat(state(operator)).isEqualTo("sending");
                lost();
                await(operator, "uncertain");
                Thread.sleep(2_500);
                assertThat(state(operator)).isEqualTo("uncertain");
                assertThat(office.got(ADDRESS)).as("not again by itself").hasSize(1);

                var id = operator.get("/administration/letters").text("/items/0/id");
                operator.post("/administration/letters/" + id + "/again", "").is(200);

                var both = office.await(ADDRESS, 2);
                assertThat(both).hasSize(2);
                assertThat(both.get(1).header("Message-ID"))
                        .as("whoever reads it can tell that it is the same")
                        .isEqualTo(both.get(0).header("Message-ID"));
                await(operator, "sent");
                assertThat(platform.signal("INT").end(Duration.ofSeconds(20))).isIn(0, 130);
            }
        }
    }

    @Test
    @Timeout(300)
    void aMailServerThatHangsHoldsUpNoStop() throws Exception {
        try (var office = new PostOffice()) {
            try (var platform = start()) {
                settle(platform, office);
                office.at("RCPT", new Mood.Silence());
                reset(platform);
                office.awaitHeard("RCPT");

                assertThat(platform.signal("INT").end(Duration.ofSeconds(15))).isIn(0, 130);
            }
            assertThat(office.got(ADDRESS)).isEmpty();
            office.calm();
            try (var platform = start()) {
                assertThat(office.await(ADDRESS, 1))
                        .as("nothing was handed over, so it is sent after the start")
                        .hasSize(1);
                await(platform.nobody().signInAs("admin.platform"), "sent");
            }
        }
    }

    /// A server, and a reader who is told at once.
    private static void settle(Child platform, PostOffice office) throws Exception {
        var operator = platform.nobody().signInAs("admin.platform");
        operator.with("If-Match", operator.get("/administration/mail").is(200).etag())
                .put(
                        "/administration/mail",
                        Map.of(
                                "active", true,
                                "host", "127.0.0.1",
                                "port", office.port(),
                                "security", "none",
                                "login", "",
                                "sender", "yuanliu@example.cn",
                                "platformAddress", "http://127.0.0.1:8080"))
                .is(200);
        var reader = platform.nobody().signInAs(READER);
        reader.put(
                        "/account/mail/address",
                        Map.of("address", ADDRESS, "password", "yuanliu-2026", "language", "zh"))
                .is(200);
        var code = MailTest.code(office.await(ADDRESS, 1).getFirst());
        reader.post("/account/mail/confirm", Map.of("code", code)).is(200);
        office.forget();
    }

    /// Tells the reader something: his password was reset.
    private static void reset(Child platform) throws Exception {
        var security = platform.nobody().signInAs("security.platform");
        var person = security.get("/administration/people?q=" + READER).is(200).text("/items/0/id");
        security.post(
                        "/administration/people/" + person + "/reset-password",
                        Map.of("reason", "试验需要这样做"))
                .is(200);
    }

    private static String state(Http operator) {
        return operator.get("/administration/letters").is(200).text("/items/0/state");
    }

    private static void await(Http operator, String state) throws InterruptedException {
        for (int i = 0; i < 1_500 && !state(operator).equals(state); i++) {
            Thread.sleep(10);
        }
        assertThat(state(operator)).isEqualTo(state);
    }

    /// As if the time had passed after which an attempt is given up for lost.
    private void lost() throws SQLException {
        sql(
                "update mail.letter set held_until = now() - interval '1 second' where state = 'sending'");
    }

    private void sql(String statement) throws SQLException {
        try (var superuser = DatabaseAccess.open(home.resolve("data")).superuser("yuanliu").open();
                var run = superuser.createStatement()) {
            run.execute(statement);
        }
    }

    private Child start() throws Exception {
        return Child.run(home, List.of(), "--port", "0", "--data", home.resolve("data").toString());
    }
}
