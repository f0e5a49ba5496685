package org.yuanliu;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.yuanliu.core.code.Codes;

/// Codes, one on each line, in; one JSON object for each line, the empty ones included, out.
///
/// Whatever the bytes are: what is no UTF-8 is read with the sign for it, and of a line that is
/// longer than any code only the beginning is kept, so that memory stays bounded.
final class CodeLines {

    /// In bytes; a text as long as that is no code any more, and says so.
    private static final int KEPT = 16_384;

    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[65_536];
    private final StringBuilder answers = new StringBuilder(65_536);
    private byte[] line = new byte[512];
    private int length;

    CodeLines(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    void answer() throws IOException {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            int from = 0;
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') {
                    keep(from, i);
                    answerLine();
                    from = i + 1;
                }
            }
            keep(from, read);
            send();
        }
        if (length > 0) {
            answerLine();
        }
        send();
    }

    private void keep(int from, int to) {
        int more = Math.min(to - from, KEPT - length);
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.min(KEPT, Math.max(line.length * 2, length + more)));
        }
        System.arraycopy(buffer, from, line, length, more);
        length += more;
    }

    private void answerLine() throws IOException {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        ReadingLine.json(Codes.read(new String(line, 0, end, UTF_8)), answers);
        answers.append('\n');
        length = 0;
        if (answers.length() > buffer.length) {
            send();
        }
    }

    private void send() throws IOException {
        if (!answers.isEmpty()) {
            out.write(answers.toString().getBytes(UTF_8));
            answers.setLength(0);
        }
        out.flush();
    }
}
