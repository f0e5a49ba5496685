package org.yuanliu.kernel.sheet;

import java.util.function.Consumer;

/// Reads a file as rows, whatever it is: XLSX by its first bytes, else CSV in UTF-8 or GB18030. The
/// name of a file says nothing, since people rename them.
public final class Sheets {

    static final int MOST_ROWS = 200_000;
    static final int MOST_COLUMNS = 200;
    static final int LONGEST_CELL = 32_767;
    static final int LONGEST_ROW = 65_536;

    public enum Format {
        XLSX,
        CSV
    }

    private Sheets() {}

    public static Format format(byte[] file) {
        if (startsWith(file, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new UnreadableSheet(
                    "这是旧版 .xls 或加了密码的文件，请另存为不加密的 .xlsx 或 .csv",
                    "this is an old .xls or a file with a password; save it as .xlsx or .csv without one");
        }
        return startsWith(file, 'P', 'K', 3, 4) ? Format.XLSX : Format.CSV;
    }

    /// Each row in turn, the first sheet only; rows without anything in them are left out.
    public static void read(byte[] file, Consumer<SheetRow> reader) {
        var bounded = new Bounded(reader);
        switch (format(file)) {
            case XLSX -> Xlsx.read(file, bounded);
            case CSV -> Csv.read(file, bounded);
        }
    }

    private static boolean startsWith(byte[] file, int... first) {
        for (int n = 0; n < first.length; n++) {
            if (file.length <= n || (file[n] & 0xff) != first[n]) {
                return false;
            }
        }
        return true;
    }

    /// No file keeps the reader busy for ever.
    private static final class Bounded implements Consumer<SheetRow> {

        private final Consumer<SheetRow> reader;
        private int rows;

        Bounded(Consumer<SheetRow> reader) {
            this.reader = reader;
        }

        @Override
        public void accept(SheetRow row) {
            if (row.cells().size() > MOST_COLUMNS) {
                throw new UnreadableSheet(
                        "第 " + row.number() + " 行超过 " + MOST_COLUMNS + " 列",
                        "row " + row.number() + " has more than " + MOST_COLUMNS + " columns");
            }
            if (row.isBlank()) {
                return;
            }
            if (row.length() > LONGEST_ROW) {
                throw new UnreadableSheet(
                        "第 " + row.number() + " 行超过 " + LONGEST_ROW + " 个字符",
                        "row " + row.number() + " has more than " + LONGEST_ROW + " characters");
            }
            if (++rows > MOST_ROWS) {
                throw new UnreadableSheet(
                        "超过 " + MOST_ROWS + " 行，请分成几个文件",
                        "more than " + MOST_ROWS + " rows; split the file");
            }
            reader.accept(row);
        }
    }
}
