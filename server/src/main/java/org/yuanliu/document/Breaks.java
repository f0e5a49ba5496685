package org.yuanliu.document;

import java.util.List;
import org.yuanliu.document.PdfPaper.Letter;

/// Where a line may end.
final class Breaks {

    /// No line begins with one of these, and none ends with one of those.
    private static final String CLOSING = "，。、；：？！）》」』】〕”’…—％%,.;:?!)]}℃";

    private static final String OPENING = "（《「『【〔“‘([{";

    private Breaks() {}

    /// The end of the line that begins there: at least one letter further, so that it always ends.
    static int end(List<Letter> letters, int begin, float room, float size, float between) {
        int end = begin;
        float width = 0;
        while (end < letters.size()) {
            float next = letters.get(end).width() * size;
            if (end > begin && width + next + between > room + 0.01f) {
                break;
            }
            width += next + between;
            end++;
        }
        if (end == letters.size()) {
            return end;
        }
        for (int candidate = end; candidate > begin; candidate--) {
            if (mayBreak(letters, candidate)) {
                return candidate;
            }
        }
        return end;
    }

    private static boolean mayBreak(List<Letter> letters, int at) {
        var before = letters.get(at - 1).text();
        var after = letters.get(at).text();
        if (CLOSING.contains(after) || OPENING.contains(before)) {
            return false;
        }
        return !(isWord(before) && isWord(after));
    }

    /// Letters and digits that belong together; an address may be broken after a stroke.
    private static boolean isWord(String text) {
        int it = text.codePointAt(0);
        return it > ' ' && it < 0x2E80 && it != '/' && it != '-' && it != '…' && it != '—';
    }
}
