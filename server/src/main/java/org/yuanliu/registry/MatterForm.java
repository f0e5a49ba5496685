package org.yuanliu.registry;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Role;
import org.yuanliu.core.Text;
import org.yuanliu.registry.Detail.Matter;

/// Complaints and injuries as a file, from the authority that was told of them.
@Component
class MatterForm extends FactForm<Matter> {

    private final CompaniesOfFile companies;
    private final Products products;

    MatterForm(Facts facts, WhoMaySay may, CompaniesOfFile companies, Products products) {
        super(facts, may);
        this.companies = companies;
        this.products = products;
    }

    @Override
    public String word() {
        return "matters";
    }

    @Override
    public Text title() {
        return new Text("投诉举报与伤害", "Complaints and injuries");
    }

    @Override
    public boolean isFor(Acting acting) {
        return acting.role() == Role.REGULATOR;
    }

    @Override
    Detail.Kind kind() {
        return Detail.Kind.MATTER;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                CompaniesOfFile.number(true, new Text("18 位", "18 characters")),
                CompaniesOfFile.name(),
                Column.of("nature", true, "类型", "Kind", "投诉举报", How.CHOICE)
                        .choosing(
                                How.words(
                                        "complaint",
                                        new Text("投诉举报", "Complaint"),
                                        "injury",
                                        new Text("伤害", "Injury"))),
                Column.of(
                        "summary",
                        true,
                        "概要",
                        "Summary",
                        "示例：灶具回火",
                        new Text("文字；不要写人名和电话", "text, without anybody's name or telephone")),
                Column.of("document", true, "文书编号", "Number of the paper", "TS2026-001", How.FREE),
                Column.of("on", true, "日期", "Date", "2026-01-31", How.DAY));
    }

    @Override
    public Row<Matter> read(Line line) {
        var document = line.text("document", 100);
        return new Row<>(
                CompaniesOfFile.read(line),
                document,
                line.since("on", products.today()),
                new Matter(
                        Fields.word(
                                "nature", line.choice("nature", "complaint"), Matter.Nature.class),
                        line.text("summary", 500),
                        document));
    }

    @Override
    Map<Integer, About> about(Acting acting, List<Read<Row<Matter>>> rows) {
        return companies.about(acting, rows);
    }
}
