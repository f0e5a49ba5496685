package org.yuanliu.registry;

import java.io.OutputStream;
import java.util.List;
import org.yuanliu.kernel.Language;
import org.yuanliu.kernel.sheet.SheetWriter;
import org.yuanliu.kernel.sheet.Sheets;
import org.yuanliu.registry.Form.Column;

/// A file to fill in: its columns, how to fill them, and the words that some of them take.
final class BlankForm {

    private BlankForm() {}

    /// Sheet one to fill in, sheet two how, sheet three the words.
    static void write(Form<?> form, Language language, OutputStream out) {
        var columns = form.columns();
        try (var writer = SheetWriter.of(Sheets.Format.XLSX, out)) {
            var words = language.pick("字典", "Words");
            writer.sheet(
                    form.title().zh(),
                    columns.stream()
                            .map(it ->
                                    language.pick(it.head().zh(), it.head().en())
                                            + (it.required() ? "*" : ""))
                            .toList());
            choices(writer, columns, words);
            writer.sheet(
                    language.pick("说明", "How to"),
                    List.of(
                            language.pick("字段", "Column"),
                            language.pick("必填", "Required"),
                            language.pick("格式", "Form"),
                            language.pick("示例", "Example")));
            for (var column : columns) {
                writer.row(
                        List.of(
                                language.pick(column.head().zh(), column.head().en()),
                                column.required() ? language.pick("是", "yes") : "",
                                language.pick(column.how().zh(), column.how().en()),
                                column.example()),
                        -1);
            }
            writer.sheet(
                    words,
                    List.of(
                            language.pick("字段", "Column"),
                            language.pick("可填", "Word"),
                            language.pick("代码", "Code")));
            for (var column : columns) {
                column.choices()
                        .forEach((code, text) ->
                                writer.row(
                                        List.of(
                                                language.pick(
                                                        column.head().zh(), column.head().en()),
                                                language.pick(text.zh(), text.en()),
                                                code),
                                        -1));
            }
        }
    }

    private static void choices(SheetWriter writer, List<Column> columns, String words) {
        int at = 1;
        for (int n = 0; n < columns.size(); n++) {
            int many = columns.get(n).choices().size();
            if (many > 0) {
                writer.choices(n, words, at, at + many - 1, 5_000);
            }
            at += many;
        }
    }
}
