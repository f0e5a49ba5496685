package org.yuanliu.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yuanliu.Answer;
import org.yuanliu.Child;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.access.Newcomer;
import org.yuanliu.core.Clause;

/// The program itself, in a process of its own.
class StartAndStopTest {

    private Path home;

    @BeforeEach
    void folder() throws Exception {
        home = Platform.newHome();
    }

    @AfterEach
    void away() {
        Platform.remove(home);
    }

    private record Ending(String signal, int exit) {}

    /// One installation, ended in every way, and looked at after each.
    @Test
    void howeverItEndsNothingAcknowledgedIsLostAndNothingIsLeftRunning() throws Exception {
        var endings =
                List.of(new Ending("KILL", 137), new Ending("TERM", 143), new Ending("INT", 130));
        var made = new ArrayList<String>();
        var settled = Optional.<Newcomer>empty();
        for (var ending : endings) {
            try (var child = start()) {
                child.address();
                if (made.isEmpty()) {
                    settled =
                            Optional.of(
                                    Newcomer.settle(
                                            child.nobody(),
                                            "admin",
                                            password(child),
                                            Clock.systemUTC()));
                }
                var admin = enter(child, settled.orElseThrow(), made.size() / 5);
                assertThat(institutions(admin)).containsAll(made);
                for (int n = 0; n < 5; n++) {
                    made.add(institution(admin, made.size()));
                }
                end(child, ending);
            }
        }
        try (var last = start()) {
            var admin = enter(last, settled.orElseThrow(), endings.size());
            assertThat(institutions(admin)).containsExactlyInAnyOrderElementsOf(made);
            end(last, endings.getLast());
        }
    }

    @Test
    @Clause("TV-7.1")
    void aRestartLetsNobodyGuessOn() throws Exception {
        var logins = List.of("admin", "nobody-has-this-login");
        var end = new Ending("TERM", 143);
        try (var child = start()) {
            for (var login : logins) {
                for (int guess = 0; guess < 5; guess++) {
                    guess(child, login);
                }
            }
            end(child, end);
        }

        try (var again = start()) {
            for (var login : logins) {
                guess(again, login).isProblem(429, "locked-out");
            }
            end(again, end);
        }
    }

    private static Answer guess(Child child, String login) throws Exception {
        return child.nobody().post("/session", Map.of("login", login, "password", "guess"));
    }

    private static void end(Child child, Ending ending) throws Exception {
        var all = child.descendants();
        assertThat(all).as("a database server").isNotEmpty();

        child.signal(ending.signal());

        assertThat(child.end(Duration.ofSeconds(30))).as(child.said()).isEqualTo(ending.exit());
        assertThat(child.said()).doesNotContain("Exception", "\tat ");
        if (!ending.signal().equals("KILL")) {
            assertThat(all).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void aSecondStartOnTheSameFolderSaysWhoHoldsIt() throws Exception {
        var platform = Platform.shared();
        var begun = System.nanoTime();
        try (var second =
                Child.run(home, List.of(), "--port", "0", "--data", platform.data().toString())) {

            assertThat(second.end(Duration.ofSeconds(20))).isEqualTo(3);

            assertThat(second.said())
                    .contains(
                            "process " + ProcessHandle.current().pid(),
                            String.valueOf(platform.address().getPort()),
                            platform.data().toString())
                    .doesNotContain("Exception", "\tat ");
            assertThat(second.said().lines()).hasSize(1);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
        platform.as("clerk.hardware").get("/home").is(200);
    }

    @Test
    void aPortThatIsTakenIsNamedAndNothingIsLeftRunning() throws Exception {
        var taken = Platform.shared().address().getPort();
        try (var child =
                Child.run(
                        home,
                        List.of(),
                        "--empty",
                        "--port",
                        String.valueOf(taken),
                        "--data",
                        home.resolve("data").toString())) {

            assertThat(child.end(Duration.ofMinutes(1))).isEqualTo(1);

            assertThat(child.said()).contains(String.valueOf(taken)).doesNotContain("\tat ");
            assertThat(child.descendants()).isEmpty();
        }
    }

    private Child start() throws Exception {
        return Child.run(
                home,
                List.of(),
                "--empty",
                "--port",
                "0",
                "--data",
                home.resolve("data").toString());
    }

    /// With a code on paper: those of a telephone change with the time only.
    private static String institution(Http admin, int n) {
        return admin.post(
                        "/administration/parties",
                        Map.of(
                                "kind",
                                "institution",
                                "name",
                                "示例·机构 " + n,
                                "nameEn",
                                "Example institution " + n,
                                "region",
                                "000000"))
                .is(200)
                .text("/id");
    }

    private static List<String> institutions(Http admin) {
        return admin.get("/parties?kind=institution&limit=200").is(200).texts("/items", "/id");
    }

    private static Http enter(Child child, Newcomer who, int time) throws Exception {
        var nobody = child.nobody();
        return nobody.signedIn(
                nobody.post(
                                "/session",
                                Map.of(
                                        "login",
                                        who.login(),
                                        "password",
                                        who.password(),
                                        "code",
                                        who.codes().get(time)))
                        .is(200));
    }

    private static String password(Child child) throws Exception {
        return Platform.firstPassword(child.said(), "admin");
    }
}
