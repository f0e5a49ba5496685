package org.yuanliu.core.line;

import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.yuanliu.core.Text;

/// One flat JSON object, read and written.
///
/// Strict (RFC 8259): no comments, no trailing commas, no name twice. What is nested is refused,
/// because nothing that we write is.
public sealed interface FlatJson {

    /// What was read.
    ///
    /// @param values in the order of the text; numbers and truth values as they were written,
    ///   without those that are `null`
    record Fields(SequencedMap<String, String> values) implements FlatJson {

        public Optional<String> get(String name) {
            return Optional.ofNullable(values.get(name));
        }
    }

    /// Why it could not be read.
    ///
    /// @param at how many characters were read before it went wrong
    record Broken(int at, Text reason) implements FlatJson {}

    static FlatJson read(String text) {
        var reader = new FlatJsonReader(text);
        try {
            return new Fields(reader.object());
        } catch (FlatJsonReader.Unreadable unreadable) {
            return new Broken(reader.at(), unreadable.reason());
        }
    }

    /// One line, in the order of the map.
    static String write(Map<String, String> values) {
        var line = new StringBuilder("{");
        values.forEach((name, value) -> {
            if (line.length() > 1) {
                line.append(',');
            }
            quote(name, line);
            line.append(':');
            quote(value, line);
        });
        return line.append('}').toString();
    }

    private static void quote(String text, StringBuilder line) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"', '\\' -> line.append('\\').append(letter);
                case '\n' -> line.append("\\n");
                default -> {
                    // A lone half of a pair is no text in UTF-8, and would not come back.
                    boolean odd = letter < ' ' || isLone(text, i) || letter == '\u2028';
                    if (odd) {
                        line.append("\\u%04x".formatted((int) letter));
                    } else {
                        line.append(letter);
                    }
                }
            }
        }
        line.append('"');
    }

    private static boolean isLone(String text, int at) {
        char letter = text.charAt(at);
        if (Character.isHighSurrogate(letter)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(letter)
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
