package org.yuanliu.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a browser must fetch before the first page of an entry is there, compressed.
record Scripts(Path dist) {

    private static final String SCANNER = "src/phone/parts/Camera.vue";
    private static final String SIGN_IN = "src/console/pages/SignIn.vue";

    List<Row> rows() throws IOException {
        var manifest = new JsonMapper().readTree(dist.resolve(".vite/manifest.json").toFile());
        var console = new Chunks(manifest);
        console.add("index.html");
        console.add(SIGN_IN);
        var phone = new Chunks(manifest);
        phone.add("m/index.html");
        var scanner = new Chunks(manifest);
        scanner.add(SCANNER);
        boolean onDemand = !phone.holds(SCANNER);
        return List.of(
                Row.of("console-script", kilobytes(console.scripts), "kB", Target.atMost(260))
                        .noting("and " + styles(console) + " kB of styles"),
                Row.of(
                                "phone-script",
                                kilobytes(phone.scripts),
                                "kB",
                                Target.atMost(120).and(Target.that("scanner on demand", onDemand)))
                        .against(
                                kilobytes(scanner.without(phone)),
                                "the scanner on demand; and " + styles(phone) + " kB of styles"));
    }

    private String styles(Chunks chunks) throws IOException {
        return Figure.of(kilobytes(chunks.styles));
    }

    /// As the server sends them: each file compressed by itself.
    private double kilobytes(Set<String> files) throws IOException {
        double bytes = 0;
        for (var file : files) {
            var compressed = new ByteArrayOutputStream();
            try (var out = new GZIPOutputStream(compressed)) {
                Files.copy(dist.resolve(file), out);
            }
            bytes += compressed.size();
        }
        return bytes / 1_000;
    }

    /// Chunks of the build with all that they import at once; what they import later is left out.
    private static final class Chunks {

        private final JsonNode manifest;
        private final Set<String> names = new LinkedHashSet<>();
        final Set<String> scripts = new LinkedHashSet<>(Set.of("first-paint.js"));
        final Set<String> styles = new LinkedHashSet<>();

        Chunks(JsonNode manifest) {
            this.manifest = manifest;
        }

        void add(String name) {
            if (!names.add(name)) {
                return;
            }
            var chunk = manifest.required(name);
            scripts.add(chunk.required("file").asString());
            chunk.path("assets").forEach(it -> scripts.add(it.asString()));
            chunk.path("css").forEach(it -> styles.add(it.asString()));
            chunk.path("imports").forEach(it -> add(it.asString()));
        }

        boolean holds(String name) {
            return names.contains(name);
        }

        Set<String> without(Chunks other) {
            var rest = new LinkedHashSet<>(scripts);
            rest.removeAll(other.scripts);
            return rest;
        }
    }
}
