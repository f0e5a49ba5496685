package org.yuanliu.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.demo.Demonstration;
import org.yuanliu.story.Filing;

/// Signing in, acting for one party at a time, signing out.
class SignInTest {

    private final Platform platform = Platform.shared();
    private final Http nobody = platform.nobody();

    @Test
    @Clause("TV-7.1")
    void aSessionIsACookieThatNoScriptAndNoOtherSiteCanUse() {
        var session =
                nobody.post(
                                "/session",
                                Map.of(
                                        "login",
                                        "clerk.hardware",
                                        "password",
                                        Demonstration.PASSWORD))
                        .is(200);

        assertThat(session.cookie().orElseThrow())
                .startsWith("yuanliu=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/");
        assertThat(session.raw())
                .as("the token is in the cookie only")
                .doesNotContain(session.cookie().orElseThrow().split("[=;]", 3)[1]);
        assertThat(session.text("/person/login")).isEqualTo("clerk.hardware");
        assertThat(session.text("/role")).isEqualTo("seller");
        assertThat(session.text("/party/id")).isEqualTo(platform.party("hardware").toString());
        assertThat(session.at("/demonstration").asBoolean()).isTrue();
        assertThat(session.at("/idleMinutes").asInt()).isEqualTo(30);
        assertThat(session.text("/expiresAt")).isNotBlank();
    }

    /// Who plants a token of his own in somebody's browser knows nothing after that one signed in.
    @Test
    @Clause("TV-7.1")
    void signingInAlwaysOpensAnotherSessionThanTheOneThatWasBrought() {
        var planted = nobody.signInAs("clerk.corner");
        var madeUp = nobody.with("Cookie", "yuanliu=chosen-by-somebody-else");

        for (var brought : List.of(planted, madeUp)) {
            var victim = brought.signIn("clerk.hardware", Demonstration.PASSWORD);

            assertThat(victim.header("Cookie")).isNotEqualTo(brought.header("Cookie"));
            assertThat(victim.header("X-CSRF-Token")).isNotEqualTo(brought.header("X-CSRF-Token"));
        }
        assertThat(planted.get("/session").is(200).text("/person/login")).isEqualTo("clerk.corner");
        madeUp.get("/session").isProblem(401, "signed-out");
    }

    @Test
    @Clause("TV-7.1")
    void aWrongPasswordAndAnUnknownLoginGetTheSameAnswer() {
        var wrong = signIn("clerk.corner", "wrong-password-1").isProblem(401, "wrong-password");
        var unknown = signIn("nobody.here", "wrong-password-1").isProblem(401, "wrong-password");
        signIn("' or '1'='1", "' or '1'='1").isProblem(401, "wrong-password");
        signIn("clerk.corner", "").isProblem(401, "wrong-password");
        signIn("a\u0000b", "x").isProblem(400, "bad-request");
        signIn("x".repeat(100_000), "y".repeat(100_000)).isProblem(401, "wrong-password");

        for (var word : new String[] {"/title", "/detail", "/safe", "/next"}) {
            assertThat(unknown.text(word)).isEqualTo(wrong.text(word));
        }
        assertThat(wrong.cookie()).isEmpty();
    }

    private org.yuanliu.Answer signIn(String login, String password) {
        return nobody.post("/session", Map.of("login", login, "password", password));
    }

    @Test
    void signingOutEndsTheSession() {
        var clerk = nobody.signInAs("clerk.general");
        var elsewhere = nobody.signInAs("clerk.general");

        var out = clerk.delete("/session").is(204);

        assertThat(out.cookie().orElseThrow()).contains("Max-Age=0");
        clerk.get("/session").isProblem(401, "signed-out");
        clerk.get("/home").isProblem(401, "signed-out");
        elsewhere.get("/session").is(200);
    }

    @Test
    @Clause("TV-7.1")
    void aPersonWithTwoPartiesActsForOneAtATime() {
        var filer = nobody.signInAs("filer.helmet");
        var session = filer.get("/session").is(200);
        assertThat(session.texts("/memberships", "/role"))
                .containsExactlyInAnyOrder("producer", "seller");
        var other =
                session.at("/memberships")
                        .valueStream()
                        .filter(it -> !it.at("/id").asString().equals(session.text("/membership")))
                        .findFirst()
                        .orElseThrow();

        var changed =
                filer.post("/session/party", Map.of("membership", other.at("/id").asString()))
                        .is(200);

        assertThat(changed.text("/party/id")).isEqualTo(other.at("/party/id").asString());
        assertThat(filer.get("/session").text("/party/id"))
                .isEqualTo(other.at("/party/id").asString());
        var foreign = platform.as("clerk.general").get("/session").text("/membership");
        filer.post("/session/party", Map.of("membership", foreign)).isProblem(403, "forbidden");
        assertThat(filer.get("/session").text("/party/id"))
                .isEqualTo(other.at("/party/id").asString());
    }

    /// Two windows of one browser: in the other one the party, or even the person, was changed.
    @Test
    @Clause("TV-7.1")
    void aRequestThatWasMeantForAnotherMembershipIsNotCarriedOut() {
        var filer = nobody.signInAs("filer.helmet");
        var session = filer.get("/session").is(200);
        var before = session.text("/membership");
        var page = filer.with("X-Acting-For", before);
        var after =
                session.texts("/memberships", "/id").stream()
                        .filter(it -> !it.equals(before))
                        .findFirst()
                        .orElseThrow();
        var unit = platform.item();
        var filing = Map.of("records", List.of(Filing.sale(unit).record()));
        page.post("/filings", filing).is(200);

        filer.post("/session/party", Map.of("membership", after)).is(200);

        var refused = page.inEnglish().post("/filings", filing).isProblem(409, "acting-changed");
        assertThat(refused.text("/safe")).startsWith("Nothing was saved");
        filer.with("X-Acting-For", "anything")
                .post("/filings", filing)
                .isProblem(409, "acting-changed");
        var code = URLEncoder.encode(unit.identity(), StandardCharsets.UTF_8);
        assertThat(filer.get("/events?mine=true&code=" + code).texts("/items", "/id")).isEmpty();
        filer.with("X-Acting-For", after).post("/filings", filing).is(200);
        filer.post("/filings", filing).is(200);
        assertThat(filer.get("/events?mine=true&code=" + code).texts("/items", "/id")).hasSize(1);
        page.get("/events").isProblem(409, "acting-changed");
        assertThat(filer.get("/session").is(200).text("/membership")).isEqualTo(after);
    }

    @Test
    void theDemonstrationOffersItsRolesBeforeSignIn() {
        var platformAnswer = nobody.get("/platform").is(200);

        assertThat(platformAnswer.at("/demonstration").asBoolean()).isTrue();
        assertThat(platformAnswer.texts("/roleCards", "/login"))
                .contains("clerk.hardware", "filer.wholesale", "inspector.nanhai");
        for (var login : platformAnswer.texts("/roleCards", "/login")) {
            nobody.signInAs(login).get("/home").is(200);
        }
        nobody.post("/session/as", Map.of("login", "nobody.here")).isProblem(404, "not-found");
    }

    @Test
    @Clause("TV-7.1")
    void aRegulatorSeesItsTerritoryAndACompanyItself() {
        var unit = platform.item();
        Filing.inbound(unit).from("wholesale").by("clerk.hardware");
        var path = "/events?code=" + unit.identity();

        for (var sees :
                new String[] {
                    "clerk.hardware",
                    "filer.wholesale",
                    "inspector.tianhe",
                    "inspector.nanhai",
                    "director.guangzhou",
                    "chief.gd",
                    "chief.national"
                }) {
            assertThat(platform.as(sees).get(path).is(200).items()).as(sees).hasSize(1);
        }
        for (var stranger :
                new String[] {
                    "clerk.general",
                    "filer.cable",
                    "inspector.baiyun",
                    "director.shenzhen",
                    "chief.zj",
                    "planner.institute",
                    "admin.platform"
                }) {
            assertThat(platform.as(stranger).get(path).is(200).items()).as(stranger).isEmpty();
        }
    }
}
