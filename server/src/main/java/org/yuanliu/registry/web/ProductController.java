package org.yuanliu.registry.web;

import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Scopes;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.web.Versions;
import org.yuanliu.registry.Product;
import org.yuanliu.registry.Products;

/// Products: read by everybody who is signed in, edited by their producers.
@RestController
@RequestMapping("/api/v1/products")
class ProductController {

    private final Scopes scopes;
    private final Products products;

    ProductController(Scopes scopes, Products products) {
        this.scopes = scopes;
        this.products = products;
    }

    @GetMapping
    Page<Product> products(
            Acting acting,
            @RequestParam Optional<String> q,
            @RequestParam Optional<UUID> producer,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return scopes.read(
                acting,
                () ->
                        products.search(
                                q.filter(it -> !it.isBlank()),
                                producer,
                                Page.Request.of(cursor, limit)));
    }

    @GetMapping("/{gtin}")
    ResponseEntity<Product> product(Acting acting, @PathVariable String gtin) {
        return Versions.answer(scopes.read(acting, () -> products.product(gtin)), Product::version);
    }

    /// The version in `If-Match` makes a repeated edit harmless: it finds the version gone.
    @PutMapping("/{gtin}")
    ResponseEntity<Product> edit(
            Acting acting,
            @PathVariable String gtin,
            @RequestHeader("If-Match") String version,
            @RequestBody Product.Edit edit) {
        return Versions.answer(
                scopes.write(acting, () -> products.edit(acting, gtin, Versions.of(version), edit)),
                Product::version);
    }
}
