package org.yuanliu.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.yuanliu.core.Text;

/// Cuts a request into its records, however long it is: a line each, or the objects of an array.
///
/// It looks at brackets and quotation marks only; whether a piece is a record, its reader says. A
/// piece that is too long is passed over and told as such, so memory stays bounded whatever comes.
final class Pieces {

    /// More than an event of ten thousand codes needs.
    static final int LONGEST = 1 << 20;

    private static final Text TOO_LONG =
            new Text(
                    "这一条超过 1 MB，没有登记。请分成几条。",
                    "This record is longer than 1 MB and was not stored; split it.");
    private static final Text NOT_UTF8 =
            new Text("这一条不是 UTF-8 编码，没有登记。", "This record is not in UTF-8 and was not stored.");

    sealed interface Piece {

        record Whole(String text) implements Piece {}

        /// It can't be a record; what comes after it can.
        record Unusable(String code, Text reason) implements Piece {}

        /// Nobody can tell where the next record would begin.
        record Broken(long at, Text reason) implements Piece {}
    }

    private final InputStream in;
    private final boolean lines;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private long before;

    private byte[] piece = new byte[1 << 12];
    private int length;
    private boolean tooLong;

    private enum Where {
        BEGINNING,
        ARRAY,
        BETWEEN,
        END
    }

    private Where where = Where.BEGINNING;
    private boolean isArray;

    /// @param lines each line is a record; otherwise it is an array, or objects one after the other
    Pieces(InputStream in, boolean lines) {
        this.in = in;
        this.lines = lines;
    }

    /// Empty at the end.
    Optional<Piece> next() throws IOException {
        if (where == Where.BEGINNING) {
            skipMark();
        }
        return lines ? nextLine() : nextObject();
    }

    private Optional<Piece> nextLine() throws IOException {
        where = Where.BETWEEN;
        while (fill()) {
            begin();
            do {
                int end = from;
                while (end < to && buffer[end] != '\n') {
                    end++;
                }
                keep(from, end);
                boolean ended = end < to;
                from = ended ? end + 1 : end;
                if (ended) {
                    break;
                }
            } while (fill());
            if (!isBlank()) {
                return Optional.of(cut());
            }
        }
        return Optional.empty();
    }

    private Optional<Piece> nextObject() throws IOException {
        if (where == Where.END) {
            return Optional.empty();
        }
        int next = nextByte();
        if (where == Where.BEGINNING) {
            isArray = next == '[';
            where = isArray ? Where.ARRAY : Where.BETWEEN;
            if (isArray) {
                next = nextByte();
                if (next == ']') {
                    return end();
                }
            }
        } else if (isArray) {
            if (next == ']') {
                return end();
            }
            if (next != ',') {
                return broken(
                        "记录之间应有逗号，最后应有 ]。", "There is a comma between records, and ] at the end.");
            }
            next = nextByte();
        }
        if (next < 0 && !isArray) {
            return end();
        }
        if (next != '{') {
            return broken("这里应为一条记录，以 { 开头。", "A record should begin here, with {.");
        }
        where = Where.BETWEEN;
        return object();
    }

    private Optional<Piece> end() throws IOException {
        where = Where.END;
        return nextByte() < 0
                ? Optional.empty()
                : broken("数组之后还有内容。", "There is more after the array.");
    }

    private Optional<Piece> broken(String zh, String en) {
        where = Where.END;
        return Optional.of(new Piece.Broken(before + from, new Text(zh, en)));
    }

    /// From the brace that was read to the one that closes it.
    private Optional<Piece> object() throws IOException {
        begin();
        append((byte) '{');
        int depth = 1;
        boolean quoted = false;
        boolean escaped = false;
        while (fill()) {
            int start = from;
            while (from < to) {
                byte it = buffer[from++];
                if (escaped) {
                    escaped = false;
                } else if (quoted) {
                    escaped = it == '\\';
                    quoted = it != '"';
                } else if (it == '"') {
                    quoted = true;
                } else if (it == '{' || it == '[') {
                    depth++;
                } else if (it == '}' || it == ']') {
                    depth--;
                    if (depth == 0) {
                        keep(start, from);
                        return Optional.of(cut());
                    }
                }
            }
            keep(start, from);
        }
        return broken("最后一条记录不完整。", "The last record is not complete.");
    }

    private void begin() {
        length = 0;
        tooLong = false;
    }

    private void append(byte one) {
        piece[length++] = one;
    }

    private void keep(int start, int end) {
        int more = end - start;
        tooLong |= length + more > LONGEST;
        if (!tooLong) {
            if (length + more > piece.length) {
                piece = Arrays.copyOf(piece, Math.max(piece.length * 2, length + more));
            }
            System.arraycopy(buffer, start, piece, length, more);
            length += more;
        }
    }

    private boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (!isSpace(piece[i])) {
                return false;
            }
        }
        return !tooLong;
    }

    private Piece cut() {
        if (tooLong) {
            return new Piece.Unusable("too-long", TOO_LONG);
        }
        var text = new String(piece, 0, length, StandardCharsets.UTF_8);
        // A replacement stands for bytes that are no text, or somebody wrote one.
        return text.indexOf('\uFFFD') < 0 || isUtf8()
                ? new Piece.Whole(text)
                : new Piece.Unusable("not-utf8", NOT_UTF8);
    }

    private boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(piece, 0, length));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    /// Some programs begin a text with a byte order mark.
    private void skipMark() throws IOException {
        if (fill()
                && to - from >= 3
                && buffer[from] == (byte) 0xEF
                && buffer[from + 1] == (byte) 0xBB
                && buffer[from + 2] == (byte) 0xBF) {
            from += 3;
        }
    }

    /// The next byte that is no space; -1 at the end.
    private int nextByte() throws IOException {
        while (fill()) {
            byte it = buffer[from++];
            if (!isSpace(it)) {
                return it;
            }
        }
        return -1;
    }

    private static boolean isSpace(byte it) {
        return it == ' ' || it == '\t' || it == '\r' || it == '\n';
    }

    private boolean fill() throws IOException {
        if (from < to) {
            return true;
        }
        before += to;
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }
}
