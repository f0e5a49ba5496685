package org.yuanliu.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yuanliu.core.Text;
import org.yuanliu.registry.FactForm.About;
import org.yuanliu.registry.FactForm.Row;
import org.yuanliu.registry.Form.Column;
import org.yuanliu.registry.Form.Read;

/// Products in the rows of a file, told by their GTINs; whose they are is told by the library.
@Component
class GoodsOfFile {

    private final Products products;

    GoodsOfFile(Products products) {
        this.products = products;
    }

    static Column number() {
        return Column.of("gtin", true, "商品条码", "GTIN", "06901234567892", How.GTIN);
    }

    static String read(Line line) {
        return line.same("gtin", () -> Fields.gtin(line.text("gtin", 20))).orElse("");
    }

    <T extends Detail> Map<Integer, About> about(List<Read<Row<T>>> rows) {
        var known = products.find(rows.stream().map(it -> it.row().who()).toList());
        var about = new LinkedHashMap<Integer, About>();
        for (int n = 0; n < rows.size(); n++) {
            var gtin = rows.get(n).row().who();
            var product = Optional.ofNullable(known.get(gtin));
            if (product.isEmpty()) {
                rows.get(n)
                        .line()
                        .trouble("gtin", new Text("产品库里没有这个产品", "is no product on record"));
            } else {
                about.put(
                        n,
                        new About(
                                Subject.product(gtin), Optional.of(product.get().producer().id())));
            }
        }
        return about;
    }
}
