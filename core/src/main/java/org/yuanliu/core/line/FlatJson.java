package org.yuanliu.core.line;

import java.util.LinkedHashMap;
import java.util.Locale;
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
        return switch (Json.read(text, 1)) {
            case Json.Read.Broken it -> new Broken(it.at(), it.reason());
            case Json.Read.Whole it -> fields(it.object());
        };
    }

    private static Fields fields(Json.Obj object) {
        var values = new LinkedHashMap<String, String>();
        object.members()
                .forEach((name, value) -> {
                    switch (value) {
                        case Json.Str it -> values.put(name, it.text());
                        case Json.Num it -> values.put(name, it.text());
                        case Json.Word it -> {
                            if (it != Json.Word.NULL) {
                                values.put(name, it.name().toLowerCase(Locale.ROOT));
                            }
                        }
                        case Json.Obj it -> throw new IllegalStateException("one level was read");
                        case Json.Arr it -> throw new IllegalStateException("one level was read");
                    }
                });
        return new Fields(values);
    }

    /// One line, in the order of the map.
    static String write(Map<String, String> values) {
        var line = new StringBuilder("{");
        values.forEach((name, value) -> {
            if (line.length() > 1) {
                line.append(',');
            }
            Quoted.append(name, line);
            line.append(':');
            Quoted.append(value, line);
        });
        return line.append('}').toString();
    }
}
