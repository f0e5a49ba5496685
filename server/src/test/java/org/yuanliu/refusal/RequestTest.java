package org.yuanliu.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.story.Filing;
import org.yuanliu.story.ProductEdit;

/// Requests that are wrong as requests, whatever they ask for.
class RequestTest {

    private static final int LIMIT = 8 << 20;

    private final Platform platform = Platform.shared();
    private final Http clerk = platform.as("clerk.hardware");

    @Test
    void aProblemSpeaksChineseUnlessEnglishIsAskedFor() {
        var chinese = clerk.get("/findings/none").isProblem(404, "not-found");
        var english = clerk.inEnglish().get("/findings/none").isProblem(404, "not-found");
        var german = clerk.with("Accept-Language", "de").get("/findings/none");
        var mixed = clerk.with("Accept-Language", "en-GB,en;q=0.9,zh;q=0.1").get("/findings/none");

        assertThat(chinese.text("/title")).isEqualTo("没有找到，或当前身份无权查看");
        assertThat(english.text("/title")).isEqualTo("Not found, or not visible to you");
        assertThat(english.text("/safe")).isEqualTo("Nothing was changed.");
        assertThat(english.text("/next")).startsWith("Check the address");
        assertThat(german.isProblem(404, "not-found").text("/title"))
                .isEqualTo(chinese.text("/title"));
        assertThat(mixed.text("/title")).isEqualTo(english.text("/title"));
        assertThat(chinese.text("/instance")).isEqualTo("/api/v1/findings/none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home",
                "/desk",
                "/findings",
                "/journal",
                "/events",
                "/chains?code=x",
                "/keys",
                "/products",
                "/parties",
                "/session",
                "/codes?text=x",
                "/search?q=x",
                "/suppliers",
                "/calendar",
                "/no-such-route"
            })
    void withoutASignInNothingIsShown(String path) {
        platform.nobody().get(path).isProblem(401, "signed-out");
        platform.nobody().with("Cookie", "yuanliu=guessed").get(path).isProblem(401, "signed-out");
        platform.nobody().withKey("yl_guessed").get(path).isProblem(401, "signed-out");
        platform.nobody().withKey("x").get(path).isProblem(401, "signed-out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"~//api/v1/home", "~/%61pi/v1/home", "~/api/v1/home;x=1", "~/api/v1/home/"})
    void noSpellingOfAPathGoesAroundTheDoor(String path) {
        var answer = platform.nobody().get(path);

        // What is not recognised as an address of the interface is answered with the page.
        if (answer.status() == 200) {
            assertThat(answer.header("Content-Type").orElse("")).startsWith("text/html");
        } else {
            assertThat(answer.showsNoInsides().status()).isIn(400, 401, 404);
        }
    }

    /// These answer without asking who it is, so only the door keeps strangers from them.
    @ParameterizedTest
    @CsvSource({
        "GET, /%61pi/v1/sbom",
        "HEAD, /%61pi/v1/sbom",
        "GET, /api/%761/sbom",
        "GET, /api/v1/sb%6fm",
        "GET, /%61pi/v1/sbom;a.b",
        "GET, /api;a=b/v1/sbom",
        "GET, //api/v1/sbom"
    })
    void noSpellingOfAPathReachesWhatTheDoorAloneProtects(String method, String path)
            throws Exception {
        assertThat(
                        spoken(
                                method
                                        + " "
                                        + path
                                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .matches(it -> it.startsWith("HTTP/1.1 404 ") || it.startsWith("HTTP/1.1 400 "))
                .doesNotContain("bomFormat");
        platform.nobody().get("/sbom").isProblem(401, "signed-out");
    }

    @Test
    void anUnknownRouteIsNotFound() {
        clerk.get("/no-such-route").isProblem(404, "not-found");
        clerk.get("/api/v2/home").isProblem(404, "not-found");
        clerk.post("/no-such-route", Map.of()).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"PATCH,/home", "DELETE,/home", "POST,/home", "GET,/filings", "PUT,/session/as"})
    void aWrongMethodIsNamed(String method, String path) {
        clerk.send(method, path, BodyPublishers.noBody()).isProblem(405, "method-not-allowed");
    }

    @Test
    void aWrongContentTypeIsNamed() {
        var body = "{\"records\":[]}";
        clerk.with("Content-Type", "text/plain")
                .post("/filings", body)
                .isProblem(415, "unsupported-type");
        clerk.without("Content-Type").post("/filings", body).isProblem(415, "unsupported-type");
        clerk.with("Content-Type", "nonsense")
                .post("/filings", body)
                .isProblem(415, "unsupported-type");
        clerk.with("Content-Type", "application/x-www-form-urlencoded")
                .post("/filings", "records=1")
                .isProblem(415, "unsupported-type");
    }

    @Test
    void anAnswerThatWeCannotGiveIsRefused() {
        assertThat(clerk.with("Accept", "application/xml").get("/home").status()).isEqualTo(406);
    }

    @Test
    void withoutTheTokenOfOurOwnPageNothingIsChanged() {
        var filing = Map.of("records", List.of(Filing.sale(platform.item()).record()));

        clerk.without("X-CSRF-Token").post("/filings", filing).isProblem(403, "stale-page");
        clerk.with("X-CSRF-Token", "guessed").post("/filings", filing).isProblem(403, "stale-page");
        var other = platform.as("clerk.general").header("X-CSRF-Token").orElseThrow();
        clerk.with("X-CSRF-Token", other).post("/filings", filing).isProblem(403, "stale-page");
        clerk.without("X-CSRF-Token").delete("/session").isProblem(403, "stale-page");
        assertThat(clerk.get("/session").status()).isEqualTo(200);
    }

    @Test
    void aBodyOverTheLimitIsRefusedWithAndWithoutALength() {
        var large = new byte[LIMIT + 1];
        java.util.Arrays.fill(large, (byte) ' ');
        var limit = "[" + " ".repeat(LIMIT - 2) + "]";

        clerk.post("/filings", large).isProblem(413, "too-large");
        clerk.post("/filings", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .isProblem(413, "too-large");
        clerk.post("/filings", limit).isProblem(400, "invalid-field");
        assertThat(clerk.get("/home").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "1",
                "\"text\"",
                "{\"records\":",
                "{\"records\":[}",
                "{]}",
                "{\"records\":[]} trailing",
                "<xml/>",
                "{'records':[]}",
                "{\"records\":NaN}"
            })
    void whatIsNoJsonOfOursIsRefused(String body) {
        var answer = clerk.post("/filings", body.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).as(body).isEqualTo(400);
        answer.isProblem(400, answer.text("/code"));
        assertThat(answer.text("/code")).isIn("bad-request", "invalid-field");
    }

    @Test
    void invalidUtf8IsRefused() {
        var broken =
                "{\"records\":[{\"act\":\"sale\",\"code\":\"?\"}]}"
                        .getBytes(StandardCharsets.UTF_8);
        for (var bytes :
                List.of(
                        new byte[] {(byte) 0xff},
                        new byte[] {(byte) 0xc3},
                        new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80})) {
            var at = new String(broken, StandardCharsets.UTF_8).indexOf('?');
            var sent = new byte[broken.length - 1 + bytes.length];
            System.arraycopy(broken, 0, sent, 0, at);
            System.arraycopy(bytes, 0, sent, at, bytes.length);
            System.arraycopy(broken, at + 1, sent, at + bytes.length, broken.length - at - 1);

            clerk.post("/filings", sent).isProblem(400, "bad-request");
        }
    }

    @Test
    void aBodyThatIsNoHttpIsNoFailureOfOurs() throws Exception {
        var cookie = clerk.header("Cookie").orElseThrow();
        var token = clerk.header("X-CSRF-Token").orElseThrow();

        assertThat(
                        spoken(
                                "POST /api/v1/filings HTTP/1.1\r\nHost: localhost\r\nCookie: "
                                        + cookie
                                        + "\r\nX-CSRF-Token: "
                                        + token
                                        + "\r\nContent-Type: application/json\r\n"
                                        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                                        + "zz\r\nno chunk\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"code\":\"bad-request\"");
    }

    /// Found by requests made up at random; each was answered with a failure of ours.
    @Test
    void whatCannotBeTakenApartIsNoFailureOfOurs() {
        clerk.get("/events?limit=%ff").isProblem(400, "bad-request");
        var parts = clerk.with("Content-Type", "multipart/form-data; boundary=x");
        parts.post("/filings", "--x\r\nno end").isProblem(415, "unsupported-type");
        // The one page that takes parts.
        assertThat(parts.post("~/d/0000000000", "--x\r\nno end").status()).isBetween(400, 499);
        clerk.with("Content-Type", "*/*").post("/filings", "{}").isProblem(415, "unsupported-type");
        platform.nobody()
                .post("/session", "{\"login\":\"x\",\"password\":\"\\ud800\"}")
                .isProblem(400, "invalid-field");
        var twice = clerk.get("/events?limit=a&limit=b").isProblem(400, "invalid-field");
        assertThat(twice.text("/errors/0/rejected")).isEqualTo("[a, b]");
    }

    @Test
    void anUnknownFieldIsNamed() {
        var record = Filing.sale(platform.item()).set("colour", "red").record();

        var answer = clerk.post("/filings", Map.of("records", List.of(record)));

        answer.isProblem(400, "invalid-field");
        assertThat(answer.fields()).containsExactly("/records/0/colour");
        assertThat(answer.text("/errors/0/reason")).isEqualTo("没有这个字段");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at | \"yesterday\"",
                "at | 17",
                "at | \"2026-02-30T10:00:00+08:00\"",
                "at | null",
                "quantity | \"much\"",
                "quantity | {}",
                "quantity | [1]",
                "partner | \"not-an-id\"",
                "partner | 7",
                "premises | \"' or 1=1 --\"",
                "act | null",
                "act | {}",
                "code | null",
                "code | []",
                "corrects | [\"x\"]",
                "document | {\"a\":1}"
            })
    void aFieldOfAWrongTypeIsNamed(String field, String value) {
        var answer = clerk.post("/filings", "{\"records\":[" + recordWith(field, value) + "]}");

        answer.isProblem(400, "invalid-field");
        assertThat(answer.fields()).hasSize(1).allMatch(it -> it.startsWith("/records/0/" + field));
    }

    private String recordWith(String field, String value) {
        var fields =
                new java.util.LinkedHashMap<>(
                        Map.of(
                                "act", "\"sale\"",
                                "code", "\"" + platform.item().identity() + "\"",
                                "at", "\"" + Filing.at(0) + "\""));
        fields.put(field, value);
        return fields.entrySet().stream()
                .map(it -> "\"" + it.getKey() + "\":" + it.getValue())
                .collect(java.util.stream.Collectors.joining(",", "{", "}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/filings | {} | /records",
                "/filings | {\"records\":null} | /records",
                "/filings | {\"records\":[null]} | /records",
                "/filings | {\"records\":[{}]} | /records/0",
                "/filings | {\"records\":[]} | /records",
                "/filings | {\"records\":{}} | /records",
                "/filings | {\"records\":[],\"via\":\"pigeon\"} | /via",
                "/session/party | {} | /membership",
                "/session/party | {\"membership\":\"x\"} | /membership",
                "/keys | {\"name\":null,\"scopes\":[\"read\"]} | /name",
                "/keys | {\"name\":\"x\",\"scopes\":null} | /scopes",
                "/keys | {\"name\":\"x\",\"scopes\":[null]} | /scopes",
                "/keys | {\"name\":\"x\",\"scopes\":[\"everything\"]} | /scopes",
                "/keys | {\"name\":\"x\",\"scopes\":[]} | /scopes",
                "/keys | {\"name\":\" \",\"scopes\":[\"read\"]} | /name"
            })
    void whatIsMissingIsNamed(String path, String body, String field) {
        var answer = clerk.post(path, body).isProblem(400, "invalid-field");

        assertThat(answer.fields()).hasSize(1).allMatch(it -> it.startsWith(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/filings | {} | /records",
                "/filings | {\"records\":null} | /records",
                "/filings | {\"records\":[null]} | /records/0",
                "/filings | {\"records\":[{\"act\":\"sale\",\"at\":\"2026-01-01T10:00:00+08:00\"}]} | /records/0/code",
                "/filings | {\"records\":[{\"act\":\"sale\",\"code\":\"x\",\"at\":null}]} | /records/0/at",
                "/session | {\"login\":\"x\"} | /password",
                "/session | {\"login\":null,\"password\":\"x\"} | /login",
                "/session/party | {} | /membership",
                "/keys | {\"scopes\":[\"read\"]} | /name",
                "/keys | {\"name\":\"x\",\"scopes\":[null]} | /scopes/0",
                "/findings/x/return | {\"reason\":\"x\"} | /workingDays",
                "/findings/x/return | {\"reason\":\"x\",\"workingDays\":null} | /workingDays"
            })
    void aFieldThatIsMissingIsSaidToBe(String path, String body, String field) {
        var editor = clerk.with("If-Match", "\"1\"");
        var chinese = editor.post(path, body).isProblem(400, "invalid-field");

        assertThat(chinese.fields()).containsExactly(field);
        assertThat(chinese.text("/errors/0/reason")).isEqualTo("缺少这一项");
        assertThat(chinese.at("/errors/0/rejected").isNull()).isTrue();
        assertThat(editor.inEnglish().post(path, body).text("/errors/0/reason"))
                .isEqualTo("is missing");
    }

    @Test
    void aValueOfTheWrongFormIsShownAgain() {
        var answer = clerk.post("/session/party", Map.of("membership", "not-an-id"));

        assertThat(answer.isProblem(400, "invalid-field").text("/errors/0/rejected"))
                .isEqualTo("not-an-id");
    }

    @Test
    void signInWithoutAPasswordIsRefusedLikeAnyMissingField() {
        var nobody = platform.nobody();
        nobody.post("/session", "{}").isProblem(400, "invalid-field");
        nobody.post("/session", "{\"login\":\"clerk.hardware\"}").isProblem(400, "invalid-field");
        nobody.post("/session/as", "{}").isProblem(400, "invalid-field");
    }

    @Test
    void nestingAndNumbersWithoutEndAreRefused() {
        var deep = "{\"records\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        var digits = "{\"records\":[{\"quantity\":" + "9".repeat(100_000) + "}]}";

        assertThat(clerk.post("/filings", deep).showsNoInsides().status()).isEqualTo(400);
        assertThat(clerk.post("/filings", digits).showsNoInsides().status()).isEqualTo(400);
        var tiny =
                Filing.sale(platform.batch()).set("quantity", new java.math.BigDecimal("1e-999"));
        assertThat(Filing.file(clerk, tiny).text("/results/0/problems/0/code"))
                .isEqualTo("too-many-digits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/products/%00 HTTP/1.1",
                "GET /api/v1/products/%2f HTTP/1.1",
                "GET /api/v1/products/%ff HTTP/1.1",
                "GET /api/v1/%zz HTTP/1.1",
                "GET /api/v1/../../.. HTTP/1.1",
                "GET /api/v1/[ HTTP/1.1",
                "GET [ HTTP/1.1",
                "GET /api/v1/\\ HTTP/1.1",
                "GET /api/v1/codes?text=<script> HTTP/1.1",
                "GET /\u0001 HTTP/1.1",
                "G(T /api/v1/home HTTP/1.1",
                "GET / HTTP/9.9",
                "GET /api/v1/home HTTP/1.1\r\nHost: elsewhere",
                "GET /api/v1/home HTTP/1.1\r\nno colon",
                "GET /api/v1/home HTTP/1.1\r\nName\u0001: x",
                "GET /api/v1/home HTTP/1.1\r\nContent-Length: -5",
                "POST /api/v1/session HTTP/1.1\r\nTransfer-Encoding: other",
                "POST /api/v1/session HTTP/1.1\r\nExpect: other",
                "NONSENSE"
            })
    void aRequestThatIsNoHttpGetsTheSameFormOfAnswer(String line) throws Exception {
        var said = spoken(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(said)
                .startsWith("HTTP/1.1 400 ")
                .contains(
                        "application/problem+json",
                        "\"code\":\"bad-request\"",
                        "\"traceId\":\"",
                        "请核对地址和内容",
                        "X-Content-Type-Options: nosniff",
                        "Content-Security-Policy: default-src 'self'",
                        "Cache-Control: no-store");
        assertThat(said.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("<html", "exception", "\tat ", "apache", "tomcat");
    }

    @Test
    void whatTheContainerRefusesIsSaidInTheReadersLanguageToo() throws Exception {
        var asked = "/api/v1/%zz HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\n";

        assertThat(spoken("GET " + asked + "Connection: close\r\n\r\n"))
                .contains("Check the address and the content", "\"instance\":\"/api/v1/%zz\"");
    }

    @Test
    void aRequestWithoutEndIsRefusedWithoutOurInsides() throws Exception {
        var much = "x".repeat(100_000);
        for (var request :
                List.of("GET /" + much + " HTTP/1.1", "GET / HTTP/1.1\r\nX-Long: " + much)) {
            // A connection that is closed while we still send may take the answer with it.
            assertThat(spoken(request + "\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .matches(it -> it.isEmpty() || it.contains("\"code\":\"bad-request\""))
                    .doesNotContain("<html", "Exception", "Tomcat");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE /api/v1/home, 405, method-not-allowed",
        "GET //api/v1/home, 404, not-found",
        "GET /WEB-INF/x.txt, 404, not-found",
        "GET /api/v1/../.., 401, signed-out"
    })
    void whatNoFilterSawIsProtectedToo(String asked, int status, String code) throws Exception {
        assertThat(spoken(asked + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status + " ")
                .contains(
                        "\"code\":\"" + code + "\"",
                        "\"instance\":\"" + asked.split(" ", 2)[1] + "\"",
                        "X-Content-Type-Options: nosniff",
                        "Content-Security-Policy: default-src 'self'");
    }

    private String spoken(String request) throws Exception {
        var address = platform.address();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.net.SocketException closedOnUs) {
            return "";
        }
    }

    @Test
    void everyAnswerCarriesTheHeadersThatProtectIt() {
        for (var answer : List.of(clerk.get("/home"), platform.nobody().get("/home"))) {
            assertThat(answer.header("Content-Security-Policy").orElseThrow())
                    .contains("script-src 'self'")
                    .doesNotContain("script-src 'self' 'unsafe-inline'");
            assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.header("X-Frame-Options")).contains("DENY");
            assertThat(answer.header("Referrer-Policy")).isPresent();
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Server")).isEmpty();
        }
    }

    @Test
    void anEditNamesTheVersionThatItChanges() {
        var producer = platform.as("filer.gas");
        var product = producer.get("/products/" + platform.item().product().orElseThrow()).is(200);
        var edit = ProductEdit.of(product).set("model", "M" + UUID.randomUUID());

        edit.by(producer).isProblem(428, "precondition-required");
        edit.by(producer, "7").isProblem(400, "invalid-field");
        edit.by(producer, "\"99\"").isProblem(412, "changed-meanwhile");
        var edited = edit.by(producer, product.etag()).is(200);
        assertThat(edited.etag()).isNotEqualTo(product.etag());
        edit.by(producer, product.etag()).isProblem(412, "changed-meanwhile");
        assertThat(producer.get("/products/" + product.text("/gtin")).text("/model"))
                .isEqualTo(edited.text("/model"));
        edit.by(platform.as("filer.cable"), edited.etag()).isProblem(403, "forbidden");
        edit.by(clerk, edited.etag()).isProblem(403, "forbidden");
        edit.ofProduct("00000000000000").by(producer, edited.etag()).isProblem(404, "not-found");
        edit.set("name", "名".repeat(201))
                .by(producer, edited.etag())
                .isProblem(400, "invalid-field");
        edit.set("name", "a\u0000b").by(producer, edited.etag()).isProblem(400, "bad-request");
    }
}
