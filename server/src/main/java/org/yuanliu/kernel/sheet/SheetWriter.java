package org.yuanliu.kernel.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Writes texts as rows, into a workbook or as CSV. Every cell is a text, so that zeros in front
/// stay, and none of them can start a formula.
public interface SheetWriter extends AutoCloseable {

    /// Begins a sheet, and names its columns. A CSV has one sheet only.
    void sheet(String name, List<String> heads);

    /// A row; `red` cells, by their place, draw the eye where the format can.
    void row(List<String> cells, int red);

    /// Offers these words for a column of the sheet.
    void choices(int column, String sheet, int first, int last, int rows);

    @Override
    void close();

    static SheetWriter of(Sheets.Format format, OutputStream out) {
        return switch (format) {
            case XLSX -> new XlsxWriter(out);
            case CSV -> new CsvWriter(out);
        };
    }

    final class CsvWriter implements SheetWriter {

        private final OutputStream out;

        CsvWriter(OutputStream out) {
            this.out = out;
        }

        /// The mark in front tells spreadsheets that this is UTF-8.
        @Override
        public void sheet(String name, List<String> heads) {
            write("\ufeff");
            row(heads, -1);
        }

        @Override
        public void row(List<String> cells, int red) {
            write(
                    cells.stream()
                            .map(it -> "\"" + Texts.harmless(it).replace("\"", "\"\"") + "\"")
                            .collect(Collectors.joining(",", "", "\r\n")));
        }

        @Override
        public void choices(int column, String sheet, int first, int last, int rows) {}

        private void write(String text) {
            try {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void close() {}
    }

    final class XlsxWriter implements SheetWriter {

        private static final int ROWS_HELD = 500;

        private final Workbook workbook;
        private java.util.Optional<Worksheet> sheet = java.util.Optional.empty();
        private int row;

        XlsxWriter(OutputStream out) {
            workbook = new Workbook(out, "Yuanliu", "1.0");
        }

        @Override
        public void sheet(String name, List<String> heads) {
            finish();
            var made = workbook.newWorksheet(name);
            sheet = java.util.Optional.of(made);
            made.freezePane(0, 1);
            for (int n = 0; n < heads.size(); n++) {
                made.width(n, Math.clamp(heads.get(n).length() * 2.4 + 4, 14, 40));
                made.value(0, n, heads.get(n));
                made.style(0, n).bold().fillColor("E8F1FB").format("@").set();
                made.style(n).format("@").set();
            }
            row = 1;
        }

        @Override
        public void row(List<String> cells, int red) {
            var into = sheet.orElseThrow();
            for (int n = 0; n < cells.size(); n++) {
                if (!cells.get(n).isEmpty()) {
                    into.inlineString(row, n, Texts.harmless(cells.get(n)));
                    if (n == red) {
                        into.style(row, n).fontColor("B42318").format("@").set();
                    } else {
                        into.style(row, n).format("@").set();
                    }
                }
            }
            if (++row % ROWS_HELD == 0) {
                try {
                    into.flush();
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }

        @Override
        public void choices(int column, String from, int first, int last, int rows) {
            sheet.orElseThrow()
                    .range(1, column, rows, column)
                    .validateWithListByFormula(
                            "'" + from + "'!$B$" + (first + 1) + ":$B$" + (last + 1));
        }

        private void finish() {
            sheet.ifPresent(it -> {
                try {
                    it.finish();
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }

        @Override
        public void close() {
            try {
                finish();
                workbook.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
