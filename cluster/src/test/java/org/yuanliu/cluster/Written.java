package org.yuanliu.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.yuanliu.core.line.FlatJson;

/// What a job wrote, as whoever comes after it reads it: finished files only.
final class Written {

    private Written() {}

    static List<Map<String, String>> lines(Path out, String folder) throws IOException {
        if (!Files.exists(out.resolve(folder))) {
            return List.of();
        }
        try (var files = Files.walk(out.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(it -> !it.getFileName().toString().startsWith("."))
                    .sorted()
                    .flatMap(Written::lines)
                    .map(Written::fields)
                    .toList();
        }
    }

    /// The differences added up. Whoever adds them may hold a thing once, and never less than not.
    static Set<Map<String, String>> sum(Path out, String folder) throws IOException {
        var sum = new HashMap<Map<String, String>, Integer>();
        for (var line : lines(out, folder)) {
            var said = new LinkedHashMap<>(line);
            var change = Objects.requireNonNull(said.remove("change"));
            sum.merge(said, change.equals("found") ? 1 : -1, Integer::sum);
        }
        sum.values().removeIf(it -> it == 0);
        assertThat(sum.values()).as("how often a thing is held in the end").allMatch(it -> it == 1);
        return sum.keySet();
    }

    static Map<String, String> fields(String line) {
        return ((FlatJson.Fields) FlatJson.read(line)).values();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
