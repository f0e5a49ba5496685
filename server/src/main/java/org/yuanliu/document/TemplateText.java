package org.yuanliu.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.yuanliu.core.Text;
import org.yuanliu.document.Block.Shape;

/// The text of a template: the one source of every form of a document.
///
/// A line is a piece of the document, and its first characters say of which shape; `{name}` is a
/// field. A table is lines that begin with `|`; the first is its head, and one that begins with
/// `|*` is repeated for every row of a list, as `{records.at}`.
final class TemplateText {

    static final int LONGEST = 20_000;
    private static final int MOST_TROUBLES = 50;

    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");

    private final List<Part> parts;

    private TemplateText(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    private sealed interface Part {

        record Said(Shape shape, String text) implements Part {}

        record Table(List<Row> rows) implements Part {}
    }

    /// @param repeated the list that the row is repeated for
    private record Row(List<String> cells, Optional<String> repeated) {}

    /// What became of reading a text.
    sealed interface Reading {

        record Sound(TemplateText text) implements Reading {}

        record Broken(List<Trouble> troubles) implements Reading {}
    }

    static Reading read(Kind kind, String text) {
        var reader = new Reader(kind);
        reader.read(text);
        return reader.troubles.isEmpty()
                ? new Reading.Sound(new TemplateText(reader.parts))
                : new Reading.Broken(reader.troubles.stream().limit(MOST_TROUBLES).toList());
    }

    List<Block> fill(Values values) {
        var blocks = new ArrayList<Block>();
        for (var part : parts) {
            switch (part) {
                case Part.Said(var shape, var text) -> say(shape, filled(text, values), blocks);
                case Part.Table(var rows) -> blocks.add(Block.table(table(rows, values)));
            }
        }
        return List.copyOf(blocks);
    }

    /// A value of several lines is several pieces; one of none leaves nothing behind.
    private static void say(Shape shape, String text, List<Block> blocks) {
        text.lines()
                .filter(it -> !it.isBlank())
                .forEach(it -> blocks.add(Block.text(shape, it.strip())));
    }

    private static List<List<String>> table(List<Row> rows, Values values) {
        var filled = new ArrayList<List<String>>();
        for (var row : rows) {
            if (row.repeated().isEmpty()) {
                filled.add(cells(row, it -> values.text(it)));
                continue;
            }
            var list = row.repeated().get();
            for (var line : values.lines(list)) {
                filled.add(cells(row, it -> inRow(list, line, values, it)));
            }
        }
        return filled;
    }

    private static String inRow(
            String list, Map<String, String> line, Values values, String field) {
        return field.startsWith(list + ".")
                ? line.getOrDefault(field.substring(list.length() + 1), "")
                : values.text(field);
    }

    private static List<String> cells(Row row, UnaryOperator<String> value) {
        return row.cells().stream()
                .map(it -> filled(it, value).replace('\n', ' ').strip())
                .toList();
    }

    private static String filled(String text, Values values) {
        return filled(text, values::text);
    }

    private static String filled(String text, UnaryOperator<String> value) {
        return FIELD.matcher(text)
                .replaceAll(
                        it -> java.util.regex.Matcher.quoteReplacement(value.apply(it.group(1))));
    }

    /// Reads on after something wrong, so that all of it is told at once.
    private static final class Reader {

        private final Kind kind;
        private final List<Part> parts = new ArrayList<>();
        private final List<Trouble> troubles = new ArrayList<>();
        private final List<Row> table = new ArrayList<>();
        private boolean titled;
        private int number;

        Reader(Kind kind) {
            this.kind = kind;
        }

        void read(String text) {
            if (text.length() > LONGEST) {
                trouble(
                        1,
                        "范本最多 " + LONGEST + " 个字符",
                        "a template has at most " + LONGEST + " characters");
                return;
            }
            for (var line : text.replace("\r", "").split("\n", -1)) {
                number++;
                line(line);
            }
            endTable();
            if (!titled) {
                trouble(1, "缺少标题：有一行须以“# ”开头", "there is no title: one line begins with \"# \"");
            }
        }

        private void line(String line) {
            if (!line.equals(Values.clean(line))) {
                trouble(1, "这一行有看不见的字符", "this line has characters that can't be seen");
                return;
            }
            if (line.startsWith("|")) {
                row(line);
                return;
            }
            endTable();
            if (line.isBlank()) {
                return;
            }
            var shape = shape(line);
            if (shape.isEmpty()) {
                trouble(
                        1,
                        "不认识的行首标记“" + mark(line) + "”，可用的有 = # ## ### : > |",
                        "unknown mark \""
                                + mark(line)
                                + "\" at the beginning; there are = # ## ### : > |");
                return;
            }
            if (shape.get() == Shape.TITLE) {
                if (titled) {
                    trouble(1, "标题只能有一个", "there is one title only");
                }
                titled = true;
            }
            var text = line.substring(shape.get().mark().length()).strip();
            if (text.isEmpty()) {
                trouble(1, "标记后面没有文字", "nothing follows the mark");
            }
            fields(line, Optional.empty());
            parts.add(new Part.Said(shape.get(), text));
        }

        private static Optional<Shape> shape(String line) {
            var mark = mark(line);
            if (mark.isEmpty()) {
                return Optional.of(Shape.PARAGRAPH);
            }
            return List.of(Shape.values()).stream()
                    .filter(it -> it != Shape.PARAGRAPH && it.mark().equals(mark))
                    .findFirst();
        }

        private static String mark(String line) {
            int end = 0;
            while (end < line.length() && "=#:>*|-".indexOf(line.charAt(end)) >= 0) {
                end++;
            }
            return line.substring(0, end);
        }

        private void row(String line) {
            boolean repeated = line.startsWith("|*");
            var stripped = line.strip();
            if (!stripped.endsWith("|") || stripped.length() < 3) {
                trouble(stripped.length(), "表格的行须以“|”结尾", "a row of a table ends with \"|\"");
                return;
            }
            var cells =
                    List.of(
                            stripped.substring(repeated ? 2 : 1, stripped.length() - 1)
                                    .split("\\|", -1));
            if (table.isEmpty() && repeated) {
                trouble(
                        1,
                        "表格的第一行是表头，不能重复",
                        "the first row of a table is its head and can't repeat");
            }
            if (!table.isEmpty() && table.getFirst().cells().size() != cells.size()) {
                int head = table.getFirst().cells().size();
                trouble(
                        1,
                        "这一行有 " + cells.size() + " 格，表头有 " + head + " 格",
                        "this row has " + cells.size() + " cells, the head has " + head);
            }
            if (cells.size() > 8) {
                trouble(1, "表格最多 8 列", "a table has at most 8 columns");
            }
            if (!repeated) {
                fields(line, Optional.empty());
            }
            table.add(new Row(cells, repeated ? list(line) : Optional.empty()));
        }

        /// The list that a repeated row takes its fields from: one, and one that there is.
        private Optional<String> list(String line) {
            Set<String> lists = new HashSet<>();
            var names = FIELD.matcher(line);
            while (names.find()) {
                int dot = names.group(1).indexOf('.');
                if (dot > 0) {
                    lists.add(names.group(1).substring(0, dot));
                }
            }
            if (lists.size() != 1) {
                trouble(
                        1,
                        "重复的行须用一个清单的字段，可用的清单：" + lists(),
                        "a repeated row takes its fields from one list; there are: " + lists());
                return Optional.empty();
            }
            var list = lists.iterator().next();
            fields(line, Optional.of(list));
            return Optional.of(list);
        }

        private void endTable() {
            if (table.isEmpty()) {
                return;
            }
            parts.add(new Part.Table(List.copyOf(table)));
            table.clear();
        }

        private void fields(String line, Optional<String> list) {
            var names = FIELD.matcher(line);
            var rest = new StringBuilder(line);
            while (names.find()) {
                field(names.group(1), names.start() + 1, list);
                for (int i = names.start(); i < names.end(); i++) {
                    rest.setCharAt(i, ' ');
                }
            }
            for (var brace : List.of("{", "}")) {
                int at = rest.indexOf(brace);
                if (at >= 0) {
                    trouble(at + 1, "花括号没有成对", "a brace has no partner");
                }
            }
        }

        private void field(String name, int column, Optional<String> list) {
            if (!isKnown(name, list)) {
                trouble(
                        column,
                        "没有字段“" + name + "”，可用的有：" + known(),
                        "there is no field \"" + name + "\"; there are: " + known());
            }
        }

        private boolean isKnown(String name, Optional<String> list) {
            int dot = name.indexOf('.');
            if (dot < 0) {
                return kind.field(name).isPresent();
            }
            return list.filter(name.substring(0, dot)::equals)
                    .flatMap(kind::lines)
                    .filter(it -> it.has(name.substring(dot + 1)))
                    .isPresent();
        }

        private String known() {
            var names = new ArrayList<String>();
            kind.fields().forEach(it -> names.add(it.name()));
            kind.tables()
                    .forEach(table ->
                            table.fields()
                                    .forEach(it -> names.add(table.name() + "." + it.name())));
            return String.join(" ", names);
        }

        private String lists() {
            return String.join(" ", kind.tables().stream().map(Kind.Lines::name).toList());
        }

        private void trouble(int column, String zh, String en) {
            troubles.add(new Trouble(Math.max(number, 1), column, new Text(zh, en)));
        }
    }
}
