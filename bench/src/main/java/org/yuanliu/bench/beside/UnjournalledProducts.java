package org.yuanliu.bench.beside;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Scopes;
import org.yuanliu.desk.Desk;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.web.Versions;
import org.yuanliu.registry.Detail.Description;
import org.yuanliu.registry.Fact;
import org.yuanliu.registry.Fact.Draft;
import org.yuanliu.registry.Product;
import org.yuanliu.registry.Span;
import org.yuanliu.registry.Subject;
import org.yuanliu.registry.store.FactStore;
import org.yuanliu.registry.store.FactStore.Made;
import org.yuanliu.registry.store.ProductStore;

/// The edit of a product through the same door and with the same statements, its history included,
/// without its entry in the journal.
@RestController
class UnjournalledProducts {

    private final Scopes scopes;
    private final ProductStore products;
    private final FactStore facts;

    UnjournalledProducts(Scopes scopes, ProductStore products, FactStore facts) {
        this.scopes = scopes;
        this.products = products;
        this.facts = facts;
    }

    @PutMapping("/api/v1/bench/products/{gtin}")
    ResponseEntity<Product> edit(
            Acting acting,
            @PathVariable String gtin,
            @RequestHeader("If-Match") String version,
            @RequestBody Product.Edit edit) {
        return Versions.answer(
                scopes.write(acting, () -> edit(acting, gtin, Versions.of(version), edit)),
                Product::version);
    }

    private Product edit(Acting acting, String gtin, int version, Product.Edit edit) {
        var before = products.find(gtin).orElseThrow();
        acting.must(before.producer().id().equals(acting.party()));
        acting.must(products.update(gtin, version, edit));
        var after = before.edited(edit);
        follow(acting, after);
        return after;
    }

    private void follow(Acting acting, Product product) {
        var draft =
                new Draft<>(
                        Subject.product(product.gtin()),
                        "",
                        Optional.of(product.producer().id()),
                        Span.since(LocalDate.now(Desk.ZONE)),
                        product.description());
        var old = facts.inTheWay(List.of(draft), Description.class).getOrDefault(0, List.of());
        var now = Instant.now();
        facts.end(old.stream().map(Fact::id).toList(), Description.class, now);
        var made = new Made<>(Ids.next(), draft, Optional.of(acting.party()), Optional.empty(), "");
        facts.add(List.of(made), Description.class, now);
    }
}
