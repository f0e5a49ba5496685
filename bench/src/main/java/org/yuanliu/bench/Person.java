package org.yuanliu.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody signed in to a demonstration, and the headers that show it.
record Person(int port, String cookie, String csrf) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TOKEN = Pattern.compile("yuanliu=([^;]+)");

    static Person as(String login, int port) throws IOException, InterruptedException {
        var answer =
                HTTP.send(
                        request(port, "/api/v1/session/as")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"login\":\"" + login + "\"}"))
                                .build(),
                        BodyHandlers.ofString());
        var token = TOKEN.matcher(answer.headers().firstValue("set-cookie").orElse(""));
        if (answer.statusCode() != 200 || !token.find()) {
            throw new IOException(login + " could not sign in: " + answer.body());
        }
        return new Person(
                port, token.group(), JSON.readTree(answer.body()).required("csrf").asString());
    }

    JsonNode read(String path) throws IOException, InterruptedException {
        var answer =
                HTTP.send(
                        request(port, path).header("Cookie", cookie).build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    String headers() {
        return "Cookie: " + cookie + "\r\nX-CSRF-Token: " + csrf + "\r\n";
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}
