package org.yuanliu.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.Platform.Kind;
import org.yuanliu.core.Clause;

/// An installation that is no demonstration, with a clock that the test puts forward.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockOutTest {

    private Platform platform;
    private Http nobody;
    private String password;

    @BeforeAll
    void start() {
        platform = Platform.start(Kind.EMPTY, Map.of("yuanliu.sign-in.attempts-per-minute", "20"));
        nobody = platform.nobody();
        password = platform.firstPassword("admin");
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    /// Attempts of one address are counted by the minute.
    private void aMinuteLater() {
        platform.clock().forward(Duration.ofMinutes(1));
    }

    private Answer attempt(String with) {
        return attempt("admin", with);
    }

    private Answer attempt(String login, String with) {
        return nobody.post("/session", Map.of("login", login, "password", with));
    }

    @Test
    @Clause("TV-7.1")
    void guessingLocksTheAccountForLongerAndLongerAndTheRightPasswordOpensItAfterwards() {
        aMinuteLater();
        for (int free = 0; free < 4; free++) {
            attempt("guess-" + free).isProblem(401, "wrong-password");
        }
        var delays = new ArrayList<Long>();
        for (int guess = 0; guess < 5; guess++) {
            var locked = attempt("guess-again-" + guess).isProblem(429, "locked-out");
            delays.add(Long.parseLong(locked.header("Retry-After").orElseThrow()));
            attempt(password).isProblem(429, "locked-out");
            platform.clock().forward(Duration.ofSeconds(delays.getLast() + 60));
        }

        for (int n = 1; n < delays.size(); n++) {
            assertThat(delays.get(n)).as(delays.toString()).isGreaterThan(delays.get(n - 1));
        }
        attempt(password).is(200);
        attempt("one-slip").isProblem(401, "wrong-password");
        attempt(password).is(200);
    }

    /// What somebody sees who guesses on and on, after each wait.
    private List<String> guessing(String login) {
        var seen = new ArrayList<String>();
        for (int guess = 0; guess < 8; guess++) {
            for (int at = 0; at < (guess < 4 ? 1 : 2); at++) {
                var answer = attempt(login, "guess-" + guess);
                var wait = answer.header("Retry-After").map(Long::parseLong).orElse(0L);
                seen.add(
                        "%d %s %s %s"
                                .formatted(
                                        answer.status(),
                                        answer.text("/code"),
                                        answer.text("/next"),
                                        // A second may pass between two answers.
                                        Math.round(wait / 15.0)));
            }
            platform.clock().forward(Duration.ofSeconds(guess < 4 ? 1 : 60 + (30L << (guess - 4))));
        }
        return seen;
    }

    @Test
    @Clause("TV-7.1")
    void anUnknownLoginIsLockedOutLikeOneThatExists() {
        aMinuteLater();
        var known = guessing("admin");
        aMinuteLater();
        var unknown = guessing("nobody-has-this-login");

        assertThat(unknown).isEqualTo(known);
        assertThat(known.subList(0, 4)).allMatch(it -> it.startsWith("401 wrong-password"));
        assertThat(known.subList(4, 12)).allMatch(it -> it.startsWith("429 locked-out"));
        aMinuteLater();
        attempt(password).is(200);
    }

    @Test
    void whoeverHasToWaitIsToldHowLongInWords() {
        aMinuteLater();
        for (int free = 0; free < 4; free++) {
            attempt("waiting", "guess");
        }
        var short30 = attempt("waiting", "guess").isProblem(429, "locked-out");
        assertThat(short30.text("/detail")).isEqualTo("请在 30 秒后重试。");
        assertThat(short30.header("Retry-After")).contains("30");
        for (int more = 0; more < 3; more++) {
            platform.clock().forward(Duration.ofMinutes(10));
            attempt("waiting", "guess").isProblem(429, "locked-out");
        }

        var early = Map.of("login", "waiting", "password", "guess");
        platform.clock().forward(Duration.ofSeconds(30));
        assertThat(nobody.post("/session", early).text("/detail")).isEqualTo("请在 4 分钟后重试。");
        assertThat(nobody.inEnglish().post("/session", early).text("/detail"))
                .isEqualTo("Please try again in 4 minutes.");
        platform.clock().forward(Duration.ofMinutes(3));
        assertThat(nobody.inEnglish().post("/session", early).text("/detail"))
                .matches("Please try again in (30|29|28) seconds\\.");
    }

    @Test
    @Clause("TV-7.1")
    void manyAtOnceGetNoMoreGuessesThanOneAfterTheOther() throws Exception {
        for (var login : List.of("admin", "nobody-guessed-at-once")) {
            aMinuteLater();
            try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                var guesses = new ArrayList<Future<Answer>>();
                for (int n = 0; n < 16; n++) {
                    var with = "guess-" + n;
                    guesses.add(clients.submit(() -> attempt(login, with)));
                }
                var waits = new ArrayList<Long>();
                for (var guess : guesses) {
                    guess.get().header("Retry-After").map(Long::parseLong).ifPresent(waits::add);
                }

                // Had more than five been compared, the wait would have grown.
                assertThat(waits).as(login).hasSize(12).allMatch(it -> it <= 31);
            }
        }
        aMinuteLater();
        attempt(password).is(200);
    }

    @Test
    @Clause("TV-7.1")
    void whatWasTypedAsALoginIsNotStoredAndItsCountGoesAfterADay() throws Exception {
        aMinuteLater();
        var typed = "Geheim-geheim-2026";
        attempt(typed, "x").isProblem(401, "wrong-password");

        try (var connection = platform.superuser()) {
            assertThat(guesses(connection))
                    .hasSizeGreaterThan(0)
                    .noneMatch(it -> it.contains(typed));
            platform.clock().forward(Duration.ofHours(23));
            platform.bean(Guesses.class).forget();
            assertThat(guesses(connection)).isNotEmpty();
            platform.clock().forward(Duration.ofHours(2));
            platform.bean(Guesses.class).forget();
            assertThat(guesses(connection)).isEmpty();
        }
    }

    private static List<String> guesses(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select g::text from access.guess g")) {
            var guesses = new ArrayList<String>();
            while (rows.next()) {
                guesses.add(rows.getString(1));
            }
            return guesses;
        }
    }

    @Test
    @Clause("TV-7.1")
    void aSessionThatNobodyUsesExpires() {
        aMinuteLater();
        var admin = nobody.signIn("admin", password);

        platform.clock().forward(Duration.ofMinutes(29));
        admin.get("/session").is(200);
        platform.clock().forward(Duration.ofMinutes(29));
        admin.get("/session").is(200);
        platform.clock().forward(Duration.ofMinutes(31));

        var expired = admin.inEnglish().get("/session").isProblem(401, "signed-out");
        assertThat(expired.text("/safe")).isEqualTo("Everything saved is safe.");
        admin.get("/home").isProblem(401, "signed-out");
    }

    @Test
    void tryingManyAccountsFromOneAddressIsSlowedDown() {
        aMinuteLater();
        var statuses = new ArrayList<Integer>();
        for (int n = 0; n < 21; n++) {
            statuses.add(
                    nobody.post("/session", Map.of("login", "someone" + n, "password", "x"))
                            .status());
        }

        assertThat(statuses.subList(0, 20)).containsOnly(401);
        assertThat(statuses.getLast()).isEqualTo(429);
        var tooFast = attempt("x").isProblem(429, "too-fast");
        assertThat(tooFast.header("Retry-After")).contains("60");
        assertThat(tooFast.text("/detail")).isEqualTo("请在 60 秒后重试。");
        aMinuteLater();
        attempt(password).is(200);
    }

    @Test
    @Clause("TV-7.1")
    void nobodyIsLetInWithoutAPasswordWhereItIsNoDemonstration() {
        nobody.post("/session/as", Map.of("login", "admin")).isProblem(404, "not-found");
        var platformAnswer = nobody.get("/platform").is(200);

        assertThat(platformAnswer.at("/demonstration").asBoolean()).isFalse();
        assertThat(platformAnswer.at("/roleCards")).isEmpty();
        assertThat(platformAnswer.raw()).doesNotContain("admin", password);
    }

    @Test
    @Clause("TV-7.1")
    void whatAnInstallationIsCannotBeChangedLater() throws Exception {
        try (var connection = platform.superuser();
                var statement = connection.createStatement()) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                            statement.execute(
                                    "update kernel.installation set demonstration = true"))
                    .hasMessageContaining("never changed");
        }
    }
}
