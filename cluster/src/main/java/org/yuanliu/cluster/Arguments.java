package org.yuanliu.cluster;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.core.fs.Path;

/// What the job is asked to do.
///
/// @param parallelism empty: as the cluster is set up
/// @param checkpoints where streaming keeps its state; a batch keeps none
/// @param from the checkpoint or savepoint to go on from
record Arguments(
        List<Path> in,
        Path out,
        Optional<Integer> parallelism,
        RuntimeExecutionMode mode,
        Rules rules,
        Optional<Path> checkpoints,
        Duration checkpointEvery,
        Optional<String> from) {

    static final String USAGE =
            """
            usage: --in FILE_OR_FOLDER --out FOLDER [--parallelism N] [--mode batch|streaming]
                   [--parameter RULE.NAME=VALUE] [--from CHECKPOINT]
                   [--checkpoints FOLDER] [--checkpoint-every PT10S]
            streaming needs --checkpoints; --in and --parameter may stand more than once, such as --parameter filed-in-time.days=7
            """;

    Arguments {
        in = List.copyOf(in);
    }

    /// What was typed turned out to be. Typing something wrong is an everyday event.
    sealed interface Reading {
        record Understood(Arguments arguments) implements Reading {}

        record Wrong(String sentence) implements Reading {}
    }

    static Reading read(String... typed) {
        return new Options().read(typed);
    }

    private static final class Options {

        private final List<String> wrong = new ArrayList<>();
        private final List<Path> in = new ArrayList<>();
        private final Map<String, Map<String, String>> rules = new TreeMap<>();
        private final Map<String, String> once = new HashMap<>();

        Reading read(String... typed) {
            for (int i = 0; i < typed.length; i += 2) {
                if (i + 1 == typed.length) {
                    wrong.add(typed[i] + " needs a value after it");
                } else {
                    option(typed[i], typed[i + 1]);
                }
            }
            if (in.isEmpty()) {
                wrong.add("--in is missing");
            }
            if (!once.containsKey("--out")) {
                wrong.add("--out is missing");
            }
            var parallelism = Optional.ofNullable(once.get("--parallelism")).map(this::number);
            var mode = mode(once.getOrDefault("--mode", "batch"));
            // Without a folder Flink keeps checkpoints in the manager's memory, and fails as soon
            // as
            // the state of a task grows beyond some megabytes.
            if (mode == RuntimeExecutionMode.STREAMING && !once.containsKey("--checkpoints")) {
                wrong.add("--mode streaming needs --checkpoints, where it keeps its state");
            }
            var every = duration(once.getOrDefault("--checkpoint-every", "PT10S"));
            if (!wrong.isEmpty()) {
                return new Reading.Wrong(String.join("; ", wrong));
            }
            return new Reading.Understood(
                    new Arguments(
                            in,
                            path(once.getOrDefault("--out", "")),
                            parallelism,
                            mode,
                            Rules.of(rules),
                            Optional.ofNullable(once.get("--checkpoints")).map(Options::path),
                            every,
                            Optional.ofNullable(once.get("--from"))));
        }

        private void option(String name, String value) {
            switch (name) {
                case "--in" -> in.add(path(value));
                case "--parameter" -> rule(value);
                case "--out",
                        "--parallelism",
                        "--mode",
                        "--checkpoints",
                        "--checkpoint-every",
                        "--from" -> {
                    if (once.put(name, value) != null) {
                        wrong.add(name + " stands twice");
                    }
                }
                default -> wrong.add("there is no " + name);
            }
        }

        private void rule(String value) {
            var parts = value.split("[.=]", 3);
            if (parts.length < 3 || !value.startsWith(parts[0] + "." + parts[1] + "=")) {
                wrong.add("--parameter " + value + " is not like filed-in-time.days=7");
            } else {
                rules.computeIfAbsent(parts[0], it -> new TreeMap<>()).put(parts[1], parts[2]);
            }
        }

        private int number(String value) {
            if (value.matches("[1-9][0-9]{0,4}")) {
                return Integer.parseInt(value);
            }
            wrong.add("--parallelism " + value + " is not a number from 1 up");
            return 1;
        }

        private RuntimeExecutionMode mode(String value) {
            return switch (value) {
                case "batch" -> RuntimeExecutionMode.BATCH;
                case "streaming" -> RuntimeExecutionMode.STREAMING;
                default -> {
                    wrong.add("--mode is batch or streaming, not " + value);
                    yield RuntimeExecutionMode.BATCH;
                }
            };
        }

        private Duration duration(String value) {
            try {
                var duration = Duration.parse(value);
                if (duration.toMillis() >= 10) {
                    return duration;
                }
            } catch (DateTimeException | ArithmeticException notOne) {
                // said below
            }
            wrong.add("--checkpoint-every " + value + " is not a duration such as PT10S");
            return Duration.ofSeconds(10);
        }

        /// A name without a file system is a file of this machine; Flink wants it absolute.
        private static Path path(String value) {
            var path = new Path(value.isBlank() ? "." : value);
            return path.toUri().getScheme() != null
                    ? path
                    : new Path(java.nio.file.Path.of(value).toAbsolutePath().toUri());
        }
    }
}
