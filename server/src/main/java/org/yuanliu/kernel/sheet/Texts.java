package org.yuanliu.kernel.sheet;

/// Texts that a spreadsheet would take for a formula: what we hand out carries a mark in front, and
/// what comes back loses it.
final class Texts {

    private static final char MARK = '\'';

    private Texts() {}

    static Cell cell(String text) {
        var read = text.strip();
        if (read.length() > 1 && read.charAt(0) == MARK && isDangerous(read.substring(1))) {
            read = read.substring(1).strip();
        }
        if (read.isEmpty()) {
            return Cell.BLANK;
        }
        return read.startsWith("=")
                ? new Cell.Doubtful(read, Cell.Doubt.FORMULA)
                : new Cell.Text(read);
    }

    static String harmless(String text) {
        return isDangerous(text) ? MARK + text : text;
    }

    private static boolean isDangerous(String text) {
        var seen = text.stripLeading();
        return (!seen.isEmpty() && "=+-@".indexOf(seen.charAt(0)) >= 0)
                || text.startsWith("\t")
                || text.startsWith("\r");
    }
}
