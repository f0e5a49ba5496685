package org.yuanliu.kernel.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Comma-separated values as spreadsheets write them, quotes and line ends within quotes included.
final class Csv {

    private static final Charset GB18030 = Charset.forName("GB18030");

    /// What a spreadsheet writes for a text that looks like a number: `="00123"`.
    private static final Pattern HELD_TEXT = Pattern.compile("=\"([^\"]*)\"");

    /// What it writes for a number that it could not show whole.
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9](\\.[0-9]+)?E\\+[0-9]+");

    private final String text;
    private final char separator;
    private int at;
    private long line = 1;

    private Csv(String text) {
        this.text = text;
        int end = text.indexOf('\n');
        var first = end < 0 ? text : text.substring(0, end);
        this.separator = first.indexOf(',') < 0 && first.indexOf('\t') >= 0 ? '\t' : ',';
    }

    static void read(byte[] file, Consumer<SheetRow> reader) {
        var csv = new Csv(text(file));
        while (csv.at < csv.text.length()) {
            long number = csv.line;
            reader.accept(new SheetRow(number, csv.row(), Optional.empty()));
        }
    }

    /// GB18030 gives nearly every run of bytes a meaning, so UTF-8 is tried first and strictly.
    private static String text(byte[] file) {
        // "Unicode text" of a spreadsheet program; its mark at the beginning says so.
        var charsets =
                file.length > 1
                                && (file[0] & 0xff) + (file[1] & 0xff) == 0xfe + 0xff
                                && Math.abs((file[0] & 0xff) - (file[1] & 0xff)) == 1
                        ? List.of(StandardCharsets.UTF_16)
                        : List.of(StandardCharsets.UTF_8, GB18030);
        for (var charset : charsets) {
            try {
                var text =
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)
                                .decode(ByteBuffer.wrap(file))
                                .toString();
                if (text.indexOf('\0') < 0) {
                    return text.startsWith("\ufeff") ? text.substring(1) : text;
                }
            } catch (CharacterCodingException other) {
                // The next one, or none.
            }
        }
        throw new UnreadableSheet(
                "读不出文件的文字编码，请另存为 .xlsx，或 UTF-8、GB18030 编码的 .csv",
                "the encoding of the file is not known; save it as .xlsx, or as .csv in UTF-8 or GB18030");
    }

    private List<Cell> row() {
        var cells = new ArrayList<Cell>();
        while (true) {
            cells.add(cell(field()));
            if (at >= text.length()) {
                return cells;
            }
            char next = text.charAt(at++);
            if (next != separator) {
                line++;
                return cells;
            }
            if (cells.size() > Sheets.MOST_COLUMNS) {
                return cells;
            }
        }
    }

    /// Ends before a separator, a line feed, or the end of the text.
    private String field() {
        var field = new StringBuilder();
        boolean quoted = at < text.length() && text.charAt(at) == '"';
        long begun = line;
        at += quoted ? 1 : 0;
        for (; at < text.length(); at++) {
            char next = text.charAt(at);
            if (quoted && next == '"') {
                if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    at++;
                } else {
                    quoted = false;
                    continue;
                }
            } else if (!quoted && (next == separator || next == '\n')) {
                break;
            } else if (!quoted && next == '\r') {
                continue;
            }
            line += next == '\n' ? 1 : 0;
            field.append(next);
            if (field.length() > Sheets.LONGEST_CELL) {
                throw unclosed(begun);
            }
        }
        if (quoted) {
            throw unclosed(begun);
        }
        return field.toString();
    }

    private static UnreadableSheet unclosed(long line) {
        return new UnreadableSheet(
                "第 " + line + " 行有没有成对的引号，或者单元格过长",
                "line "
                        + line
                        + " has a quotation mark without its partner, or a cell that is too long");
    }

    private static Cell cell(String field) {
        var held = HELD_TEXT.matcher(field.strip());
        if (held.matches()) {
            return Texts.cell(held.group(1));
        }
        if (SCIENTIFIC.matcher(field.strip()).matches()) {
            return new Cell.Doubtful(field.strip(), Cell.Doubt.LONG_NUMBER);
        }
        return Texts.cell(field);
    }
}
