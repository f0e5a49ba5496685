package org.yuanliu.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.flink.api.common.RuntimeExecutionMode.BATCH;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A line that is no event is named and stops nothing.
class UnreadTest {

    private static final String GOOD =
            "{\"act\":\"inbound\",\"filer\":\"00000000-0000-0001-0000-000000000001\","
                    + "\"partner\":\"00000000-0000-0001-0000-000000000002\","
                    + "\"code\":\"gs1:01/06990000030012/21/A1\",\"batch\":\"L7\","
                    + "\"quantity\":\"1\",\"unit\":\"只\",\"at\":\"2026-11-01T10:00+08:00\","
                    + "\"filedAt\":\"2026-11-20T10:00:00Z\"}";

    @TempDir Path folder = Path.of(".");

    @Test
    void theJobGoesOnAndNamesLineAndReason() throws Exception {
        var bytes = new ByteArrayOutputStream();
        line("broken", bytes);
        line("   ", bytes);
        line(GOOD, bytes);
        bytes.writeBytes(new byte[] {'"', (byte) 0xff, '"', '\n'});
        line("x".repeat(Lines.LONGEST_BYTES + 1), bytes);
        line(GOOD.replace("inbound", "teleport"), bytes);
        bytes.writeBytes(GOOD.getBytes(UTF_8));
        Files.createDirectories(folder.resolve("in"));
        Files.write(folder.resolve("in/events.ndjson"), bytes.toByteArray());

        Cluster.run(BATCH, 1, folder.resolve("in"), folder.resolve("out"));

        var unread = Written.lines(folder.resolve("out"), "unread");
        assertThat(unread)
                .extracting(it -> it.get("line"))
                .containsExactlyInAnyOrder("1", "4", "5", "6");
        assertThat(unread)
                .extracting(it -> it.get("reason"))
                .anyMatch(it -> String.valueOf(it).startsWith("At character 1"))
                .contains("not UTF-8", "longer than 65536 bytes", "act: This can't be read.");
        assertThat(unread).allMatch(it -> String.valueOf(it.get("file")).endsWith("events.ndjson"));
        assertThat(Written.lines(folder.resolve("out"), "findings"))
                .extracting(it -> it.get("leaf"))
                .contains("late");
    }

    private static void line(String text, ByteArrayOutputStream bytes) throws IOException {
        bytes.write((text + "\n").getBytes(UTF_8));
    }
}
