package org.yuanliu.kernel.sheet;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/// The first sheet of a workbook, row by row. What the library does not tell, the merged cells, and
/// what it does not bound, the unpacked size, [XlsxArchive] looks at before.
final class Xlsx {

    /// As many as a spreadsheet program keeps.
    private static final int MOST_DIGITS = 15;

    private static final MathContext AS_KEPT = new MathContext(MOST_DIGITS);

    /// Nobody writes more into a cell; written out, 1E999999999 would fill a computer's memory.
    private static final int LONGEST_NUMBER = 40;

    /// The last day that a spreadsheet program knows is 9999-12-31.
    private static final BigDecimal BEYOND_DAYS = BigDecimal.valueOf(2_958_466);

    /// 00000 and its like: so many digits, zeros in front.
    private static final Pattern ZEROS = Pattern.compile("0{2,50}");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.");
    private static final Pattern DATE = Pattern.compile("[yYdD]|m+/|年|月");

    private Xlsx() {}

    static void read(byte[] file, Consumer<SheetRow> reader) {
        var seen = XlsxArchive.inspect(file);
        try (var workbook =
                        new ReadableWorkbook(
                                new ByteArrayInputStream(file),
                                new ReadingOptions(seen.formatted(), true));
                var rows = workbook.getFirstSheet().openStream()) {
            rows.forEach(it -> {
                var row = new SheetRow(it.getRowNum(), cells(it), seen.merged(it.getRowNum()));
                try {
                    reader.accept(row);
                } catch (RuntimeException refused) {
                    throw new NotOfTheFile(refused);
                }
            });
        } catch (NotOfTheFile other) {
            throw other.refused;
        } catch (Exception broken) {
            // The parser below has exceptions of its own that no signature tells of.
            throw XlsxArchive.broken();
        }
    }

    /// What whoever takes the rows says of them is no matter of the file.
    private static final class NotOfTheFile extends RuntimeException {

        private final RuntimeException refused;

        NotOfTheFile(RuntimeException refused) {
            super(refused);
            this.refused = refused;
        }
    }

    private static List<Cell> cells(Row row) {
        var cells = new ArrayList<Cell>();
        for (int n = 0; n < Math.min(row.getCellCount(), Sheets.MOST_COLUMNS + 1); n++) {
            cells.add(cell(row.getCell(n)));
        }
        return cells;
    }

    private static Cell cell(org.dhatim.fastexcel.reader.@Nullable Cell cell) {
        if (cell == null) {
            return Cell.BLANK;
        }
        var formula = cell.getFormula();
        if (cell.getType() == CellType.FORMULA || (formula != null && !formula.isEmpty())) {
            return new Cell.Doubtful("=" + (formula == null ? "" : formula), Cell.Doubt.FORMULA);
        }
        return switch (cell.getType()) {
            case EMPTY, FORMULA -> Cell.BLANK;
            case STRING -> Texts.cell(cell.getText());
            case BOOLEAN -> new Cell.Text(cell.getText());
            case ERROR -> new Cell.Doubtful(cell.getText(), Cell.Doubt.ERROR);
            case NUMBER -> number(cell);
        };
    }

    private static Cell number(org.dhatim.fastexcel.reader.Cell cell) {
        var format = Optional.ofNullable(cell.getDataFormatString()).orElse("");
        var written = cell.asNumber();
        if (written.precision() > LONGEST_NUMBER
                || Math.abs((long) written.scale()) > LONGEST_NUMBER) {
            return new Cell.Doubtful(written.round(AS_KEPT).toString(), Cell.Doubt.LONG_NUMBER);
        }
        // A fraction is written with what its last bit leaves: 1.1 as 1.1000000000000001.
        var number = written.scale() > 0 ? written.round(AS_KEPT) : written;
        if (isDate(format, Optional.ofNullable(cell.getDataFormatId()).orElse(0))
                && number.signum() >= 0
                && number.compareTo(BEYOND_DAYS) < 0) {
            return date(cell.asDate(), number);
        }
        if (written.precision() - written.scale() > MOST_DIGITS) {
            return new Cell.Doubtful(written.toPlainString(), Cell.Doubt.LONG_NUMBER);
        }
        var plain = number.stripTrailingZeros().toPlainString();
        return new Cell.Text(
                ZEROS.matcher(format).matches() && plain.length() < format.length()
                        ? "0".repeat(format.length() - plain.length()) + plain
                        : plain);
    }

    private static Cell date(LocalDateTime date, BigDecimal number) {
        return date.toLocalTime().equals(LocalTime.MIDNIGHT) && number.signum() > 0
                ? new Cell.Day(date.toLocalDate())
                : new Cell.Text(date.toString());
    }

    /// By the numbers that formats have from birth, else by the letters in the format.
    private static boolean isDate(String format, int id) {
        return (id >= 14 && id <= 17)
                || id == 22
                || (id >= 27 && id <= 31)
                || (id >= 50 && id <= 58)
                || DATE.matcher(QUOTED.matcher(format).replaceAll("")).find();
    }
}
