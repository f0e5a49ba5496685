package org.yuanliu.registry;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Role;
import org.yuanliu.core.Text;
import org.yuanliu.registry.Detail.Batch;

/// Recalled and failed batches as a file. Everybody sees them once they are taken.
@Component
class BatchForm extends FactForm<Batch> {

    private final GoodsOfFile goods;
    private final Products products;

    BatchForm(Facts facts, WhoMaySay may, GoodsOfFile goods, Products products) {
        super(facts, may);
        this.goods = goods;
        this.products = products;
    }

    @Override
    public String word() {
        return "batches";
    }

    @Override
    public Text title() {
        return new Text("召回与不合格批次", "Recalled and failed batches");
    }

    @Override
    public boolean isFor(Acting acting) {
        return acting.role() == Role.PRODUCER
                || acting.role() == Role.REGULATOR
                || acting.role() == Role.INSTITUTION;
    }

    @Override
    Detail.Kind kind() {
        return Detail.Kind.BATCH;
    }

    @Override
    boolean follows() {
        return true;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                GoodsOfFile.number(),
                Column.of("batch", true, "批号", "Batch", "A2601", How.FREE),
                Column.of("standing", true, "情况", "What it is", "召回", How.CHOICE)
                        .choosing(
                                How.words(
                                        "recalled",
                                        new Text("召回", "Recalled"),
                                        "failed",
                                        new Text("不合格", "Failed"))),
                Column.of("from", true, "从哪天起", "From", "2026-01-31", How.DAY),
                Column.of("reason", true, "理由", "Reason", "接头可能漏气", How.FREE),
                Column.of("document", false, "文书编号", "Number of the paper", "召回公告 1 号", How.FREE));
    }

    @Override
    public Row<Batch> read(Line line) {
        var batch = line.text("batch", 20);
        return new Row<>(
                GoodsOfFile.read(line),
                batch,
                line.since("from", products.today()),
                new Batch(
                        batch,
                        Fields.word(
                                "standing",
                                line.choice("standing", "failed"),
                                Batch.Standing.class),
                        line.text("reason", 500),
                        line.text("document", 100)));
    }

    @Override
    Map<Integer, About> about(Acting acting, List<Read<Row<Batch>>> rows) {
        return goods.about(rows);
    }
}
