package org.yuanliu.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Role;
import org.yuanliu.core.Text;
import org.yuanliu.registry.Detail.CodeRange;

/// A producer's ranges of serials as a file.
@Component
class CodeRangeForm extends FactForm<CodeRange> {

    private final Facts facts;
    private final GoodsOfFile goods;

    CodeRangeForm(Facts facts, WhoMaySay may, GoodsOfFile goods) {
        super(facts, may);
        this.facts = facts;
        this.goods = goods;
    }

    @Override
    public String word() {
        return "code-ranges";
    }

    @Override
    public Text title() {
        return new Text("赋码号段", "Ranges of serials");
    }

    @Override
    public boolean isFor(Acting acting) {
        return acting.role() == Role.PRODUCER;
    }

    @Override
    Detail.Kind kind() {
        return Detail.Kind.CODE_RANGE;
    }

    @Override
    public List<Column> columns() {
        var serial = new Text("最多 20 个字符；这一列请设为文本", "at most 20 characters; make this column text");
        return List.of(
                GoodsOfFile.number(),
                Column.of("first", true, "首码", "First serial", "A0001", serial),
                Column.of("last", true, "末码", "Last serial", "A0100", serial),
                Column.of("batch", false, "批号", "Batch", "A2601", How.FREE),
                Column.of("from", true, "有效期起", "Valid from", "2026-01-31", How.DAY),
                Column.of("to", false, "有效期止", "Valid to", "", How.DAY));
    }

    @Override
    public Row<CodeRange> read(Line line) {
        var range =
                new CodeRange(
                        line.text("first", 20), line.text("last", 20), line.text("batch", 20));
        line.same(
                "last",
                () -> {
                    Fields.mustRun(range.first(), range.last());
                    return range;
                });
        return new Row<>(GoodsOfFile.read(line), range.key(), line.span("from", "to"), range);
    }

    /// The same number can't be on goods of two ranges; one that is on record word by word is
    /// known.
    @Override
    Map<Integer, About> about(Acting acting, List<Read<Row<CodeRange>>> rows) {
        var about = goods.about(rows);
        var taken = new HashMap<Subject, List<Taken>>();
        about.forEach((place, it) -> {
            var line = rows.get(place).line();
            var row = rows.get(place).row();
            var span = row.span().orElseThrow();
            var others = taken.computeIfAbsent(it.subject(), this::onRecord);
            others.stream()
                    .filter(other -> !other.range().key().equals(row.key()))
                    .filter(other -> other.range().overlaps(row.detail()))
                    .filter(other -> other.span().overlaps(span))
                    .findFirst()
                    .ifPresentOrElse(
                            other ->
                                    line.trouble(
                                            "first",
                                            new Text(
                                                    "与号段 " + other.range().key() + " 重叠",
                                                    "overlaps the range " + other.range().key())),
                            () -> others.add(new Taken(row.detail(), span)));
        });
        return about;
    }

    private record Taken(CodeRange range, Span span) {}

    private List<Taken> onRecord(Subject subject) {
        return new ArrayList<>(
                facts.known(subject, CodeRange.class, facts.now()).stream()
                        .map(it -> new Taken(it.detail(), it.span()))
                        .toList());
    }
}
