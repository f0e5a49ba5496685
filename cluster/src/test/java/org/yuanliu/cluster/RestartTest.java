package org.yuanliu.cluster;

import static org.apache.flink.api.common.RuntimeExecutionMode.STREAMING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yuanliu.core.line.FiledLine;

/// A failure in the middle of the work loses nothing and doubles nothing.
class RestartTest {

    private static final int BROKEN_LINES = 9;

    @TempDir Path folder = Path.of(".");

    private Set<Map<String, String>> expected = Set.of();

    @BeforeEach
    void writeEvents() throws IOException {
        var filed = Expected.filed(VerificationTest.world(5, 0.3, 0.3));
        expected = Expected.findings(filed);
        var lines = new ArrayList<>(filed.stream().map(FiledLine::write).toList());
        for (int i = 0; i < BROKEN_LINES; i++) {
            lines.add(i * lines.size() / BROKEN_LINES, "broken");
        }
        Files.createDirectories(folder.resolve("in"));
        Files.write(folder.resolve("in/events.ndjson"), lines);
    }

    @Test
    void aTaskThatDiesGoesOnFromItsCheckpoint() throws Exception {
        var asked = asked(Optional.empty());
        var settings = Verify.settings(asked);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 2);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        Mishap.times(2);

        Cluster.run(asked, settings, RestartTest::withMishap);

        assertThat(Mishap.LEFT).hasValueLessThanOrEqualTo(0);
        assertThat(Mishap.RESTORED_FROM).hasPositiveValue();
        assertNothingLostOrDoubled();
    }

    @Test
    void anotherJobGoesOnFromTheCheckpointOfOneThatFailedForGood() throws Exception {
        var asked = asked(Optional.empty());
        Mishap.times(1);
        assertThatThrownBy(() ->
                        Cluster.run(asked, once(Verify.settings(asked)), RestartTest::withMishap))
                .hasStackTraceContaining("on purpose");
        assertThat(Written.lines(folder.resolve("out"), "unread"))
                .as("lines before the end, or this proves nothing")
                .hasSizeLessThan(BROKEN_LINES);

        var goingOn = asked(Optional.of(newestCheckpoint()));
        Cluster.run(goingOn, once(Verify.settings(goingOn)), RestartTest::withMishap);

        assertThat(Mishap.RESTORED_FROM).hasPositiveValue();
        assertNothingLostOrDoubled();
    }

    private void assertNothingLostOrDoubled() throws IOException {
        assertThat(Written.sum(folder.resolve("out"), "findings")).isEqualTo(expected);
        assertThat(Written.lines(folder.resolve("out"), "unread"))
                .hasSize(BROKEN_LINES)
                .doesNotHaveDuplicates();
    }

    private static DataStream<Line> withMishap(DataStream<Line> lines) {
        return lines.map(new Mishap(), Line.TYPE).uid("mishap");
    }

    private static Configuration once(Configuration settings) {
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return settings;
    }

    private Arguments asked(Optional<String> from) {
        var asked = Cluster.asked(STREAMING, 2, folder.resolve("in"), folder.resolve("out"));
        return new Arguments(
                asked.in(),
                asked.out(),
                asked.parallelism(),
                asked.mode(),
                asked.rules(),
                Optional.of(
                        new org.apache.flink.core.fs.Path(folder.resolve("checkpoints").toUri())),
                asked.checkpointEvery(),
                from);
    }

    private String newestCheckpoint() throws IOException {
        try (var files = Files.walk(folder.resolve("checkpoints"))) {
            List<Path> checkpoints =
                    files.filter(it -> it.getFileName().toString().equals("_metadata"))
                            .map(Path::getParent)
                            .sorted(
                                    Comparator.comparingInt(it ->
                                            Integer.parseInt(
                                                    it.getFileName()
                                                            .toString()
                                                            .substring("chk-".length()))))
                            .toList();
            return checkpoints.getLast().toUri().toString();
        }
    }
}
