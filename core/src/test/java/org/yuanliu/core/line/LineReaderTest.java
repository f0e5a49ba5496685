package org.yuanliu.core.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.yuanliu.core.Seeds;

class LineReaderTest {

    @Test
    void linesAreNumberedAsEditorsCountAndEmptyOnesPassedOver() {
        assertThat(read("\uFEFFa\r\n\n  \nb\n\nc")).containsExactly("1 a", "4 b", "6 c");
        assertThat(read("")).isEmpty();
        assertThat(read("\n\n")).isEmpty();
    }

    @Test
    void aLineThatIsTooLongIsToldAndPassedOver() {
        var text =
                "a\n"
                        + "x".repeat(LineReader.LONGEST + 1)
                        + "\nb\n"
                        + "y".repeat(LineReader.LONGEST);

        var lines = read(text);

        assertThat(lines.subList(0, 3)).containsExactly("1 a", "2 too long", "3 b");
        assertThat(lines.get(3)).hasSize(LineReader.LONGEST + 2);
    }

    /// Whatever portions the text comes in, its lines are the same.
    @Test
    void portionsDoNotMatter() {
        Seeds.forEach(
                50,
                random -> {
                    var text = new StringBuilder();
                    for (int i = 0; i < 200; i++) {
                        text.append("z".repeat(random.nextInt(40)))
                                .append(random.nextInt(5) == 0 ? "\n" : "");
                    }
                    var expected = new ArrayList<String>();
                    var split = text.toString().split("\n", -1);
                    for (int i = 0; i < split.length; i++) {
                        if (!split[i].isBlank()) {
                            expected.add((i + 1) + " " + split[i]);
                        }
                    }
                    assertThat(read(new Dripping(text.toString(), random))).isEqualTo(expected);
                });
    }

    /// A gigabyte without a line break is no reason to hold it.
    @Test
    void anEndlessLineTakesNoMemory() {
        var endless =
                new Reader() {
                    long left = 300_000_000;

                    @Override
                    public int read(char[] to, int from, int most) {
                        if (left <= 0) {
                            return -1;
                        }
                        java.util.Arrays.fill(to, from, from + most, 'x');
                        left -= most;
                        return most;
                    }

                    @Override
                    public void close() {}
                };

        assertThat(read(endless)).containsExactly("1 too long");
    }

    private static final class Dripping extends Reader {

        private final StringReader text;
        private final Random random;

        Dripping(String text, Random random) {
            this.text = new StringReader(text);
            this.random = random;
        }

        @Override
        public int read(char[] to, int from, int most) throws IOException {
            return text.read(to, from, Math.min(most, 1 + random.nextInt(7)));
        }

        @Override
        public void close() {}
    }

    private static List<String> read(String text) {
        return read(new StringReader(text));
    }

    private static List<String> read(Reader text) {
        var lines = new ArrayList<String>();
        new LineReader(text)
                .forEachRemaining(
                        it -> lines.add(it.number() + " " + it.text().orElse("too long")));
        return lines;
    }
}
