package org.yuanliu.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yuanliu.core.Text;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.kernel.sheet.Cell;
import org.yuanliu.registry.Form.Column;

/// A row of a file by the fields of its form, and everything that is wrong with it: a clerk with
/// forty rows is told once.
final class Line {

    /// With a mark between the parts, or with both digits of each: 2026111 could be two days.
    private static final Pattern DAY =
            Pattern.compile(
                    "(\\d{4})(?:([-/.])(\\d{1,2})\\2(\\d{1,2})|年(\\d{1,2})月(\\d{1,2})日?|(\\d{2})(\\d{2}))");

    /// Days as a spreadsheet counts them, from 1900 or from 1904: nothing tells which.
    private static final Pattern COUNTED = Pattern.compile("\\d{1,5}(\\.\\d+)?");

    private static final Pattern BETWEEN = Pattern.compile("[、,，;；\\n]+");

    private final long number;
    private final Map<String, Column> columns;
    private final Map<String, Cell> cells;
    private final List<Text> troubles = new ArrayList<>();

    Line(long number, Map<String, Column> columns, Map<String, Cell> cells) {
        this.number = number;
        this.columns = columns;
        this.cells = cells;
        cells.forEach((field, cell) -> {
            if (cell instanceof Cell.Doubtful(String shown, Cell.Doubt doubt)) {
                trouble(named(field, doubted(doubt, shown)));
            }
        });
    }

    /// Whether the file has this column at all; an empty cell clears, an absent column does not.
    boolean tells(String field) {
        return cells.containsKey(field);
    }

    long number() {
        return number;
    }

    boolean isGood() {
        return troubles.isEmpty();
    }

    List<Text> troubles() {
        return troubles;
    }

    /// Said once, however often it is found.
    void trouble(Text what) {
        if (!troubles.contains(what)) {
            troubles.add(what);
        }
    }

    /// What a doubtful cell shows is not what it says; the doubt was noted, and stands for all.
    void trouble(String field, Text what) {
        if (!(cells.get(field) instanceof Cell.Doubtful)) {
            trouble(named(field, what));
        }
    }

    private Text named(String field, Text what) {
        var head =
                Optional.ofNullable(columns.get(field))
                        .map(Column::head)
                        .orElse(new Text(field, field));
        return new Text("“" + head.zh() + "”" + what.zh(), "“" + head.en() + "” " + what.en());
    }

    /// What the field says; a required one that is empty is noted.
    String text(String field, int longest) {
        var text = shown(field);
        var column = columns.get(field);
        if (text.isEmpty() && column != null && column.required()) {
            trouble(field, new Text("没有填写", "is empty"));
        }
        if (!Fits.isSeen(text)) {
            trouble(field, new Text("含有看不见的字符，请删去后重填", "holds characters that nobody sees"));
        }
        if (text.length() > longest) {
            trouble(
                    field,
                    new Text("最多 " + longest + " 个字符", "has more than " + longest + " characters"));
        }
        return text;
    }

    /// In both languages; what is missing is noted.
    Text both(String zh, String en, int longest) {
        return new Text(maybe(zh, longest).orElse("–"), maybe(en, longest).orElse("–"));
    }

    Optional<String> maybe(String field, int longest) {
        return Optional.of(text(field, longest)).filter(it -> !it.isEmpty());
    }

    List<String> many(String field) {
        return Stream.of(BETWEEN.split(text(field, 1_000)))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    Optional<LocalDate> day(String field) {
        if (cells.get(field) instanceof Cell.Day(LocalDate day)) {
            return Optional.of(day);
        }
        var text = text(field, 40);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var parts = DAY.matcher(text);
        if (parts.matches()) {
            try {
                return Optional.of(
                        LocalDate.of(
                                Integer.parseInt(parts.group(1)),
                                number(parts, 3, 5, 7),
                                number(parts, 4, 6, 8)));
            } catch (DateTimeException noSuchDay) {
                // Said below.
            }
        }
        if (COUNTED.matcher(text).matches()) {
            trouble(
                    field,
                    new Text(
                            "只有数字 " + text + "，文件里没有日期格式，不能确定是哪一天。请写成 2026-01-31 这样的文字",
                            "is the bare number "
                                    + text
                                    + " without the format of a date, so the day is not certain; write it as text, such as 2026-01-31"));
            return Optional.empty();
        }
        trouble(
                field,
                new Text(
                        "“" + text + "”不是日期，请写成 2026-01-31",
                        "“" + text + "” is no date; write it as 2026-01-31"));
        return Optional.empty();
    }

    /// From a day on that is no later than today.
    Optional<Span> since(String field, LocalDate today) {
        return day(field)
                .flatMap(it -> same(field, () -> Fields.notLater("/" + field, it, today)))
                .map(Span::since);
    }

    /// From one day to another, or for good.
    Optional<Span> span(String from, String to) {
        var end = day(to);
        return day(from)
                .flatMap(it -> same(from, () -> Fields.mustBeSane("/" + from, it)))
                .flatMap(it -> same(to, () -> Fields.span(it, end)));
    }

    /// Which of the column's choices it names, if any; nothing is noted.
    Optional<String> chosen(String field) {
        var text = shown(field);
        return choices(field).entrySet().stream()
                .filter(it ->
                        Stream.of(it.getKey(), it.getValue().zh(), it.getValue().en())
                                .anyMatch(text::equalsIgnoreCase))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Map<String, Text> choices(String field) {
        return Optional.ofNullable(columns.get(field)).map(Column::choices).orElse(Map.of());
    }

    /// One of the column's choices, told by its word or by either of its names.
    String choice(String field, String otherwise) {
        var text = text(field, 100);
        var chosen = chosen(field);
        if (chosen.isPresent()) {
            return chosen.get();
        }
        if (!text.isEmpty()) {
            var choices = choices(field);
            trouble(
                    field,
                    new Text(
                            "应为："
                                    + choices.values().stream()
                                            .map(Text::zh)
                                            .limit(12)
                                            .collect(Collectors.joining("、")),
                            "must be one of: "
                                    + choices.values().stream()
                                            .map(Text::en)
                                            .limit(12)
                                            .collect(Collectors.joining(", "))));
        }
        return otherwise;
    }

    /// The reading that people's own entries go through; its refusal is this row's trouble.
    <T> Optional<T> same(String field, java.util.function.Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Refusal refusal) {
            refusal.fields().forEach(it -> trouble(field, new Text(it.zh(), it.en())));
            return Optional.empty();
        }
    }

    String shown(String field) {
        return Optional.ofNullable(cells.get(field)).map(Cell::shown).orElse("").strip();
    }

    /// Of the ways in which it can be written one was.
    private static int number(Matcher parts, int... groups) {
        return Arrays.stream(groups)
                .mapToObj(it -> Optional.ofNullable(parts.group(it)))
                .flatMap(Optional::stream)
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow();
    }

    private static Text doubted(Cell.Doubt doubt, String shown) {
        return switch (doubt) {
            case FORMULA ->
                    new Text(
                            "是公式（" + shown + "），没有采用它上次算出的结果。请复制后“选择性粘贴—数值”，再上传",
                            "is a formula ("
                                    + shown
                                    + "), and its last result was not taken; paste it as a value and send it again");
            case LONG_NUMBER ->
                    new Text(
                            "是数字格式，超过 15 位的数字已经不准（" + shown + "）。请把这一列设为文本后重填",
                            "is a number, and more than 15 digits are not kept ("
                                    + shown
                                    + "); make the column text and fill it in again");
            case ERROR -> new Text("是错误值（" + shown + "）", "is an error value (" + shown + ")");
        };
    }

    /// Why it comes back; nothing when it is good.
    Optional<Text> reason() {
        if (isGood()) {
            return Optional.empty();
        }
        return Optional.of(
                new Text(
                        troubles.stream().map(Text::zh).collect(Collectors.joining("；")),
                        troubles.stream().map(Text::en).collect(Collectors.joining("; "))));
    }
}
