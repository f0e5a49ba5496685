package org.yuanliu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Where the project lies, a folder in it that a benchmark may fill, and what was asked for.
record Place(Path root, Path work, Map<String, Long> options) {

    static Place ofThisProject(Map<String, Long> options) throws IOException {
        var root =
                Optional.ofNullable(System.getenv("YUANLIU_ROOT"))
                        .map(Path::of)
                        .orElseThrow(() ->
                                new IOException("YUANLIU_ROOT is not set: use ./yuanliu bench"));
        return new Place(root, root.resolve("target/bench"), Map.copyOf(options));
    }

    /// What somebody asked for with `--name N`, so that a large figure can be tried small.
    long option(String name, long otherwise) {
        return Objects.requireNonNullElse(options.get(name), otherwise);
    }

    /// A folder that does not exist yet, for the data of a platform.
    Path fresh(String name) throws IOException {
        var folder = work.resolve(name);
        remove(folder);
        Files.createDirectories(work);
        return folder;
    }

    Path log(String name) throws IOException {
        Files.createDirectories(work);
        return work.resolve(name + ".log");
    }

    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var within = Files.walk(folder)) {
            for (var path : within.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
