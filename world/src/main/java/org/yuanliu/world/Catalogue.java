package org.yuanliu.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The categories and the products in them. Each producer beyond the named ones makes variants of a
/// named product.
final class Catalogue {

    private static final int VARIANTS = 3;

    private final List<Category> categories;
    private final List<Product> products = new ArrayList<>();
    private final Map<UUID, Integer> makers = new HashMap<>();
    private final Map<UUID, Integer> made = new HashMap<>();

    Catalogue(Cast cast) {
        categories = Table.read("categories").stream().map(Catalogue::category).toList();
        Table.read("products").forEach(row -> named(row, cast));
        var patterns = List.copyOf(products);
        cast.parties().values().stream()
                .filter(it -> it.producer() && it.key().startsWith("grown"))
                .forEach(it -> variants(it, patterns));
    }

    List<Category> categories() {
        return categories;
    }

    List<Product> products() {
        return List.copyOf(products);
    }

    private static Category category(Table.Row row) {
        return new Category(
                row.text(0),
                row.text(1),
                row.text(2),
                Integer.parseInt(row.text(3)),
                LocalDate.parse(row.text(4)),
                row.text(5),
                Boolean.parseBoolean(row.text(6)));
    }

    private void named(Table.Row row, Cast cast) {
        var maker =
                cast.parties().values().stream()
                        .filter(it -> it.key().equals(row.text(0)))
                        .findFirst()
                        .orElseThrow();
        products.add(
                new Product(
                        nextNumber(maker.id()),
                        row.text(4),
                        row.text(5),
                        row.text(6),
                        row.text(1),
                        maker.id(),
                        row.text(7),
                        row.text(3),
                        row.text(2).equals("item")));
    }

    private void variants(Party maker, List<Product> patterns) {
        var fitting =
                patterns.stream().filter(it -> maker.categories().contains(it.category())).toList();
        for (int i = 0; i < VARIANTS; i++) {
            var pattern = fitting.get(i % fitting.size());
            products.add(
                    new Product(
                            nextNumber(maker.id()),
                            pattern.name(),
                            pattern.english(),
                            pattern.model() + "-" + (char) ('A' + i),
                            pattern.category(),
                            maker.id(),
                            pattern.standard(),
                            pattern.unit(),
                            pattern.byItem()));
        }
    }

    private String nextNumber(UUID maker) {
        int company = makers.computeIfAbsent(maker, it -> makers.size() + 1);
        int item = made.merge(maker, 1, Integer::sum);
        return Digits.gtin14("699%06d%03d".formatted(company, item));
    }
}
