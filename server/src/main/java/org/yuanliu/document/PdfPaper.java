package org.yuanliu.document;

import java.awt.geom.AffineTransform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;
import org.yuanliu.document.Typefaces.Typeface;
import org.yuanliu.document.Typefaces.Use;

/// A document as PDF, laid out after GB/T 9704-2012: A4, 156 × 225 mm of text in 22 lines of 28
/// characters, 16 pt, the title 22 pt, the page number below.
///
/// One object draws one document.
final class PdfPaper {

    private static final float MM = 72f / 25.4f;
    private static final float LEFT = 28 * MM;
    private static final float TOP = 37 * MM;
    private static final float WIDTH = 156 * MM;
    private static final float HEIGHT = 225 * MM;
    private static final float LINE = HEIGHT / 22;

    /// Seven millimetres below the text.
    private static final float FOOT = PDRectangle.A4.getHeight() - TOP - HEIGHT - 7 * MM - 10;

    private static final float BODY = 16;
    private static final float CELL = 12;
    private static final float CELL_LINE = 18;
    private static final float PADDING = 4;
    private static final float SMALL = 9;
    private static final float SQUARE = 20 * MM;

    /// What is set between two characters so that 28 of 16 pt fill the line.
    private static final float BETWEEN = WIDTH / 28 - BODY;

    private final Typefaces typefaces;
    private final Imprint imprint;
    private final PDDocument document = new PDDocument();
    private final Map<Typeface, PDFont> embedded = new HashMap<>();
    private final Map<String, Letter> letters = new HashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private boolean substituted;
    private PDPageContentStream out;

    /// From the top of the page down.
    private float y;

    private PdfPaper(Typefaces typefaces, Imprint imprint) throws IOException {
        this.typefaces = typefaces;
        this.imprint = imprint;
        this.out = page();
    }

    /// A character with its typeface and how wide it is in a size of 1.
    record Letter(String text, PDFont font, float width) {}

    static Drawn draw(Typefaces typefaces, List<Block> blocks, Imprint imprint) {
        try {
            return new PdfPaper(typefaces, imprint).draw(blocks);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private Drawn draw(List<Block> blocks) throws IOException {
        try (document) {
            for (var block : blocks) {
                draw(block);
            }
            proof();
            out.close();
            int pages = document.getNumberOfPages();
            describe();
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return new Drawn(bytes.toByteArray(), pages, List.copyOf(missing));
        }
    }

    private void draw(Block block) throws IOException {
        switch (block.shape()) {
            case ISSUER, TITLE -> centred(block.text(), 22);
            case HEADING -> lines(block.text(), Use.HEADING, 2 * BODY);
            case SUBHEADING, PARAGRAPH -> lines(block.text(), Use.BODY, 2 * (BODY + BETWEEN));
            case ADDRESS -> lines(block.text(), Use.BODY, 0);
            case RIGHT -> right(block.text());
            case TABLE -> table(block.rows());
        }
    }

    private void centred(String text, float size) throws IOException {
        for (var line : broken(text, Use.TITLE, size, 0, WIDTH, WIDTH)) {
            room(LINE);
            set(line, size, 0, LEFT + (WIDTH - width(line, size, 0)) / 2, LINE);
            y += LINE;
        }
        y += block(size);
    }

    /// A little air after a title.
    private static float block(float size) {
        return size > BODY ? LINE / 4 : 0;
    }

    private void lines(String text, Use use, float indent) throws IOException {
        boolean first = true;
        for (var line : broken(text, use, BODY, BETWEEN, WIDTH - indent, WIDTH)) {
            room(LINE);
            set(line, BODY, BETWEEN, LEFT + (first ? indent : 0), LINE);
            y += LINE;
            first = false;
        }
    }

    private void right(String text) throws IOException {
        for (var line : broken(text, Use.BODY, BODY, BETWEEN, WIDTH, WIDTH)) {
            room(LINE);
            float begin = LEFT + WIDTH - width(line, BODY, BETWEEN) - 2 * BODY;
            set(line, BODY, BETWEEN, Math.max(begin, LEFT), LINE);
            y += LINE;
        }
    }

    // ------------------------------------------------------------------------------------ tables

    private void table(List<List<String>> rows) throws IOException {
        var widths = widths(rows);
        var head = cells(rows.getFirst(), widths);
        row(head, widths, List.of());
        for (var row : rows.subList(1, rows.size())) {
            row(cells(row, widths), widths, head);
        }
        y += LINE / 3;
    }

    /// As wide as its longest text asks, within limits, scaled to the line.
    private float[] widths(List<List<String>> rows) throws IOException {
        var widths = new float[rows.getFirst().size()];
        float all = 0;
        for (int i = 0; i < widths.length; i++) {
            float longest = 3 * CELL;
            for (var row : rows) {
                longest = Math.max(longest, width(letters(row.get(i), Use.BODY), CELL, 0));
            }
            widths[i] = Math.min(longest, 14 * CELL) + 2 * PADDING;
            all += widths[i];
        }
        for (int i = 0; i < widths.length; i++) {
            widths[i] *= WIDTH / all;
        }
        return widths;
    }

    private List<List<List<Letter>>> cells(List<String> row, float[] widths) throws IOException {
        var cells = new ArrayList<List<List<Letter>>>();
        for (int i = 0; i < widths.length; i++) {
            float room = widths[i] - 2 * PADDING;
            cells.add(broken(row.get(i), Use.BODY, CELL, 0, room, room));
        }
        return cells;
    }

    /// A row that is longer than what is left of the page goes on on the next one, under the head.
    private void row(List<List<List<Letter>>> cells, float[] widths, List<List<List<Letter>>> head)
            throws IOException {
        int lines = Math.max(1, cells.stream().mapToInt(List::size).max().orElse(1));
        int drawn = 0;
        while (drawn < lines) {
            int fit = (int) ((HEIGHT - y - 2 * PADDING) / CELL_LINE);
            if (fit < 1 || (fit < lines && lines <= 3)) {
                turn();
                if (!head.isEmpty()) {
                    row(head, widths, List.of());
                }
                fit = (int) ((HEIGHT - y - 2 * PADDING) / CELL_LINE);
            }
            int now = Math.min(Math.max(fit, 1), lines - drawn);
            slice(cells, widths, drawn, now);
            drawn += now;
        }
    }

    private void slice(List<List<List<Letter>>> cells, float[] widths, int from, int count)
            throws IOException {
        float height = count * CELL_LINE + 2 * PADDING;
        float x = LEFT;
        for (int i = 0; i < widths.length; i++) {
            out.setLineWidth(0.5f);
            out.addRect(x, up(y + height), widths[i], height);
            out.stroke();
            var lines = cells.get(i);
            for (int n = from; n < Math.min(from + count, lines.size()); n++) {
                float top = y;
                y = top + PADDING + (n - from) * CELL_LINE;
                set(lines.get(n), CELL, 0, x + PADDING, CELL_LINE);
                y = top;
            }
            x += widths[i];
        }
        y += height;
    }

    // ------------------------------------------------------------------------------- proof, foot

    /// How anybody can compare, and what this file can't show.
    private void proof() throws IOException {
        if (imprint.issued().isPresent()) {
            var issued = imprint.issued().get();
            var beside = List.of(Wording.address(issued), Wording.code(issued), Wording.purpose());
            room(SQUARE + LINE / 2);
            y += LINE / 2;
            square(SquareCode.of(issued.address()));
            float top = y;
            y += 4 * MM;
            for (var sentence : beside) {
                small(sentence, LEFT + SQUARE + 4 * MM, WIDTH - SQUARE - 4 * MM, 10);
            }
            y = Math.max(top + SQUARE, y);
        }
        // Set once to learn what is missing, before it is said.
        if (substituted) {
            small(Wording.SUBSTITUTE, LEFT, WIDTH, SMALL);
        }
        if (!missing.isEmpty()) {
            small(Wording.missing(missing), LEFT, WIDTH, SMALL);
        }
    }

    private void small(String text, float x, float width, float size) throws IOException {
        for (var line : broken(text, Use.BODY, size, 0, width, width)) {
            room(size * 1.6f);
            set(line, size, 0, x, size * 1.6f);
            y += size * 1.6f;
        }
    }

    private void square(SquareCode code) throws IOException {
        float module = SQUARE / code.size();
        for (int row = 0; row < code.size(); row++) {
            for (int column = 0; column < code.size(); column++) {
                if (code.isDark(row, column)) {
                    out.addRect(LEFT + column * module, up(y + (row + 1) * module), module, module);
                }
            }
        }
        out.fill();
    }

    /// Odd pages have their number at the right, even ones at the left, one character in.
    private void foot(int number) throws IOException {
        var line = letters("— " + number + " —", Use.BODY);
        float width = width(line, 14, 0);
        float x = number % 2 == 1 ? LEFT + WIDTH - 14 - width : LEFT + 14;
        glyphs(line, 14, 0, x, FOOT);
        if (imprint.issued().isEmpty()) {
            var mark = letters(Wording.DRAFT, Use.BODY);
            glyphs(mark, 12, 0, LEFT, PDRectangle.A4.getHeight() - 20 * MM);
        }
    }

    private void describe() {
        var about = document.getDocumentInformation();
        about.setTitle(
                imprint.issued()
                        .map(it -> imprint.title() + " " + it.number())
                        .orElse(imprint.title()));
        about.setAuthor(imprint.issuer());
        about.setProducer("Yuanliu 源流");
        Calendar at = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        at.setTimeInMillis(imprint.at().toEpochMilli());
        about.setCreationDate(at);
        about.setModificationDate(at);
        document.getDocumentCatalog().setLanguage("zh-CN");
    }

    // -------------------------------------------------------------------------------------- text

    /// Breaks a text into lines. Chinese may be broken anywhere, but no line begins with a closing
    /// mark or ends with an opening one; a word of letters stays whole while it fits a line.
    private List<List<Letter>> broken(
            String text, Use use, float size, float between, float first, float rest)
            throws IOException {
        var lines = new ArrayList<List<Letter>>();
        for (var paragraph : text.split("\n", -1)) {
            var letters = letters(paragraph, use);
            int begin = 0;
            while (begin < letters.size()) {
                float room = lines.isEmpty() ? first : rest;
                int end = Breaks.end(letters, begin, room, size, between);
                lines.add(trimmed(letters.subList(begin, end)));
                begin = end;
                while (begin < letters.size() && letters.get(begin).text().equals(" ")) {
                    begin++;
                }
            }
        }
        return lines;
    }

    private static List<Letter> trimmed(List<Letter> line) {
        int end = line.size();
        while (end > 0 && line.get(end - 1).text().equals(" ")) {
            end--;
        }
        return line.subList(0, end);
    }

    private List<Letter> letters(String text, Use use) throws IOException {
        var letters = new ArrayList<Letter>(text.length());
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            letters.add(letter(character, use));
            at += Character.charCount(character);
        }
        return letters;
    }

    private Letter letter(int character, Use use) throws IOException {
        var key = use + Character.toString(character);
        var known = letters.get(key);
        if (known != null) {
            return known;
        }
        var made = made(character, use);
        letters.put(key, made);
        return made;
    }

    private Letter made(int character, Use use) throws IOException {
        var typeface = typefaces.of(use, character);
        if (typeface.isEmpty()) {
            // A box can be had, or this build has no typeface at all.
            missing.add("U+%04X".formatted(character));
            return letter(character == '□' ? '?' : '□', use);
        }
        // What a text for reading is set in; a number or a letter looks much the same in all.
        substituted |= typeface.get().open() && Character.isIdeographic(character);
        var font = font(typeface.get());
        var text = Character.toString(character);
        return new Letter(text, font, font.getStringWidth(text) / 1000);
    }

    private PDFont font(Typeface typeface) throws IOException {
        var known = embedded.get(typeface);
        if (known != null) {
            return known;
        }
        PDFont made = PDType0Font.load(document, typeface.font(), true);
        embedded.put(typeface, made);
        return made;
    }

    static float width(List<Letter> line, float size, float between) {
        float width = 0;
        for (var letter : line) {
            width += letter.width() * size + between;
        }
        return line.isEmpty() ? 0 : width - between;
    }

    /// Sets a line in the strip that begins at [#y]: the letters stand in its middle.
    private void set(List<Letter> line, float size, float between, float x, float strip)
            throws IOException {
        glyphs(line, size, between, x, up(y + strip / 2 + size * 0.36f));
    }

    private void glyphs(List<Letter> line, float size, float between, float x, float baseline)
            throws IOException {
        if (line.isEmpty()) {
            return;
        }
        out.beginText();
        out.setTextMatrix(new Matrix(AffineTransform.getTranslateInstance(x, baseline)));
        out.setCharacterSpacing(between);
        var run = new StringBuilder();
        var font = line.getFirst().font();
        for (var letter : line) {
            if (!letter.font().equals(font)) {
                show(run, font, size);
                font = letter.font();
            }
            run.append(letter.text());
        }
        show(run, font, size);
        out.endText();
    }

    private void show(StringBuilder run, PDFont font, float size) throws IOException {
        if (!run.isEmpty()) {
            out.setFont(font, size);
            out.showText(run.toString());
            run.setLength(0);
        }
    }

    // ------------------------------------------------------------------------------------- pages

    private void room(float height) throws IOException {
        if (y + height > HEIGHT + 0.5f) {
            turn();
        }
    }

    private void turn() throws IOException {
        out.close();
        out = page();
    }

    private PDPageContentStream page() throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        out = new PDPageContentStream(document, page);
        y = 0;
        foot(document.getNumberOfPages());
        return out;
    }

    /// A place counted from the top of the text, as PDF counts: from the bottom of the page.
    private static float up(float down) {
        return PDRectangle.A4.getHeight() - TOP - down;
    }
}
