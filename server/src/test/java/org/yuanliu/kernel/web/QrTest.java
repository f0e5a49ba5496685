package org.yuanliu.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is drawn is read back by a reader that did not draw it.
class QrTest {

    private static final int DOTS = 6;
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://192.168.1.20:8080/m/",
                "http://127.0.0.1:1/",
                "https://源流.example/m/?q=中文",
                "https://a-rather-long-name-of-a-machine.department.company.example:65535/m/#/today"
            })
    void whatATerminalShowsIsReadBack(String text) throws ReaderException {
        var qr = Qr.of(text);
        var dark = new boolean[qr.size()][qr.size()];
        var lines = qr.lines();
        for (int y = 0; y < qr.size(); y++) {
            for (int x = 0; x < qr.size(); x++) {
                var drawn = lines.get(y / 2).charAt(x);
                dark[y][x] = drawn == '█' || drawn == (y % 2 == 0 ? '▀' : '▄');
            }
        }

        assertThat(read(dark)).isEqualTo(text);
    }

    @Test
    void whatAPageShowsIsReadBack() throws ReaderException {
        var qr = Qr.of("https://192.168.1.20:8080/m/");
        var dark = new boolean[qr.size()][qr.size()];
        var runs = RUN.matcher(qr.path());
        while (runs.find()) {
            int x = Integer.parseInt(runs.group(1));
            int wide = Integer.parseInt(runs.group(3));
            Arrays.fill(dark[Integer.parseInt(runs.group(2))], x, x + wide, true);
        }

        assertThat(read(dark)).isEqualTo("https://192.168.1.20:8080/m/");
    }

    /// Four squares of white all around, or a scanner may not find it.
    @Test
    void theBorderIsPartOfIt() {
        var lines = Qr.of("https://192.168.1.20:8080/m/").lines();

        assertThat(lines.subList(0, 2)).allMatch(String::isBlank);
        assertThat(lines).allMatch(it -> it.startsWith("    ") && it.endsWith("    "));
    }

    @Test
    void theReaderNoticesAPictureThatIsWrong() {
        Assertions.assertThatThrownBy(() -> read(new boolean[29][29]))
                .isInstanceOf(NotFoundException.class);
    }

    private static String read(boolean[][] dark) throws ReaderException {
        int size = dark.length * DOTS;
        var dots = new int[size * size];
        for (int at = 0; at < dots.length; at++) {
            dots[at] = dark[at / size / DOTS][at % size / DOTS] ? 0 : 0xFFFFFF;
        }
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(
                                new HybridBinarizer(new RGBLuminanceSource(size, size, dots))))
                .getText();
    }
}
