package org.yuanliu.core.line;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.yuanliu.core.Text;

/// A JSON text as a tree.
///
/// Strict (RFC 8259): no comments, no trailing commas, no name twice. Numbers are kept as they were
/// written, so that nothing is rounded. Reading never throws, and is bounded in depth.
public sealed interface Json {

    /// Deeper than anything that is meant seriously.
    int DEEPEST = 64;

    record Obj(SequencedMap<String, Json> members) implements Json {

        public Obj {
            members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        }

        /// What is `null` is as good as absent.
        public Optional<Json> get(String name) {
            return Optional.ofNullable(members.get(name)).filter(it -> it != Word.NULL);
        }
    }

    record Arr(List<Json> elements) implements Json {

        public Arr {
            elements = List.copyOf(elements);
        }
    }

    record Str(String text) implements Json {}

    /// A number as it was written.
    record Num(String text) implements Json {}

    enum Word implements Json {
        TRUE,
        FALSE,
        NULL
    }

    /// What became of a text.
    sealed interface Read {

        record Whole(Obj object) implements Read {}

        /// Why it could not be read.
        ///
        /// @param at how many characters were read before it went wrong
        record Broken(int at, Text reason) implements Read {}
    }

    /// Reads a text that is one object.
    static Read read(String text) {
        return read(text, DEEPEST);
    }

    static Read read(String text, int deepest) {
        var reader = new JsonReader(text, deepest);
        try {
            return new Read.Whole(reader.whole());
        } catch (JsonReader.Unreadable unreadable) {
            return new Read.Broken(reader.at(), unreadable.reason());
        }
    }

    /// In one line, the members in their order.
    default String write() {
        var line = new StringBuilder();
        write(this, line);
        return line.toString();
    }

    /// In one line, the members in the order of their names, so that two who mean the same write
    /// the same.
    default String canonical() {
        return sorted(this).write();
    }

    private static Json sorted(Json json) {
        return switch (json) {
            case Obj it -> {
                var members = new TreeMap<String, Json>();
                it.members().forEach((name, value) -> members.put(name, sorted(value)));
                yield new Obj(new LinkedHashMap<>(members));
            }
            case Arr it -> {
                var elements = new ArrayList<Json>();
                it.elements().forEach(one -> elements.add(sorted(one)));
                yield new Arr(elements);
            }
            case Str it -> it;
            case Num it -> it;
            case Word it -> it;
        };
    }

    private static void write(Json json, StringBuilder line) {
        switch (json) {
            case Obj it -> {
                line.append('{');
                boolean first = true;
                for (Map.Entry<String, Json> member : it.members().entrySet()) {
                    if (!first) {
                        line.append(',');
                    }
                    first = false;
                    Quoted.append(member.getKey(), line);
                    line.append(':');
                    write(member.getValue(), line);
                }
                line.append('}');
            }
            case Arr it -> {
                line.append('[');
                for (int i = 0; i < it.elements().size(); i++) {
                    if (i > 0) {
                        line.append(',');
                    }
                    write(it.elements().get(i), line);
                }
                line.append(']');
            }
            case Str it -> Quoted.append(it.text(), line);
            case Num it -> line.append(it.text());
            case Word it -> line.append(it.name().toLowerCase(java.util.Locale.ROOT));
        }
    }
}
