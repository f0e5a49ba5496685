package org.yuanliu.locks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yuanliu.core.ClauseRecorder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who files over HTTP, and knows what was acknowledged.
record Clerk(String address, HttpClient client, Map<String, String> session) {

    private static final JsonMapper JSON = new JsonMapper();

    /// "以…身份查看", the way into a demonstration.
    static Clerk signIn(String address, String login) throws IOException, InterruptedException {
        ClauseRecorder.theProductWasAsked();
        var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        var stranger = new Clerk(address, client, Map.of());
        var answer = stranger.post("/api/v1/session/as", Map.of("login", login));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return new Clerk(
                address,
                client,
                Map.of(
                        "Cookie",
                        answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0],
                        "X-CSRF-Token",
                        JSON.readTree(answer.body()).get("csrf").asString()));
    }

    /// The ids of the events that are on record now, by the platform's word.
    List<String> file(List<Map<String, Object>> records) throws IOException, InterruptedException {
        var answer = post("/api/v1/filings", Map.of("records", records, "via", "api"));
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body())
                .get("results")
                .valueStream()
                .filter(it -> !it.get("outcome").asString().equals("refused"))
                .map(it -> it.get("event").asString())
                .toList();
    }

    /// The same as a stream; what it acknowledged before it broke off counts too.
    List<String> stream(List<Map<String, Object>> records)
            throws IOException, InterruptedException {
        var lines =
                records.stream().map(JSON::writeValueAsString).collect(Collectors.joining("\n"));
        var request =
                HttpRequest.newBuilder(URI.create(address + "/api/v1/trace/events"))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(lines));
        session.forEach(request::header);
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body()
                .lines()
                .map(JSON::readTree)
                .filter(it -> it.path("event").isString())
                .map(it -> it.path("event").asString())
                .toList();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(20));
        session.forEach(request::header);
        return JSON.readTree(client.send(request.build(), BodyHandlers.ofString()).body());
    }

    private HttpResponse<String> post(String path, Object body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        session.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
