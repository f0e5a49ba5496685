package org.yuanliu;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the platform answered.
public final class Answer {

    /// Words that an answer for people never holds: traces of our own insides.
    private static final List<String> INSIDES =
            List.of(
                    "exception",
                    "\tat ",
                    "java.",
                    "springframework",
                    "tomcat",
                    "postgresql",
                    "jdbc",
                    "select ",
                    "insert into",
                    "sqlstate",
                    "org.yuanliu");

    private final int status;
    private final HttpHeaders headers;
    private final byte[] bytes;
    private final JsonMapper json;
    private final String request;

    Answer(int status, HttpHeaders headers, byte[] bytes, JsonMapper json, String request) {
        this.status = status;
        this.headers = headers;
        this.bytes = bytes.clone();
        this.json = json;
        this.request = request;
    }

    public int status() {
        return status;
    }

    public Answer is(int expected) {
        assertThat(status).as("%s answered %s", request, shortened()).isEqualTo(expected);
        return this;
    }

    public JsonNode body() {
        return json.readTree(bytes);
    }

    public JsonNode at(String pointer) {
        return body().at(pointer);
    }

    public String text(String pointer) {
        var node = at(pointer);
        assertThat(node.isMissingNode())
                .as("%s has no %s: %s", request, pointer, shortened())
                .isFalse();
        return node.asString();
    }

    public List<String> texts(String array, String pointer) {
        return at(array).valueStream().map(it -> it.at(pointer).asString()).toList();
    }

    public List<JsonNode> items() {
        return at("/items").valueStream().toList();
    }

    /// A copy, so that a test may spoil it.
    public byte[] bytes() {
        return bytes.clone();
    }

    public String raw() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public Optional<String> cookie() {
        return header("Set-Cookie");
    }

    public String etag() {
        return header("ETag").orElseThrow();
    }

    /// A problem in the one form that all have, and nothing of our insides in it.
    public Answer isProblem(int expected, String code) {
        is(expected);
        assertThat(header("Content-Type").orElse(""))
                .as(request)
                .startsWith("application/problem+json");
        assertThat(body().propertyNames())
                .as(request)
                .containsExactlyInAnyOrder(
                        "type",
                        "title",
                        "status",
                        "detail",
                        "instance",
                        "code",
                        "traceId",
                        "safe",
                        "next",
                        "errors");
        assertThat(text("/code")).as("%s: %s", request, shortened()).isEqualTo(code);
        assertThat(text("/type")).isEqualTo("/problems/" + code);
        assertThat(at("/status").asInt()).isEqualTo(expected);
        for (var words : List.of("/title", "/detail", "/safe", "/next", "/traceId", "/instance")) {
            assertThat(text(words)).as("%s %s", request, words).isNotBlank();
        }
        for (var error : at("/errors")) {
            assertThat(error.propertyNames())
                    .containsExactlyInAnyOrder("pointer", "field", "rejected", "reason", "hint");
        }
        return showsNoInsides();
    }

    public static boolean showsInsides(String text) {
        var lower = text.toLowerCase(java.util.Locale.ROOT);
        return INSIDES.stream().anyMatch(lower::contains);
    }

    public Answer showsNoInsides() {
        assertThat(raw().toLowerCase(java.util.Locale.ROOT)).as(request).doesNotContain(INSIDES);
        return this;
    }

    /// The fields that a problem marks.
    public List<String> fields() {
        return texts("/errors", "/pointer");
    }

    private String shortened() {
        return raw().length() > 600 ? raw().substring(0, 600) + "…" : raw();
    }
}
