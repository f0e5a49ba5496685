package org.yuanliu.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Requests to every address of the interface, made up from its description.
final class Requests {

    /// Whoever sends a request: what a real one would send along, some of it stolen or made up.
    record Caller(String name, Map<String, String> headers) {}

    /// One character of the request for one byte.
    record Sent(String what, String request, boolean lastOfConnection) {}

    private static final List<String> METHODS =
            List.of(
                    "GET",
                    "POST",
                    "PUT",
                    "DELETE",
                    "PATCH",
                    "HEAD",
                    "OPTIONS",
                    "TRACE",
                    "PROPFIND",
                    "X-Y");

    private record Operation(String method, String path, JsonNode description) {}

    private final Malice malice;
    private final Bodies bodies;
    private final List<Operation> operations = new ArrayList<>();
    private final List<String> known;

    /// `known` are ids and numbers that exist, so that some requests get further than the door.
    Requests(JsonNode description, Malice malice, List<String> known) {
        this.malice = malice;
        this.bodies = new Bodies(description, malice);
        this.known = known;
        for (var path : description.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                operations.add(
                        new Operation(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                operation.getValue()));
            }
        }
    }

    int operations() {
        return operations.size();
    }

    Sent next(Caller caller) {
        var operation = chosen();
        var method = malice.once(12) ? malice.one(METHODS) : operation.method();
        var path = path(operation);
        var body =
                method.equals("GET") && !malice.once(10)
                        ? Bodies.NONE
                        : bodies.of(operation.description());
        boolean broken = malice.once(60);
        var head = new StringBuilder();
        head.append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host())
                .append("\r\n");
        // Whoever signed out would be nobody for the rest.
        boolean leaves = method.equals("DELETE") && path.contains("/session");
        caller.headers()
                .forEach((name, value) -> {
                    if (!malice.once(20) && !(leaves && name.equals("X-CSRF-Token"))) {
                        head.append(name).append(": ").append(value).append("\r\n");
                    }
                });
        headers(head, method);
        if (!body.type().isEmpty() && !malice.once(40)) {
            head.append("Content-Type: ").append(body.type()).append("\r\n");
        }
        head.append(body.more());
        if (broken) {
            head.append(
                    malice.one(
                            List.of(
                                    "Content-Length: -1\r\n",
                                    "Content-Length: 10\r\nContent-Length: 11\r\n",
                                    "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
                                    "no colon\r\n",
                                    "\u0001: x\r\n",
                                    " folded\r\n")));
            head.append("Connection: close\r\n");
        } else if (!method.equals("GET") || body.content().length() > 0) {
            head.append("Content-Length: ").append(body.content().length()).append("\r\n");
        }
        head.append("\r\n");
        var bytes =
                new String(
                        head.toString().getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.ISO_8859_1);
        return new Sent(
                caller.name() + ": " + method + " " + path,
                bytes + (broken ? "zz\r\nno chunk\r\n" : body.content()),
                broken);
    }

    /// Whether a password is right costs a twentieth of a second to find out: seldom asked.
    private Operation chosen() {
        while (true) {
            var operation = malice.one(operations);
            boolean costly =
                    operation.path().equals("/api/v1/session") && operation.method().equals("POST");
            if (!costly || malice.once(12)) {
                return operation;
            }
        }
    }

    private String path(Operation operation) {
        var path = operation.path();
        while (path.contains("{")) {
            path =
                    path.replaceFirst(
                            "\\{[^}]*\\}", java.util.regex.Matcher.quoteReplacement(value()));
        }
        var query = new ArrayList<String>();
        for (var parameter : operation.description().path("parameters")) {
            if (parameter.path("in").asString("").equals("query") && !malice.once(3)) {
                var name = parameter.path("name").asString();
                query.add(name + "=" + value());
                if (malice.once(20)) {
                    query.add(name + "=" + value());
                }
            }
        }
        if (malice.once(15)) {
            query.add(malice.encoded(malice.text()) + "=" + value());
        }
        if (malice.once(40)) {
            path =
                    malice.one(
                            List.of(
                                    path + "/",
                                    path + "/..",
                                    path + ";x=1",
                                    path.replace("/v1/", "//v1/"),
                                    path.replace("/v1/", "/v1/./"),
                                    path + ".json",
                                    path.toUpperCase(java.util.Locale.ROOT),
                                    "/m/../" + path,
                                    path + "/" + value()));
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private String value() {
        return malice.encoded(malice.once(3) ? malice.one(known) : malice.text());
    }

    private String host() {
        return malice.once(50)
                ? malice.one(List.of("", "evil.example", "localhost:99999", "[::1", "a b"))
                : "localhost";
    }

    private void headers(StringBuilder head, String method) {
        if (!method.equals("GET") && !malice.once(5)) {
            head.append("Idempotency-Key: ")
                    .append(malice.once(4) ? malice.header() : key())
                    .append("\r\n");
        }
        if (method.equals("PUT") || malice.once(4)) {
            head.append("If-Match: ")
                    .append(malice.once(3) ? malice.header() : "\"1\"")
                    .append("\r\n");
        }
        if (malice.once(4)) {
            head.append("Accept-Language: ")
                    .append(malice.once(2) ? "en" : malice.header())
                    .append("\r\n");
        }
        if (malice.once(8)) {
            head.append("Accept: ")
                    .append(
                            malice.one(
                                    List.of(
                                            "application/json",
                                            "text/html",
                                            "*/*;q=0",
                                            "image/png",
                                            "x",
                                            ",,,")))
                    .append("\r\n");
        }
        if (malice.once(10)) {
            head.append(
                            malice.one(
                                    List.of(
                                            "X-Forwarded-For: 1.2.3.4",
                                            "X-HTTP-Method-Override: DELETE",
                                            "Range: bytes=0-1,5-2,-9",
                                            "Origin: null",
                                            "Cookie: yuanliu=" + "a".repeat(3_000),
                                            "Cookie: =;;;\"",
                                            "Authorization: Basic Og==",
                                            "Authorization: Bearer ",
                                            "Expect: 100-continue",
                                            "Upgrade: h2c",
                                            "If-None-Match: *",
                                            "If-Modified-Since: never",
                                            "Content-Language: ../",
                                            "Forwarded: for=\"_x\"",
                                            "Accept-Charset: \u00e9",
                                            "Accept-Encoding: gzip;q=x")))
                    .append("\r\n");
        }
    }

    private String key() {
        return new UUID(malice.random().nextLong(), malice.random().nextLong()).toString();
    }
}
