package org.yuanliu.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.Platform.Kind;
import org.yuanliu.core.Clause;

/// Passwords that age and second factors, in an installation that is no demonstration.
@Clause("TV-7.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountTest {

    private static final Map<String, String> BECAUSE = Map.of("reason", "试验需要这样做");

    private Platform platform;
    private Http nobody;
    private Newcomer system;
    private Newcomer security;
    private final Map<String, String> passwords = new java.util.HashMap<>();

    @BeforeAll
    void start() {
        platform = Platform.start(Kind.EMPTY, Map.of());
        nobody = platform.nobody();
        system = settle("admin");
        security = settle("security");
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private Newcomer settle(String login) {
        var settled =
                Newcomer.settle(nobody, login, platform.firstPassword(login), platform.clock());
        later(Duration.ofSeconds(30));
        return settled;
    }

    private void later(Duration time) {
        platform.clock().forward(time);
    }

    private Answer signIn(String login, String password, String code) {
        return nobody.post("/session", Map.of("login", login, "password", password, "code", code));
    }

    /// Nobody's session outlives the clock that these tests put forward, and some passwords don't.
    private Http as(Newcomer who) {
        later(Duration.ofSeconds(30));
        var known = passwordOf(who);
        var answer = signIn(who.login(), known, who.code(platform.clock())).is(200);
        var http = nobody.signedIn(answer);
        if (answer.at("/due").toString().contains("password")) {
            var fresh = "long-enough-" + UUID.randomUUID();
            change(http, known, fresh).is(200);
            passwords.put(who.login(), fresh);
        }
        return http;
    }

    private String passwordOf(Newcomer who) {
        return java.util.Objects.requireNonNull(
                passwords.getOrDefault(who.login(), who.password()));
    }

    private record Made(String id, String login, String password) {}

    /// By both administrators together.
    private Made somebody(String role) {
        var login = "p" + UUID.randomUUID().toString().substring(0, 8);
        var wanted = Map.of("login", login, "name", "示例·新来者", "party", company(), "role", role);
        var person = as(system).post("/administration/people", wanted).is(200);
        var password =
                as(security)
                        .post(
                                "/administration/roles/" + person.text("/places/0/id") + "/grant",
                                Map.of())
                        .is(200)
                        .text("/password");
        return new Made(person.text("/id"), login, password);
    }

    private String company = "";

    private String company() {
        if (company.isEmpty()) {
            company =
                    as(system)
                            .post(
                                    "/administration/parties",
                                    Map.of(
                                            "kind", "company",
                                            "trade", "seller",
                                            "name", "示例·五金店",
                                            "nameEn", "Example store",
                                            "region", "440000"))
                            .is(200)
                            .text("/id");
        }
        return company;
    }

    @Test
    void aFirstPasswordOpensNothingButOnesOwnAccount() {
        var made = somebody("seller");
        var newcomer = nobody.signIn(made.login(), made.password());

        assertThat(newcomer.get("/session").is(200).at("/due").toString())
                .isEqualTo("[\"password\"]");
        newcomer.get("/home").isProblem(403, "account-due");
        newcomer.get("/account").is(200);

        newcomer.put(
                        "/account/password",
                        Map.of("present", made.password(), "password", Newcomer.PASSWORD))
                .is(200);
        newcomer.get("/home").is(200);
        nobody.post("/session", Map.of("login", made.login(), "password", made.password()))
                .isProblem(401, "wrong-password");
    }

    @Test
    void aPasswordAgesIsWarnedOfAndThenMustBeChangedAndNoFormerOneComesBack() {
        var made = somebody("seller");
        var login = made.login();
        var first = nobody.signIn(login, made.password());
        change(first, made.password(), "first-of-2026").is(200);
        change(first, "first-of-2026", "short1").isProblem(400, "invalid-field");
        change(first, "wrong", "second-of-2026").isProblem(400, "invalid-field");
        change(first, "first-of-2026", "x-" + login + "-9").isProblem(400, "invalid-field");
        change(first, "first-of-2026", "first-of-2026").isProblem(400, "invalid-field");
        assertThat(first.get("/session").at("/passwordDueAt").isNull()).isTrue();

        later(Duration.ofDays(80));
        var warned = nobody.signIn(login, "first-of-2026");
        assertThat(warned.get("/session").text("/passwordDueAt")).isNotBlank();
        warned.get("/home").is(200);

        later(Duration.ofDays(11));
        var due = nobody.signIn(login, "first-of-2026");
        due.get("/home").isProblem(403, "account-due");
        change(due, "first-of-2026", "second-of-2026").is(200);
        due.get("/home").is(200);
        change(due, "second-of-2026", "first-of-2026").isProblem(400, "invalid-field");
        change(due, "second-of-2026", made.password()).isProblem(400, "invalid-field");
    }

    private static Answer change(Http who, String present, String wanted) {
        return who.put("/account/password", Map.of("present", present, "password", wanted));
    }

    @Test
    void changingThePasswordEndsWhatIsOpenElsewhere() {
        var made = somebody("seller");
        var here = nobody.signIn(made.login(), made.password());
        var elsewhere = nobody.signIn(made.login(), made.password());
        assertThat(here.get("/account").is(200).at("/sessions")).hasSize(2);

        change(here, made.password(), Newcomer.PASSWORD).is(200);

        elsewhere.get("/session").isProblem(401, "signed-out");
        assertThat(here.get("/account").is(200).at("/sessions")).hasSize(1);
        var third = nobody.signIn(made.login(), Newcomer.PASSWORD);
        here.delete("/account/sessions").is(200);
        third.get("/session").isProblem(401, "signed-out");
        here.get("/session").is(200);
    }

    @Test
    void whoMustHaveASecondFactorSetsItUpBeforeAnythingElse() {
        var audit = nobody.signIn("audit", platform.firstPassword("audit"));
        assertThat(audit.get("/session").at("/due").toString())
                .isEqualTo("[\"password\",\"second-factor\"]");
        change(audit, platform.firstPassword("audit"), Newcomer.PASSWORD).is(200);
        audit.get("/journal").isProblem(403, "account-due");

        audit.post("/account/second-factor", Map.of("password", "wrong"))
                .isProblem(400, "invalid-field");
        var offer =
                audit.post("/account/second-factor", Map.of("password", Newcomer.PASSWORD)).is(200);
        assertThat(offer.text("/address"))
                .startsWith("otpauth://totp/Yuanliu:audit?secret=" + offer.text("/secret"));
        assertThat(offer.at("/squares").size()).isGreaterThan(20);
        audit.post("/account/second-factor/confirm", Map.of("code", "000000"))
                .isProblem(400, "invalid-field");
        audit.get("/journal").isProblem(403, "account-due");
        var code =
                Totp.code(
                        Newcomer.fromBase32(offer.text("/secret")),
                        Totp.step(platform.clock().instant()),
                        6);
        audit.post("/account/second-factor/confirm", Map.of("code", code)).is(200);

        audit.get("/journal").is(200);
        audit.post("/account/second-factor", Map.of("password", Newcomer.PASSWORD))
                .isProblem(409, "conflict");
    }

    @Test
    void aCodeIsAskedForOnceAndTakenOnce() {
        later(Duration.ofSeconds(60));
        var code = system.code(platform.clock());
        nobody.post("/session", Map.of("login", "admin", "password", passwordOf(system)))
                .isProblem(401, "second-factor-needed");

        signIn("admin", passwordOf(system), code).is(200);

        signIn("admin", passwordOf(system), code).isProblem(401, "wrong-code");
        later(Duration.ofSeconds(30));
        signIn("admin", "wrong-password-1", system.code(platform.clock()))
                .isProblem(401, "wrong-password");
        signIn("admin", passwordOf(system), system.code(platform.clock())).is(200);
    }

    @Test
    void aTelephoneWhoseClockDiffersIsToldSo() {
        later(Duration.ofSeconds(90));
        var early = Totp.code(system.secret(), Totp.step(platform.clock().instant()) + 1, 6);

        var session = signIn("admin", passwordOf(system), early).is(200);

        assertThat(session.at("/notice/clockDiffersSeconds").asLong()).isEqualTo(30);
        later(Duration.ofSeconds(90));
        var tooEarly = Totp.code(system.secret(), Totp.step(platform.clock().instant()) + 2, 6);
        signIn("admin", passwordOf(system), tooEarly).isProblem(401, "wrong-code");
        as(system);
    }

    @Test
    void codesAreGuessedNoMoreOftenThanPasswords() {
        later(Duration.ofDays(1));
        for (int guess = 0; guess < 4; guess++) {
            signIn("security", passwordOf(security), "00000" + guess).isProblem(401, "wrong-code");
        }
        signIn("security", passwordOf(security), "000009").isProblem(429, "locked-out");
        signIn("security", passwordOf(security), security.code(platform.clock()))
                .isProblem(429, "locked-out");
        later(Duration.ofMinutes(2));
        as(security);
    }

    @Test
    void aCodeOnPaperStandsInOnce() {
        later(Duration.ofMinutes(1));
        var paper = security.codes().getFirst();
        assertThat(new HashSet<>(security.codes())).hasSize(10);

        var session =
                signIn("security", passwordOf(security), paper.toLowerCase(java.util.Locale.ROOT))
                        .is(200);

        assertThat(session.at("/notice/codesOnPaperLeft").asInt()).isEqualTo(9);
        signIn("security", passwordOf(security), paper).isProblem(401, "wrong-code");
        as(security);
    }

    @Test
    void aLostTelephoneIsResetByTheSecurityAdministratorForAReason() {
        var made = somebody("seller");
        var person = Newcomer.settle(nobody, made.login(), made.password(), platform.clock());
        var path = "/administration/people/" + made.id();
        as(system).post(path + "/reset-second-factor", BECAUSE).isProblem(403, "forbidden");
        as(security)
                .post(path + "/reset-second-factor", Map.of("reason", " "))
                .isProblem(400, "invalid-field");

        as(security).post(path + "/reset-second-factor", BECAUSE).is(200);

        person.http().get("/session").isProblem(401, "signed-out");
        nobody.signIn(made.login(), Newcomer.PASSWORD).get("/home").is(200);
        as(security).post(path + "/reset-second-factor", BECAUSE).isProblem(409, "conflict");
        var temporary =
                as(security).post(path + "/reset-password", BECAUSE).is(200).text("/password");
        assertThat(nobody.signIn(made.login(), temporary).get("/session").at("/due").toString())
                .contains("password");
    }

    @Test
    void theSecurityAdministratorLetsSomebodyInWhoIsLockedOut() {
        var made = somebody("seller");
        for (int guess = 0; guess < 6; guess++) {
            nobody.post("/session", Map.of("login", made.login(), "password", "guess" + guess));
        }
        nobody.post("/session", Map.of("login", made.login(), "password", made.password()))
                .isProblem(429, "locked-out");

        as(security).post("/administration/people/" + made.id() + "/unlock", BECAUSE).is(200);

        nobody.signIn(made.login(), made.password());
    }

    @Test
    void thePolicyDecidesWhoNeedsASecondFactor() {
        var made = somebody("seller");
        var seller = nobody.signIn(made.login(), made.password());
        change(seller, made.password(), Newcomer.PASSWORD).is(200);
        seller.get("/home").is(200);
        var admin = as(security);
        var before = admin.get("/administration/policy").is(200);

        var edit = new java.util.HashMap<String, Object>();
        edit.put("passwordDays", 90);
        edit.put("warningDays", 14);
        edit.put("remembered", 5);
        edit.put(
                "secondFactorRoles",
                java.util.List.of("seller", "system-admin", "security-admin", "audit-admin"));
        edit.put("reason", "销售者也需动态口令");
        var changed =
                admin.with("If-Match", before.etag()).put("/administration/policy", edit).is(200);

        seller.get("/home").isProblem(403, "account-due");
        admin.with("If-Match", before.etag())
                .put("/administration/policy", edit)
                .isProblem(412, "changed-meanwhile");
        edit.put(
                "secondFactorRoles",
                java.util.List.of("system-admin", "security-admin", "audit-admin", "regulator"));
        admin.with("If-Match", changed.etag()).put("/administration/policy", edit).is(200);
        seller.get("/home").is(200);
    }
}
