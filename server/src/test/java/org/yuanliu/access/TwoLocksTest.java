package org.yuanliu.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yuanliu.access.Staff.BECAUSE;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.Platform.Kind;
import org.yuanliu.core.Clause;

/// 三员分立, when somebody tries: no administrator becomes another one alone.
@Clause("TV-7.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoLocksTest {

    private Platform platform;
    private Staff staff;

    @BeforeAll
    void start() {
        platform = Platform.start(Kind.EMPTY, Map.of());
        staff = Staff.of(platform);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private String idOf(String login) {
        return staff.system()
                .get("/administration/people?q=" + login)
                .is(200)
                .texts("/items", "/id")
                .getFirst();
    }

    @Test
    void aPasswordAloneOpensNoAdministratorsAccountToWhoResetIt() {
        var audit = "/administration/people/" + idOf("audit");
        assertThat(
                        staff.security()
                                .post(audit + "/reset-password", BECAUSE)
                                .isProblem(400, "invalid-field")
                                .fields())
                .as("nobody has set up a second factor yet")
                .containsExactly("/person");
        staff.security().post(audit + "/set-up-code", BECAUSE).isProblem(403, "forbidden");
        staff.system().post(audit + "/reset-password", BECAUSE).isProblem(403, "forbidden");
        staff.system()
                .post("/administration/people/" + idOf("admin") + "/set-up-code", BECAUSE)
                .isProblem(403, "forbidden");

        var code = staff.system().post(audit + "/set-up-code", BECAUSE).is(200).text("/code");
        var password =
                staff.security().post(audit + "/reset-password", BECAUSE).is(200).text("/password");

        staff.nobody()
                .post("/session", Map.of("login", "audit", "password", password))
                .isProblem(401, "second-factor-needed");
        staff.signIn("audit", password, "ABCDE-FGHJK").isProblem(401, "wrong-code");
        var both = staff.nobody().signedIn(staff.signIn("audit", password, code).is(200));
        assertThat(both.get("/session").at("/due").toString())
                .isEqualTo("[\"password\",\"second-factor\"]");
        var settled = staff.settleWithFactor(both, "audit", password);
        assertThat(both.get("/session").at("/due").toString()).isEqualTo("[]");
        staff.signIn("audit", settled.password(), code).isProblem(401, "wrong-code");

        staff.security()
                .post(audit + "/reset-second-factor", BECAUSE)
                .isProblem(400, "invalid-field");
        staff.security().post(audit + "/reset-password", BECAUSE).is(200);
        both.get("/session").isProblem(401, "signed-out");
    }

    @Test
    void aFreshAdministratorsFirstPasswordNeedsWhatTheOtherOneWasShown() {
        var asked = staff.account("audit-admin", Acting.PLATFORM);
        var role = asked.text("/places/0/id");
        assertThat(staff.grant(role).isProblem(400, "invalid-field").fields())
                .containsExactly("/person");

        var code = staff.setUpCode(asked.text("/id"));
        var first = staff.grant(role).is(200).text("/password");

        staff.nobody()
                .post("/session", Map.of("login", asked.text("/login"), "password", first))
                .isProblem(401, "second-factor-needed");
        staff.signIn(asked.text("/login"), first, code.toLowerCase(java.util.Locale.ROOT)).is(200);
    }

    @Test
    void theOtherAdministratorsAreToldWhenOnesAccountIsOpened() throws InterruptedException {
        var auditor = staff.anotherAuditor();
        var id = auditor.http().get("/session").text("/person/id");
        staff.security().post("/administration/people/" + id + "/reset-password", BECAUSE).is(200);

        for (var kind : List.of("role-granted", "password-reset")) {
            assertThat(notices(staff.system(), kind, id)).as(kind).isPositive();
            assertThat(notices(staff.security(), kind, id)).as(kind).isPositive();
        }
        staff.setUpCode(id);
        assertThat(notices(staff.system(), "second-factor-reset", id)).isPositive();
    }

    private static long notices(Http reader, String kind, String about)
            throws InterruptedException {
        for (int tries = 0; tries < 200; tries++) {
            long found =
                    reader.get("/notices?limit=200").is(200).items().stream()
                            .filter(it -> it.at("/kind").asString().equals(kind))
                            .filter(it -> it.at("/subject/id").asString().equals(about))
                            .count();
            if (found > 0) {
                return found;
            }
            Thread.sleep(20);
        }
        return 0;
    }

    @Test
    void noPolicyTakesTheSecondLockFromAnAdministrator() {
        var security = staff.security();
        var before = security.get("/administration/policy").is(200);

        assertThat(
                        security.with("If-Match", before.etag())
                                .put(
                                        "/administration/policy",
                                        Map.of(
                                                "passwordDays", 90,
                                                "warningDays", 14,
                                                "remembered", 5,
                                                "secondFactorRoles",
                                                        List.of("system-admin", "security-admin"),
                                                "reason", "审计员不需要"))
                                .isProblem(400, "invalid-field")
                                .fields())
                .containsExactly("/secondFactorRoles");
    }
}
