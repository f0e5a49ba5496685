package org.yuanliu.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.core.Text;
import org.yuanliu.registry.Detail.Standard;

/// Standards and test methods, as a file from whoever keeps the catalogue.
@Component
class StandardForm extends FactForm<Standard> {

    private final WhoMaySay may;

    StandardForm(Facts facts, WhoMaySay may) {
        super(facts, may);
        this.may = may;
    }

    @Override
    public String word() {
        return "standards";
    }

    @Override
    public Text title() {
        return new Text("标准与检验方法", "Standards and test methods");
    }

    @Override
    public boolean isFor(Acting acting) {
        return may.state(acting, kind(), Optional.empty());
    }

    @Override
    Detail.Kind kind() {
        return Detail.Kind.STANDARD;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("number", true, "标准编号", "Number", "GB 2811-2019", How.FREE),
                Column.of("titleZh", true, "标准名称", "Title in Chinese", "头部防护 安全帽", How.FREE),
                Column.of(
                        "titleEn",
                        true,
                        "标准英文名称",
                        "Title in English",
                        "Head protection: safety helmets",
                        How.FREE),
                Column.of("sort", true, "类型", "Kind", "产品标准", How.CHOICE)
                        .choosing(
                                How.words(
                                        "product",
                                        new Text("产品标准", "Product standard"),
                                        "method",
                                        new Text("方法标准", "Method"))),
                Column.of("mandatory", true, "强制性", "Mandatory", "是", How.CHOICE)
                        .choosing(How.YES_OR_NO),
                Column.of("citation", true, "依据", "Citation", "标准公告 2019 年第 1 号", How.FREE),
                Column.of(
                                "verified",
                                true,
                                "已核对原文",
                                "Read in the source",
                                "否",
                                new Text("否，即为待核", "no: it is shown as not verified"))
                        .choosing(How.YES_OR_NO),
                Column.of("from", true, "实施日期", "In force from", "2020-07-01", How.DAY),
                Column.of("to", false, "废止前最后一天", "Until", "", How.DAY));
    }

    @Override
    public Row<Standard> read(Line line) {
        return new Row<>(
                line.text("number", 40).replaceAll("\\s+", " "),
                "",
                line.span("from", "to"),
                new Standard(
                        line.both("titleZh", "titleEn", 200),
                        line.choice("sort", "product"),
                        line.choice("mandatory", "no").equals("yes"),
                        line.text("citation", 500),
                        line.choice("verified", "no").equals("yes")));
    }

    @Override
    Map<Integer, About> about(Acting acting, List<Read<Row<Standard>>> rows) {
        var about = new LinkedHashMap<Integer, About>();
        for (int n = 0; n < rows.size(); n++) {
            about.put(n, new About(Subject.standard(rows.get(n).row().who()), Optional.empty()));
        }
        return about;
    }
}
