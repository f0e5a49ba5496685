package org.yuanliu.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Role;
import org.yuanliu.core.Text;
import org.yuanliu.registry.Detail.Result;
import org.yuanliu.registry.Fact.Draft;

/// Results of supervision and monitoring as a file, from an authority or an institution.
@Component
class ResultForm extends FactForm<Result, ResultForm.Row> {

    private static final Text FREE = new Text("文字", "text");
    private static final Text CHOICE = new Text("见“字典”", "see the sheet of words");

    private final Products products;

    ResultForm(Facts facts, WhoMaySay may, Products products) {
        super(facts, may);
        this.products = products;
    }

    record Row(String gtin, Optional<Span> span, Result result) {}

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
                Column.of("gtin", true, "商品条码", "GTIN", "06901234567892", FREE),
                Column.of("programme", true, "来源", "Programme", "监督抽查", CHOICE)
                        .choosing(
                                new LinkedHashMap<>(
                                        Map.of(
                                                "supervision", new Text("监督抽查", "Supervision"),
                                                "monitoring", new Text("风险监测", "Monitoring")))),
                Column.of("verdict", true, "结论", "Verdict", "不合格", CHOICE)
                        .choosing(
                                new LinkedHashMap<>(
                                        Map.of(
                                                "passed", new Text("合格", "Passed"),
                                                "failed", new Text("不合格", "Failed"),
                                                "not-judged", new Text("不作判定", "Not judged")))),
                Column.of("batch", false, "批号", "Batch", "A2601", FREE),
                Column.of(
                        "failedItems",
                        false,
                        "不合格项",
                        "Failed items",
                        "气密性、热效率",
                        new Text("用顿号隔开；合格时不填", "with commas between; empty unless failed")),
                Column.of("body", true, "检验机构", "Tested by", "示例检测实验室", FREE),
                Column.of("document", true, "报告编号", "Number of the paper", "JD2026-001", FREE),
                Column.of(
                        "on",
                        true,
                        "日期",
                        "Date",
                        "2026-05-08",
                        new Text("日期，如 2026-01-31", "a date, such as 2026-01-31")));
    }

    @Override
    public Row read(Line line) {
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
        return new Row(
                line.same("gtin", () -> Fields.gtin(line.text("gtin", 20))).orElse(""),
                line.day("on")
                        .flatMap(it -> line.same("on", () -> Fields.span(it, Optional.empty())))
                        .filter(it -> !isAhead(line, it)),
                new Result(
                        Fields.word(
                                "programme",
                                line.choice("programme", "monitoring"),
                                Result.Programme.class),
                        verdict,
                        line.text("batch", 20),
                        failed,
                        line.text("body", 200),
                        line.text("document", 100)));
    }

    private boolean isAhead(Line line, Span span) {
        if (!span.from().isAfter(products.today())) {
            return false;
        }
        line.trouble("on", new Text("不能晚于今天", "can't lie in the future"));
        return true;
    }

    @Override
    public String key(Row row) {
        return row.gtin() + " " + row.result().key();
    }

    @Override
    Map<Integer, Draft<Result>> drafts(Acting acting, List<Read<Row>> rows) {
        var known = products.find(rows.stream().map(it -> it.row().gtin()).toList());
        var drafts = new LinkedHashMap<Integer, Draft<Result>>();
        for (int n = 0; n < rows.size(); n++) {
            var row = rows.get(n).row();
            var product = Optional.ofNullable(known.get(row.gtin()));
            if (product.isEmpty()) {
                rows.get(n)
                        .line()
                        .trouble("gtin", new Text("产品库里没有这个产品", "is no product on record"));
                continue;
            }
            drafts.put(
                    n,
                    new Draft<>(
                            Subject.product(row.gtin()),
                            row.result().key(),
                            Optional.of(product.get().producer().id()),
                            row.span().orElseThrow(),
                            row.result()));
        }
        return drafts;
    }
}
