package org.yuanliu.registry;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Party;
import org.yuanliu.access.Role;
import org.yuanliu.core.Text;

/// A producer's products as a file.
@Component
class ProductForm implements Form<Product> {

    private final Products products;
    private final Catalogue catalogue;

    ProductForm(Products products, Catalogue catalogue) {
        this.products = products;
        this.catalogue = catalogue;
    }

    @Override
    public String word() {
        return "products";
    }

    @Override
    public Text title() {
        return new Text("产品", "Products");
    }

    @Override
    public boolean isFor(Acting acting) {
        return acting.role() == Role.PRODUCER;
    }

    @Override
    public List<Column> columns() {
        var categories = new LinkedHashMap<String, Text>();
        catalogue.categories().forEach(it -> categories.put(it.code(), it.name()));
        return List.of(
                Column.of("gtin", true, "商品条码", "GTIN", "06901234567892", How.GTIN),
                Column.of("name", true, "产品名称", "Name", "示例·家用燃气灶具", How.FREE),
                Column.of("model", false, "型号规格", "Model", "JZT-B100", How.FREE),
                Column.of("category", true, "类别", "Category", "家用燃气灶具", How.CHOICE)
                        .choosing(categories),
                Column.of("standard", false, "执行标准", "Standard", "GB 16410-2020", How.FREE),
                Column.of("unit", true, "计量单位", "Unit", "台", How.FREE),
                Column.of("nameEn", false, "英文名称", "Name in English", "", How.FREE),
                Column.of("note", false, "备注", "Note", "", How.FREE));
    }

    @Override
    public Product read(Line line) {
        var code = category(line);
        return new Product(
                line.same("gtin", () -> Fields.gtin(line.text("gtin", 20))).orElse(""),
                line.text("name", 200),
                line.text("nameEn", 200),
                line.text("model", 200),
                new Product.Category(code, "", ""),
                new Party.Named(Acting.PLATFORM, ""),
                line.maybe("standard", 200),
                line.text("unit", 20),
                Optional.empty(),
                line.text("note", 2_000),
                1);
    }

    /// The words of the catalogue go before what they may sound like.
    private String category(Line line) {
        var asked = line.shown("category");
        var outside =
                asked.isEmpty() || line.chosen("category").isPresent()
                        ? Optional.<Catalogue.Outside>empty()
                        : catalogue.outside(asked);
        if (outside.isEmpty()) {
            return line.choice("category", "");
        }
        line.same("category", () -> refuse(outside.get()));
        return "";
    }

    /// Said as by hand: what lies outside of the scope is named with whom to turn to.
    private static String refuse(Catalogue.Outside outside) {
        throw Recording.outOfScope(outside.code(), Optional.of(outside));
    }

    @Override
    public String key(Product row) {
        return row.gtin();
    }

    @Override
    public void compare(Acting acting, List<Read<Product>> rows) {
        var known = products.find(rows.stream().map(it -> it.row().gtin()).toList());
        for (var read : rows) {
            var other = Optional.ofNullable(known.get(read.row().gtin()));
            if (other.filter(it -> !it.producer().id().equals(acting.party())).isPresent()) {
                read.line()
                        .trouble(
                                "gtin",
                                new Text(
                                        "已由“" + other.get().producer().name() + "”登记",
                                        "is on record as a product of "
                                                + other.get().producer().name()));
            }
        }
    }

    @Override
    public Map<Long, Outcome> take(Acting acting, List<Read<Product>> rows) {
        products.lock(rows.stream().map(it -> it.row().gtin()).toList());
        compare(acting, rows);
        var good = rows.stream().filter(it -> it.line().isGood()).toList();
        var known = products.find(good.stream().map(it -> it.row().gtin()).toList());
        var written =
                products.take(
                        acting,
                        good.stream()
                                .map(it -> {
                                    var told = it.row().of(new Party.Named(acting.party(), ""));
                                    return Optional.ofNullable(known.get(told.gtin()))
                                            .map(old -> told.over(old, it.line()::tells))
                                            .orElse(told);
                                })
                                .toList());
        var outcomes = new HashMap<Long, Outcome>();
        for (var read : good) {
            var isNew = Optional.ofNullable(written.get(read.row().gtin()));
            outcomes.put(
                    read.line().number(),
                    isNew.map(it -> it ? Outcome.STORED : Outcome.CHANGED).orElse(Outcome.KNOWN));
        }
        return outcomes;
    }
}
