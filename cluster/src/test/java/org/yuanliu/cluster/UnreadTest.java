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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                .anyMatch(it -> String.valueOf(it).startsWith("not JSON"))
                .contains(
                        "not UTF-8", "longer than 65536 bytes", "act: not a word such as outbound");
        assertThat(unread).allMatch(it -> String.valueOf(it.get("file")).endsWith("events.ndjson"));
        assertThat(Written.lines(folder.resolve("out"), "findings"))
                .extracting(it -> it.get("leaf"))
                .contains("late");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"inbound\"      | 7                  | act: not a text",
                "inbound          | teleport           | act: not a word such as outbound",
                "\"batch\"        | \"lot\"            | lot: no such field",
                "0001-0000-000000000002 | 0001-0-2     | partner: not a UUID in lower case",
                "0000-000000000002 | 0000-000000000001 | partner: The partner cannot be the filer itself; choose the other company.",
                "gs1:01/06990000030012 | gs1:01/06990000030013 | code: not the canonical identity of a code",
                "/21/A1           | /10/A1             | batch: only an item has one beside its code",
                "\"L7\"           | \"七\"             | batch: not a batch number",
                "\"quantity\":\"1\" | \"quantity\":\"2\" | quantity: An item code stands for one unit, so the quantity is one.",
                "\"quantity\":\"1\" | \"quantity\":\"1E+999999999\" | quantity: A quantity has at most twelve digits and six decimals.",
                "T10:00+08:00     | T10:00             | at: not a time with its offset from UTC",
                ",\"filedAt\":\"2026-11-20T10:00:00Z\" | `` | filedAt: missing",
                "}                | ,\"act\":\"sale\"} | not JSON: Duplicate field 'act'",
                "}                | }[]                | something follows the JSON object",
                "\"unit\"         | \"corrects\":\"1\",\"unit\" | corrects: not the identity of an event",
            })
    void everyReasonIsSaid(String part, String instead, String reason) {
        assertThat(GOOD).contains(part);
        assertThat(EventLine.read(GOOD.replace(part, instead)))
                .isInstanceOfSatisfying(
                        EventLine.Reading.Unread.class,
                        it -> assertThat(it.reasons()).contains(reason));
    }

    @Test
    void allThatIsWrongWithALineIsSaidAtOnce() {
        assertThat(EventLine.read(GOOD.replace("inbound", "x").replace("+08:00", "")))
                .isInstanceOfSatisfying(
                        EventLine.Reading.Unread.class, it -> assertThat(it.reasons()).hasSize(2));
    }

    private static void line(String text, ByteArrayOutputStream bytes) throws IOException {
        bytes.write((text + "\n").getBytes(UTF_8));
    }
}
