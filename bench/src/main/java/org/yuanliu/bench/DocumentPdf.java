package org.yuanliu.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// How long a notice of two pages takes from the request to its last byte, as PDF, drawn anew each
/// time; the first one also loads the typefaces and the library.
final class DocumentPdf implements Benchmark {

    private static final int TIMES = 40;

    /// Nine hundred characters and what the template says make two pages.
    private static final String LONG = "请一并核对同一批次的其他出库记录，逐条说明发出的时间、数量和收货单位。".repeat(26);

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    @Override
    public List<Row> measure(Place place) throws Exception {
        var data = place.fresh("data");
        try (var platform =
                Platform.start(Launch.script(place.root()).on(data), place.log("platform"))) {
            return List.of(pdf(Person.as("inspector.nanhai", platform.port())));
        } finally {
            Place.remove(data);
        }
    }

    private Row pdf(Person inspector) throws IOException, InterruptedException {
        var path = "/api/v1/documents/" + notice(inspector) + "/pdf";
        Bench.say("a notice as PDF, " + (TIMES + 1) + " times");
        double first = milliseconds(inspector, path);
        var later = new ArrayList<Double>();
        for (int i = 0; i < TIMES; i++) {
            later.add(milliseconds(inspector, path));
        }
        return Row.of("document-pdf", Figure.median(later), "ms", Target.atMost(150))
                .against(first, "the first, which loads typefaces and library");
    }

    /// A request to correct, and the draft of its notice.
    private String notice(Person inspector) throws IOException, InterruptedException {
        for (var finding : inspector.read("/api/v1/findings?state=open&limit=200").path("items")) {
            var id = finding.path("id").asString();
            var owner = finding.path("authority").path("id").asString();
            var own = inspector.read("/api/v1/session").at("/party/id").asString();
            if (!owner.equals(own) || finding.path("accountable").isNull()) {
                continue;
            }
            var seen = inspector.read("/api/v1/findings/" + id);
            var returned =
                    json.readTree(
                            send(
                                            inspector,
                                            "POST",
                                            "/api/v1/findings/" + id + "/return",
                                            seen.path("version").asInt(),
                                            Map.of("workingDays", 5, "reason", "请补报出库记录"))
                                    .body());
            var correction = returned.at("/corrections/0/id").asString();
            var draft =
                    json.readTree(
                            send(
                                            inspector,
                                            "POST",
                                            "/api/v1/corrections/" + correction + "/notice",
                                            0,
                                            Map.of())
                                    .body());
            var document = draft.at("/line/id").asString();
            send(
                    inspector,
                    "PUT",
                    "/api/v1/documents/" + document,
                    draft.path("version").asInt(),
                    Map.of("texts", Map.of("request", LONG)));
            return document;
        }
        throw new IOException("no open finding of this authority names whom to ask");
    }

    private double milliseconds(Person who, String path) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var answer = http.send(request(who, path).GET().build(), BodyHandlers.ofByteArray());
        double took = (System.nanoTime() - begun) / 1e6;
        if (answer.statusCode() != 200 || answer.body().length < 10_000) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return took;
    }

    private HttpResponse<String> send(
            Person who, String method, String path, int version, Object body)
            throws IOException, InterruptedException {
        var answer =
                http.send(
                        request(who, path)
                                .header("If-Match", "\"" + version + "\"")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .header("Content-Type", "application/json")
                                .method(
                                        method,
                                        BodyPublishers.ofString(json.writeValueAsString(body)))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.body());
        }
        return answer;
    }

    private static HttpRequest.Builder request(Person who, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + who.port() + path))
                .header("Cookie", who.cookie())
                .header("X-CSRF-Token", who.csrf());
    }
}
