package org.yuanliu.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;

/// Questions with odd parameters.
class QueryTest {

    private static final List<String> LISTS =
            List.of("/desk", "/findings", "/journal", "/events", "/products", "/parties");

    private final Platform platform = Platform.shared();
    private final Http reader = platform.as("chief.gd");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "!!!",
                "AAAA",
                "eA",
                "bm90LWEtZGF0ZQpub3QtYW4taWQ",
                "' or 1=1 --",
                "MjAyNi0wMS0wMVQwMDowMDowMFo",
                "\u0000",
                "源"
            })
    void aCursorThatIsNotOursIsRefused(String cursor) {
        for (var list : LISTS) {
            refusedCursor(reader.get(list + "?cursor=" + encoded(cursor)));
        }
    }

    private static void refusedCursor(Answer answer) {
        answer.isProblem(400, "invalid-field");
        assertThat(answer.fields()).containsExactly("cursor");
        assertThat(answer.text("/errors/0/rejected")).isNotEmpty();
        assertThat(answer.text("/errors/0/reason")).contains("从第一页重新开始");
    }

    @Test
    void aCursorWithForeignKeysIsRefused() {
        for (var key :
                List.of(
                        "infinity\0x",
                        "now\0x",
                        "2026-01-01\0' or 1=1",
                        "2026-01-01T00:00:00Z\0' or 1=1",
                        "+1000000000-01-01T00:00:00Z\0" + "0".repeat(64),
                        "\0\0",
                        "a\0b\0c")) {
            var cursor =
                    Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
            for (var list : LISTS) {
                refusedCursor(reader.get(list + "?cursor=" + cursor));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "100000", "99999999999", "x", "1.5", "' or 1=1"})
    void aLimitOutOfBoundsIsRefused(String limit) {
        for (var list : LISTS) {
            var answer =
                    reader.get(list + "?limit=" + encoded(limit)).isProblem(400, "invalid-field");
            assertThat(answer.fields()).containsExactly("limit");
            assertThat(answer.text("/errors/0/rejected")).isEqualTo(limit);
            assertThat(answer.text("/errors/0/reason")).contains("整数");
        }
    }

    @Test
    void aListIsReadOnFromTheLastRowSeenWithoutGapsOrRepeats() {
        for (var list : List.of("/products", "/parties", "/findings", "/events", "/journal")) {
            var whole = ids(list + "?limit=37");
            assertThat(whole).as(list).hasSizeGreaterThan(11).doesNotHaveDuplicates();
            assertThat(ids(list + "?limit=11")).as(list).startsWith(whole.toArray(String[]::new));
        }
    }

    private List<String> ids(String list) {
        var ids = new java.util.ArrayList<String>();
        var cursor = "";
        do {
            var page = reader.get(list + "&cursor=" + cursor).is(200);
            page.items().forEach(it -> ids.add(it.at(it.has("gtin") ? "/gtin" : "/id").asString()));
            cursor = page.at("/nextCursor").asString("");
        } while (!cursor.isEmpty() && ids.size() < 400);
        return ids;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or '1'='1",
                "'; drop table trace.event; --",
                "%",
                "_",
                "\\",
                "%' or 1=1 --",
                "${jndi:ldap://x}",
                "{{7*7}}",
                "<script>alert(1)</script>",
                "源'流\"",
                "\u202e"
            })
    void whatLooksLikeACommandIsOnlyText(String text) {
        for (var path :
                List.of(
                        "/search?q=",
                        "/products?q=",
                        "/parties?q=",
                        "/codes?text=",
                        "/journal?subject=",
                        "/findings?identity=")) {
            reader.get(path + encoded(text)).is(200).showsNoInsides();
        }
        assertThat(reader.get("/parties?kind=" + encoded(text)).is(200).items()).isEmpty();
        assertThat(reader.get("/events?limit=1").is(200).items()).isNotEmpty();
    }

    @Test
    void wildcardsAreOnlyText() {
        for (var text : List.of("%", "_", "\\")) {
            assertThat(reader.get("/parties?q=" + encoded(text)).is(200).items())
                    .as(text)
                    .isEmpty();
            assertThat(reader.get("/products?q=" + encoded(text)).is(200).items())
                    .as(text)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search?q=",
                "/products?q=",
                "/parties?q=",
                "/codes?text=",
                "/journal?subject=",
                "/findings?identity=",
                "/findings?state=",
                "/parties?kind="
            })
    void aNullCharacterInAQuestionIsRefusedOrFindsNothing(String path) {
        var answer = reader.get(path + "a%00b");

        assertThat(answer.status()).as(answer.raw()).isIn(200, 400);
        answer.showsNoInsides();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/not-an-id",
                "/parties/not-an-id",
                "/corrections/1",
                "/desk/' or 1=1",
                "/parties/00000000000000000000000000000000"
            })
    void anIdThatIsNoneIsRefused(String path) {
        reader.get(path.replace(" ", "%20").replace("'", "%27")).isProblem(400, "invalid-field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/00000000-0000-0000-0000-000000000000",
                "/parties/00000000-0000-0000-0000-000000000000",
                "/corrections/00000000-0000-0000-0000-000000000000",
                "/findings/x",
                "/findings/"
                        + "00000000000000000000000000000000"
                        + "00000000000000000000000000000000",
                "/products/00000000000000",
                "/products/x"
            })
    void anIdThatNobodyHasIsNotFound(String path) {
        var answer = reader.get(path);

        assertThat(answer.status()).isIn(400, 404);
        answer.isProblem(answer.status(), answer.text("/code"));
    }

    @Test
    void anAddressWithANullCharacterIsRefused() {
        reader.get("/products/%00").isProblem(400, "bad-request");
    }

    @Test
    void wrongWordsInAQuestionAreNamed() {
        assertThat(reader.get("/desk?state=x").isProblem(400, "invalid-field").fields())
                .containsExactly("state");
        assertThat(reader.get("/chains").isProblem(400, "invalid-field").fields())
                .containsExactly("code");
        assertThat(reader.get("/chains?code=x").isProblem(400, "invalid-field").fields())
                .containsExactly("code");
        assertThat(reader.get("/search?q=%20").isProblem(400, "invalid-field").fields())
                .containsExactly("q");
        assertThat(reader.get("/calendar?from=x").isProblem(400, "invalid-field").fields())
                .containsExactly("from");
        assertThat(reader.get("/events?mine=x").isProblem(400, "invalid-field").fields())
                .containsExactly("mine");
        assertThat(reader.get("/products?producer=x").isProblem(400, "invalid-field").fields())
                .containsExactly("producer");
        reader.get("/codes?text=" + "9".repeat(6_000)).is(200);
        reader.get("/chains?code=" + "9".repeat(6_000)).isProblem(400, "invalid-field");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
