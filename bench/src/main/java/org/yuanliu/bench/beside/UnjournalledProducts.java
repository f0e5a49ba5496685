package org.yuanliu.bench.beside;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Scopes;
import org.yuanliu.kernel.web.Versions;
import org.yuanliu.registry.Product;
import org.yuanliu.registry.store.ProductStore;

/// The edit of a product through the same door and with the same statements, without its entry in
/// the journal.
@RestController
class UnjournalledProducts {

    private final Scopes scopes;
    private final ProductStore products;

    UnjournalledProducts(Scopes scopes, ProductStore products) {
        this.scopes = scopes;
        this.products = products;
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
        return before.edited(edit);
    }
}
