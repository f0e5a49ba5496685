package org.yuanliu.access;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;

/// The system and the security administrator of an installation that is no demonstration, who make
/// accounts together. The audit administrator has not been here yet.
record Staff(Platform platform, Map<String, Newcomer> settled) {

    static final Map<String, String> BECAUSE = Map.of("reason", "试验需要这样做");

    static Staff of(Platform platform) {
        var staff = new Staff(platform, new ConcurrentHashMap<>());
        for (var login : new String[] {"admin", "security"}) {
            staff.settled()
                    .put(
                            login,
                            Newcomer.settle(
                                    platform.nobody(),
                                    login,
                                    platform.firstPassword(login),
                                    platform.clock()));
        }
        return staff;
    }

    Http nobody() {
        return platform.nobody();
    }

    Http system() {
        return as("admin");
    }

    Http security() {
        return as("security");
    }

    /// In a session of now: no code is taken twice, and tests put the clock forward.
    private Http as(String login) {
        platform.clock().forward(Duration.ofSeconds(30));
        var who = Objects.requireNonNull(settled.get(login), login);
        return nobody().signedIn(signIn(login, who.password(), who.code(platform.clock())).is(200));
    }

    Answer signIn(String login, String password, String code) {
        return nobody().post(
                        "/session", Map.of("login", login, "password", password, "code", code));
    }

    Acting acting(String login, Role role) {
        var session = (login.equals("admin") ? system() : security()).get("/session").is(200);
        return new Acting(
                UUID.fromString(session.text("/person/id")), Acting.PLATFORM, role, "test");
    }

    record Made(String id, String login, String membership, String password) {}

    Answer account(String role, Object party) {
        var login = "p" + UUID.randomUUID().toString().substring(0, 8);
        return system().post(
                        "/administration/people",
                        Map.of("login", login, "name", "示例·新来者", "party", party, "role", role))
                .is(200);
    }

    Answer grant(String membership) {
        return security().post("/administration/roles/" + membership + "/grant", Map.of());
    }

    Made somebody(String role, Object party) {
        var asked = account(role, party);
        var membership = asked.text("/places/0/id");
        return new Made(
                asked.text("/id"),
                asked.text("/login"),
                membership,
                grant(membership).is(200).text("/password"));
    }

    /// Who has changed the first password.
    Http settle(Made made) {
        var http = nobody().signIn(made.login(), made.password());
        http.put(
                        "/account/password",
                        Map.of("present", made.password(), "password", Newcomer.PASSWORD))
                .is(200);
        return http;
    }

    String company() {
        return system().post(
                        "/administration/parties",
                        Map.of(
                                "kind", "company",
                                "trade", "seller",
                                "name", "示例·店" + UUID.randomUUID().toString().substring(0, 6),
                                "nameEn", "Example store",
                                "region", "440000"))
                .is(200)
                .text("/id");
    }

    String person(String path) {
        return "/administration/people/" + path;
    }

    Newcomer settleWithFactor(Http http, String login, String first) {
        http.put("/account/password", Map.of("present", first, "password", Newcomer.PASSWORD))
                .is(200);
        return Newcomer.withFactor(http, login, platform.clock());
    }

    String setUpCode(String person) {
        return system().post(person(person + "/set-up-code"), BECAUSE).is(200).text("/code");
    }

    /// An administrator by both others together, who has come in for the first time.
    Newcomer anotherAuditor() {
        var asked = account("audit-admin", Acting.PLATFORM);
        var code = setUpCode(asked.text("/id"));
        var first = grant(asked.text("/places/0/id")).is(200).text("/password");
        var http = nobody().signedIn(signIn(asked.text("/login"), first, code).is(200));
        return settleWithFactor(http, asked.text("/login"), first);
    }
}
