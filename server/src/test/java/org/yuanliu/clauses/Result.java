package org.yuanliu.clauses;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How one test went, and the clauses that it names.
///
/// @param kind `proof` when it drove the running product, otherwise `support`
record Result(Part part, String name, String kind, boolean passed, List<String> ids) {

    private static final JsonMapper JSON = new JsonMapper();

    Result {
        ids = List.copyOf(ids);
    }

    /// Which run of tests a result comes from.
    enum Part {
        CORE {
            @Override
            Optional<List<Result>> read(Path root) throws IOException {
                return recorded(root.resolve("core/target/clauses"), this);
            }
        },
        SERVER {
            @Override
            Optional<List<Result>> read(Path root) throws IOException {
                return recorded(root.resolve("server/target/clauses"), this);
            }
        },
        BROWSER {
            @Override
            Optional<List<Result>> read(Path root) throws IOException {
                return browser(root.resolve("web/test-results/e2e.json"));
            }
        };

        /// Empty when this part was not run.
        abstract Optional<List<Result>> read(Path root) throws IOException;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static Optional<List<Result>> recorded(Path folder, Part part) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        var results = new ArrayList<Result>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                for (var line : Files.readAllLines(file)) {
                    var parts = line.split("\t", -1);
                    results.add(
                            new Result(
                                    part,
                                    parts[3],
                                    parts[0],
                                    parts[1].equals("passed"),
                                    List.of(parts[2].split(",", -1))));
                }
            }
        }
        return Optional.of(results);
    }

    private static final Pattern NAMED = Pattern.compile("\\[([A-Z]{2}-[A-Za-z0-9.]+)]");

    /// Titles name their clauses in brackets, as in `a mistake is corrected [SG-5.8]`.
    private static Optional<List<Result>> browser(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var results = new ArrayList<Result>();
        suite(JSON.readTree(Files.readString(file)), results);
        return Optional.of(results);
    }

    private static void suite(JsonNode suite, List<Result> results) {
        for (var spec : suite.path("specs")) {
            var title = spec.path("title").asString();
            var ids = NAMED.matcher(title).results().map(it -> it.group(1)).toList();
            if (!ids.isEmpty()) {
                results.add(
                        new Result(
                                Part.BROWSER,
                                spec.path("file").asString()
                                        + ": "
                                        + NAMED.matcher(title).replaceAll("").strip(),
                                "proof",
                                spec.path("ok").asBoolean(),
                                ids));
            }
        }
        suite.path("suites").forEach(it -> suite(it, results));
    }

    /// What the committed matrix says, put together again from its clauses.
    static List<Result> committed(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        return ofCommitted(text(file));
    }

    private record Test(Part part, String name, String kind, boolean passed) {}

    private static List<Result> ofCommitted(String json) {
        return JSON
                .readTree(json)
                .valueStream()
                .flatMap(clause ->
                        clause.path("tests")
                                .valueStream()
                                .map(it ->
                                        java.util.Map.entry(
                                                test(it), clause.path("id").asString())))
                .collect(
                        groupingBy(
                                java.util.Map.Entry::getKey,
                                mapping(java.util.Map.Entry::getValue, toCollection(TreeSet::new))))
                .entrySet()
                .stream()
                .flatMap(it ->
                        Stream.of(
                                new Result(
                                        it.getKey().part(),
                                        it.getKey().name(),
                                        it.getKey().kind(),
                                        it.getKey().passed(),
                                        List.copyOf(it.getValue()))))
                .toList();
    }

    private static Test test(JsonNode test) {
        return new Test(
                Part.valueOf(test.path("part").asString().toUpperCase(java.util.Locale.ROOT)),
                test.path("name").asString(),
                test.path("kind").asString(),
                test.path("result").asString().equals("passed"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
