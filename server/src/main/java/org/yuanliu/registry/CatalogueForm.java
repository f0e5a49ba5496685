package org.yuanliu.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.core.Text;
import org.yuanliu.registry.Detail.Obligation;

/// What must be traced in which phase, as a file from whoever keeps the catalogue.
@Component
class CatalogueForm extends FactForm<Obligation> {

    private final WhoMaySay may;
    private final Catalogue catalogue;

    CatalogueForm(Facts facts, WhoMaySay may, Catalogue catalogue) {
        super(facts, may);
        this.may = may;
        this.catalogue = catalogue;
    }

    @Override
    public String word() {
        return "catalogue";
    }

    @Override
    public Text title() {
        return new Text("追溯目录", "Catalogue of what must be traced");
    }

    @Override
    public boolean isFor(Acting acting) {
        return may.state(acting, kind(), Optional.empty());
    }

    @Override
    Detail.Kind kind() {
        return Detail.Kind.OBLIGATION;
    }

    @Override
    public List<Column> columns() {
        var of = new LinkedHashMap<>(Catalogue.REGIMES);
        catalogue.categories().forEach(it -> of.put(it.code(), it.name()));
        return List.of(
                Column.of("of", true, "类别或准入方式", "Category or regime", "电线电缆", How.CHOICE)
                        .choosing(of),
                Column.of("phase", true, "阶段", "Phase", "1", new Text("1 到 9", "from 1 to 9")),
                Column.of("listZh", true, "目录名称", "List in Chinese", "示例目录（第一阶段）", How.FREE),
                Column.of(
                        "listEn",
                        true,
                        "目录英文名称",
                        "List in English",
                        "Example list, phase 1",
                        How.FREE),
                Column.of("citation", true, "依据", "Citation", "国市监质监规〔2024〕6号 附件1", How.FREE),
                Column.of(
                                "verified",
                                true,
                                "已核对原文",
                                "Read in the source",
                                "否",
                                new Text("否，即为待核", "no: it is shown as not verified"))
                        .choosing(How.YES_OR_NO),
                Column.of("from", true, "生产日期从哪天起", "For goods made from", "2024-12-31", How.DAY),
                Column.of("to", false, "到哪天止", "Until", "", How.DAY));
    }

    @Override
    public Row<Obligation> read(Line line) {
        var phase = line.text("phase", 1);
        if (!phase.isEmpty() && !phase.matches("[1-9]")) {
            line.trouble("phase", new Text("应为 1 到 9", "must be from 1 to 9"));
        }
        return new Row<>(
                line.choice("of", ""),
                phase,
                line.span("from", "to"),
                new Obligation(
                        phase.matches("[1-9]") ? Integer.parseInt(phase) : 1,
                        line.both("listZh", "listEn", 200),
                        line.text("citation", 500),
                        line.choice("verified", "no").equals("yes")));
    }

    /// One duty has several rows where its days are apart.
    @Override
    public String key(Row<Obligation> row) {
        return super.key(row) + " " + row.span().map(Span::from);
    }

    @Override
    Map<Integer, About> about(Acting acting, List<Read<Row<Obligation>>> rows) {
        var about = new LinkedHashMap<Integer, About>();
        for (int n = 0; n < rows.size(); n++) {
            var of = rows.get(n).row().who();
            about.put(
                    n,
                    new About(
                            Catalogue.REGIMES.containsKey(of)
                                    ? Subject.regime(of)
                                    : Subject.category(of),
                            Optional.empty()));
        }
        return about;
    }
}
