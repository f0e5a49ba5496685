package org.yuanliu.registry;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Role;
import org.yuanliu.core.Text;
import org.yuanliu.registry.Detail.Result;

/// Results of supervision and monitoring as a file, from an authority or an institution.
@Component
class ResultForm extends FactForm<Result> {

    private final GoodsOfFile goods;
    private final Products products;

    ResultForm(Facts facts, WhoMaySay may, GoodsOfFile goods, Products products) {
        super(facts, may);
        this.goods = goods;
        this.products = products;
    }

    @Override
    public String word() {
        return "results";
    }

    @Override
    public Text title() {
        return new Text("抽查与监测结果", "Results of supervision and monitoring");
    }

    @Override
    public boolean isFor(Acting acting) {
        return acting.role() == Role.REGULATOR || acting.role() == Role.INSTITUTION;
    }

    @Override
    Detail.Kind kind() {
        return Detail.Kind.RESULT;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                GoodsOfFile.number(),
                Column.of("programme", true, "来源", "Programme", "监督抽查", How.CHOICE)
                        .choosing(
                                How.words(
                                        "supervision",
                                        new Text("监督抽查", "Supervision"),
                                        "monitoring",
                                        new Text("风险监测", "Monitoring"))),
                Column.of("verdict", true, "结论", "Verdict", "不合格", How.CHOICE)
                        .choosing(
                                How.words(
                                        "passed", new Text("合格", "Passed"),
                                        "failed", new Text("不合格", "Failed"),
                                        "not-judged", new Text("不作判定", "Not judged"))),
                Column.of("batch", false, "批号", "Batch", "A2601", How.FREE),
                Column.of(
                        "failedItems",
                        false,
                        "不合格项",
                        "Failed items",
                        "气密性、热效率",
                        new Text("用顿号隔开；合格时不填", "with commas between; empty unless failed")),
                Column.of("body", true, "检验机构", "Tested by", "示例检测实验室", How.FREE),
                Column.of("document", true, "报告编号", "Number of the paper", "JD2026-001", How.FREE),
                Column.of("on", true, "日期", "Date", "2026-05-08", How.DAY));
    }

    @Override
    public Row<Result> read(Line line) {
        var verdict =
                Fields.word("verdict", line.choice("verdict", "not-judged"), Result.Verdict.class);
        var failed = line.many("failedItems");
        if ((verdict == Result.Verdict.FAILED) == failed.isEmpty()) {
            line.trouble(
                    "failedItems",
                    new Text(
                            "与结论不一致：不合格要写明不合格项，其他结论不能有",
                            "does not go with the verdict: a failed result names what failed, and no other does"));
        }
        var result =
                new Result(
                        Fields.word(
                                "programme",
                                line.choice("programme", "monitoring"),
                                Result.Programme.class),
                        verdict,
                        line.text("batch", 20),
                        failed,
                        line.text("body", 200),
                        line.text("document", 100));
        return new Row<>(
                GoodsOfFile.read(line), result.key(), line.since("on", products.today()), result);
    }

    @Override
    Map<Integer, About> about(Acting acting, List<Read<Row<Result>>> rows) {
        return goods.about(rows);
    }
}
