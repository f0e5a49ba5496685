package org.yuanliu.bench.beside;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Scopes;
import org.yuanliu.registry.Product;
import org.yuanliu.registry.store.ProductStore;

/// The same query in the same scoped transaction, and nothing else: nobody is asked who they are.
@RestController
class BareProducts {

    private final Scopes scopes;
    private final ProductStore products;

    BareProducts(Scopes scopes, ProductStore products) {
        this.scopes = scopes;
        this.products = products;
    }

    /// Outside of `/api`, where the door stands. An address with a dot is no page.
    @GetMapping("/bare/products/{gtin}.json")
    Product product(@PathVariable String gtin) {
        return scopes.read(Acting.platform("bench"), () -> products.find(gtin).orElseThrow());
    }
}
