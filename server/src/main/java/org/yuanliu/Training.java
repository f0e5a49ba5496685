package org.yuanliu;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/// Visits what the first person will visit, so that the class archive holds it.
final class Training {

    private Training() {}

    static void visit(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            for (var path : List.of("/", "/api/v1/platform", "/api/v1/session", "/m/")) {
                client.send(
                        HttpRequest.newBuilder(URI.create(address + path)).build(),
                        BodyHandlers.discarding());
            }
        }
    }
}
