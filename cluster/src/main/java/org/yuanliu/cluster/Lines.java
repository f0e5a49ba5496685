package org.yuanliu.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lines of one file, in order. Blank ones are counted and left out.
///
/// A `BufferedReader` would replace what is no UTF-8 without a word, and would hold a line of any
/// length; here both are the trouble of one line.
final class Lines implements Closeable {

    /// No event is nearly as long.
    static final int LONGEST_BYTES = 64 * 1024;

    private final String file;
    private final InputStream in;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private long number;

    Lines(String file, InputStream in) {
        this.file = file;
        this.in = new BufferedInputStream(in, 64 * 1024);
    }

    /// Null at the end.
    @Nullable Line next() throws IOException {
        int length;
        do {
            length = readLine();
        } while (length == 0 || (length > 0 && isBlank()));
        return length < 0 ? null : line(length);
    }

    /// How many bytes the line has, -1 at the end. Of a line that is too long only so many are kept
    /// as say that it is.
    private int readLine() throws IOException {
        bytes.reset();
        int length = 0;
        int it = in.read();
        if (it < 0) {
            return -1;
        }
        number++;
        while (it >= 0 && it != '\n') {
            if (length <= LONGEST_BYTES) {
                bytes.write(it);
                length++;
            }
            it = in.read();
        }
        return length;
    }

    private boolean isBlank() {
        return bytes.size() <= LONGEST_BYTES && bytes.toString(UTF_8).isBlank();
    }

    private Line line(int length) {
        if (length > LONGEST_BYTES) {
            return troubled("longer than " + LONGEST_BYTES + " bytes");
        }
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return new Line(file, number, text.toString(), Optional.empty());
        } catch (CharacterCodingException notText) {
            return troubled("not UTF-8");
        }
    }

    private Line troubled(String trouble) {
        return new Line(file, number, "", Optional.of(trouble));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
