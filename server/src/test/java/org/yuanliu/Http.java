package org.yuanliu;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.core.ClauseRecorder;
import tools.jackson.databind.json.JsonMapper;

/// A client of the platform: somebody with a browser, or a program with a key.
///
/// It sends what a well-behaved client sends: its cookie, the CSRF token, a new Idempotency-Key
/// with each command. A test takes away or replaces what it is about; every change gives another
/// client.
public final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    private final URI address;
    private final JsonMapper json;
    private final Map<String, String> headers;

    Http(URI address, JsonMapper json) {
        this(address, json, Map.of("Content-Type", "application/json"));
    }

    private Http(URI address, JsonMapper json, Map<String, String> headers) {
        this.address = address;
        this.json = json;
        this.headers = headers;
    }

    public Http with(String header, String value) {
        var changed = new LinkedHashMap<>(headers);
        changed.put(header, value);
        return new Http(address, json, changed);
    }

    /// A client that does not send this header, not even where it ought to.
    public Http without(String header) {
        return with(header, "");
    }

    public Http inEnglish() {
        return with("Accept-Language", "en");
    }

    public Http withKey(String secret) {
        return with("Authorization", "Bearer " + secret);
    }

    public Http signInAs(String login) {
        return signedIn(post("/session/as", Map.of("login", login)).is(200));
    }

    public Http signIn(String login, String password) {
        return signedIn(post("/session", Map.of("login", login, "password", password)).is(200));
    }

    public Http signedIn(Answer session) {
        return with("Cookie", session.cookie().orElseThrow().split(";", 2)[0])
                .with("X-CSRF-Token", session.text("/csrf"));
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, of(body));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, of(body));
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    private BodyPublisher of(Object body) {
        return switch (body) {
            case byte[] bytes -> BodyPublishers.ofByteArray(bytes);
            case BodyPublisher publisher -> publisher;
            case String text -> BodyPublishers.ofString(text);
            default -> BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        };
    }

    public Answer send(String method, String path, BodyPublisher body) {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        address
                                                + (path.startsWith("/api/") || path.startsWith("~")
                                                        ? path.replaceFirst("^~", "")
                                                        : "/api/v1" + path)))
                        .timeout(Duration.ofMinutes(2))
                        .method(method, body);
        var sent = new LinkedHashMap<>(headers);
        if (!method.equals("GET")) {
            sent.putIfAbsent("Idempotency-Key", UUID.randomUUID().toString());
        }
        sent.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        ClauseRecorder.theProductWasAsked();
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.headers(),
                    response.body(),
                    json,
                    method + " " + path);
        } catch (IOException failure) {
            throw new IllegalStateException(method + " " + path, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
