package org.yuanliu.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yuanliu.core.Text;

/// A kind of document: what it is called, in which series its numbers are counted, and what its
/// templates may speak of. The module that knows the matter declares it.
///
/// @param series the characters before 字 in its numbers
public record Kind(String word, Text title, String series, List<Field> fields, List<Lines> tables) {

    /// What every document has, whatever it is about.
    private static final List<Field> OF_ALL =
            List.of(
                    new Field("number", new Text("文号", "number"), "〔2026〕例字第 0001 号", 0),
                    new Field("issuer", new Text("发文机关", "issuing authority"), "示例市市场监督管理局", 0),
                    new Field("addressee", new Text("受文单位", "addressee"), "示例·某某有限公司", 0),
                    new Field("date", new Text("发文日期", "date of issue"), "2026年11月21日", 0));

    public Kind {
        var all = new ArrayList<>(OF_ALL);
        all.addAll(fields);
        fields = List.copyOf(all);
        tables = List.copyOf(tables);
    }

    /// Something that a template may name.
    ///
    /// @param longest how much the compiler may write there; 0 where the matter gives it
    public record Field(String name, Text title, String sample, int longest) {

        public static Field given(String name, String zh, String en, String sample) {
            return new Field(name, new Text(zh, en), sample, 0);
        }

        public static Field written(String name, String zh, String en, String sample, int longest) {
            return new Field(name, new Text(zh, en), sample, longest);
        }

        boolean isWritten() {
            return longest > 0;
        }
    }

    /// Rows that a table of a template may repeat, such as records.
    public record Lines(String name, Text title, List<Field> fields) {

        public Lines {
            fields = List.copyOf(fields);
        }

        boolean has(String field) {
            return fields.stream().anyMatch(it -> it.name().equals(field));
        }
    }

    Optional<Field> field(String name) {
        return fields.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    Optional<Lines> lines(String name) {
        return tables.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    Values sample() {
        var texts = new java.util.LinkedHashMap<String, String>();
        fields.forEach(it -> texts.put(it.name(), it.sample()));
        var rows = new java.util.LinkedHashMap<String, List<java.util.Map<String, String>>>();
        for (var table : tables) {
            var row = new java.util.LinkedHashMap<String, String>();
            table.fields().forEach(it -> row.put(it.name(), it.sample()));
            rows.put(table.name(), List.of(row, row));
        }
        return new Values(texts, rows);
    }
}
