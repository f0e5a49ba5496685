package org.yuanliu;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Codes on the command line and in a pipe, as `./yuanliu code` reads them.
class CodeCommandTest {

    private final JsonMapper json = new JsonMapper();

    @Test
    void everyTextIsOneObject() {
        var answers = answers(new byte[0], "--json", "010690123456789221A1", "6901234567890", "你好");

        assertThat(answers)
                .extracting(it -> it.path("scheme").asString())
                .containsExactly("gs1", "gtin", "unknown");
        assertThat(answers.getFirst().at("/identity").asString())
                .isEqualTo("gs1:01/06901234567892/21/A1");
        assertThat(answers.getFirst().at("/parts/21").asString()).isEqualTo("A1");
        assertThat(answers.get(1).at("/identity").isNull()).isTrue();
        assertThat(answers.get(1).at("/problems/0/code").asString()).isEqualTo("check-digit");
        assertThat(answers.get(1).at("/problems/0/at").asInt()).isEqualTo(12);
        assertThat(answers.get(1).at("/problems/0/message").asString())
                .contains("校验位", "check digit");
    }

    @Test
    void everyLineOfAPipeIsOneObjectTheEmptyOnesIncluded() {
        var answers = answers("6901234567892\r\n\n(00)369012340000000017\nx".getBytes(UTF_8));

        assertThat(answers)
                .extracting(it -> it.path("input").asString())
                .containsExactly("6901234567892", "", "(00)369012340000000017", "x");
    }

    @Test
    void noBytesEndIt() {
        var bytes = new byte[200_000];
        new Random(7).nextBytes(bytes);
        long lines = new String(bytes, ISO_8859_1).chars().filter(it -> it == '\n').count();

        assertThat(answers(bytes)).hasSizeBetween((int) lines, (int) lines + 1);
        assertThat(answers(new byte[] {0, (byte) 0xFF, (byte) 0xC3, '\n', '"', '\\', 0x1D}))
                .extracting(it -> it.path("input").asString())
                .containsExactly("\u0000\uFFFD\uFFFD", "\"\\\u001d");
    }

    /// A hundred million bytes of one line, of which no more than the beginning is ever held.
    @Test
    void aLineWithoutAnEndIsAnsweredFromItsBeginning() throws IOException {
        var out = new ByteArrayOutputStream();

        new CodeLines(new Endless(100_000_000), out).answer();

        var answer = json.readTree(out.toString(UTF_8));
        assertThat(answer.path("input").asString()).hasSizeLessThan(20_000);
        assertThat(answer.at("/problems/0/code").asString()).isEqualTo("too-long");
    }

    private static final class Endless extends InputStream {

        private long left;

        Endless(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? '7' : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            int some = (int) Math.min(left, length);
            left -= some;
            java.util.Arrays.fill(bytes, from, from + some, (byte) '7');
            return some == 0 ? -1 : some;
        }
    }

    private List<JsonNode> answers(byte[] in, String... arguments) {
        OutputStream out = new ByteArrayOutputStream();
        int exit =
                new CommandLine(new CodeCommand(new ByteArrayInputStream(in), out))
                        .execute(arguments);
        assertThat(exit).isZero();
        return ((ByteArrayOutputStream) out).toString(UTF_8).lines().map(json::readTree).toList();
    }
}
