package org.yuanliu.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What stands in the fields of one document. Texts come from people and from records, so they are
/// cleaned of what no paper can carry.
public record Values(Map<String, String> texts, Map<String, List<Map<String, String>>> rows) {

    public Values {
        texts = cleaned(texts);
        var kept = new LinkedHashMap<String, List<Map<String, String>>>();
        rows.forEach((name, lines) -> kept.put(name, lines.stream().map(Values::cleaned).toList()));
        rows = java.util.Collections.unmodifiableMap(kept);
    }

    String text(String field) {
        return texts.getOrDefault(field, "");
    }

    List<Map<String, String>> lines(String table) {
        return rows.getOrDefault(table, List.of());
    }

    /// The same, with some texts put in or replaced.
    Values with(Map<String, String> more) {
        var all = new LinkedHashMap<>(texts);
        all.putAll(more);
        return new Values(all, rows);
    }

    private static Map<String, String> cleaned(Map<String, String> texts) {
        var kept = new LinkedHashMap<String, String>();
        texts.forEach((name, text) -> kept.put(name, clean(text)));
        return java.util.Collections.unmodifiableMap(kept);
    }

    /// Leaves out what can't be seen: control and format characters, among them those that turn the
    /// direction of reading, with which a text can show something else than it says. XML could not
    /// carry half of them. A broken surrogate becomes the sign for that.
    static String clean(String text) {
        var kept = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .forEach(it -> {
                    if (it == '\n') {
                        kept.append('\n');
                    } else if (it == '\t' || Character.getType(it) == Character.LINE_SEPARATOR) {
                        kept.append(' ');
                    } else if (Character.getType(it) == Character.SURROGATE || isNoCharacter(it)) {
                        kept.append('\uFFFD');
                    } else if (isSeen(it)) {
                        kept.appendCodePoint(it);
                    }
                });
        return kept.toString();
    }

    private static boolean isSeen(int it) {
        return switch (Character.getType(it)) {
            case Character.CONTROL, Character.FORMAT, Character.PARAGRAPH_SEPARATOR -> false;
            default -> !(it >= 0xFE00 && it <= 0xFE0F) && !(it >= 0xE0100 && it <= 0xE01EF);
        };
    }

    private static boolean isNoCharacter(int it) {
        return (it & 0xFFFE) == 0xFFFE;
    }
}
