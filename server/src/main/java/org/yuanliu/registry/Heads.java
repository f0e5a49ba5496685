package org.yuanliu.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yuanliu.core.Text;
import org.yuanliu.registry.Form.Column;

/// The first row of a file, read against the columns of a form.
final class Heads {

    /// Of the column that bad rows come back with.
    static final Text REASON = new Text("错误原因", "Reason");

    private Heads() {}

    static Map<String, Column> byField(List<Column> columns) {
        return columns.stream().collect(Collectors.toMap(Column::field, Function.identity()));
    }

    /// Which field stands in which column: by either of its names, with or without the asterisk.
    static Map<Integer, String> fields(List<Column> columns, List<String> heads) {
        var fields = new LinkedHashMap<Integer, String>();
        for (int n = 0; n < heads.size(); n++) {
            var head = heads.get(n).replace("*", "").strip();
            int place = n;
            columns.stream()
                    .filter(it ->
                            head.equals(it.head().zh())
                                    || head.equalsIgnoreCase(it.head().en())
                                    || head.equals(it.field()))
                    .filter(it -> !fields.containsValue(it.field()))
                    .findFirst()
                    .ifPresent(it -> fields.put(place, it.field()));
        }
        return fields;
    }
}
