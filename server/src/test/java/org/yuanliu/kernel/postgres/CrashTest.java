package org.yuanliu.kernel.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

    private static final int ROUNDS = 5;

    /// How a round ends; each gets its turn.
    private enum Death {
        PLATFORM,
        PLATFORM_THEN_SERVER,
        SERVER_THEN_PLATFORM
    }

    @TempDir Path temp;

    @Test
    void whatWasAcknowledgedIsThereHoweverOftenPlatformAndServerAreKilled()
            throws IOException, InterruptedException, SQLException {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var acknowledged = new HashSet<Long>();

        for (var round = 0; round < ROUNDS; round++) {
            var before = acknowledged.size();
            var death = Death.values()[round % Death.values().length];
            runUntilKilled(death, round * 1_000_000_000L, random, acknowledged);
            assertThat(acknowledged).as("round %d", round).hasSizeGreaterThan(before);

            assertThat(found())
                    .as("round %d of seed %d, killed: %s", round, seed, death)
                    .containsAll(acknowledged);
        }
    }

    private void runUntilKilled(Death death, long from, Random random, Set<Long> acknowledged)
            throws IOException, InterruptedException {
        var writer = Fixtures.java(Writer.class, temp.resolve("data"), from).start();
        try (var output = writer.inputReader(UTF_8)) {
            var server = Long.parseLong(output.readLine().substring("server ".length()));
            read(output, 50 + random.nextInt(2000), acknowledged);
            kill(death, writer.toHandle(), ProcessHandle.of(server).orElseThrow());
            // What was said before the end counts, even if nobody had read it yet.
            read(output, Integer.MAX_VALUE, acknowledged);
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    private static void read(BufferedReader output, int lines, Set<Long> acknowledged)
            throws IOException {
        for (var left = lines; left > 0; left--) {
            var line = output.readLine();
            if (line == null) {
                return;
            }
            // The last line may be cut off; a number without its newline was not said.
            if (line.startsWith("kept ")) {
                acknowledged.add(Long.parseLong(line.substring("kept ".length())));
            }
        }
    }

    private static void kill(Death death, ProcessHandle platform, ProcessHandle server) {
        switch (death) {
            case PLATFORM -> platform.destroyForcibly();
            case PLATFORM_THEN_SERVER -> {
                platform.destroyForcibly();
                server.destroyForcibly();
            }
            case SERVER_THEN_PLATFORM -> {
                server.destroyForcibly();
                platform.destroyForcibly();
            }
        }
    }

    private Set<Long> found() throws SQLException {
        try (var folder = Fixtures.held(temp.resolve("data"));
                var server = OwnPostgres.start(folder)) {
            return new HashSet<>(Fixtures.numbers(server, "select number from kept"));
        }
    }
}
