package org.yuanliu.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.Role;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.registry.Product.Edit;
import org.yuanliu.registry.store.ProductStore;

/// Products and their categories.
///
/// Runs inside the caller's transaction.
@Service
public class Products {

    private final ProductStore products;
    private final Journal journal;

    Products(ProductStore products, Journal journal) {
        this.products = products;
        this.journal = journal;
    }

    public Optional<Product> find(String gtin) {
        return products.find(gtin);
    }

    public Map<String, String> names(Collection<String> gtins) {
        return products.names(gtins);
    }

    public Product product(String gtin) {
        return find(gtin).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    public Page<Product> search(Optional<String> text, Optional<UUID> producer, Page.Request page) {
        return products.search(text, producer, page);
    }

    /// Its producer keeps a product's description; the version edited must be the newest.
    public Product edit(Acting acting, String gtin, int version, Edit edit) {
        var before = product(gtin);
        acting.must(
                acting.role() == Role.PRODUCER && before.producer().id().equals(acting.party()));
        mustFit("/name", edit.name(), 1, 200);
        mustFit("/model", edit.model(), 0, 200);
        mustFit("/note", edit.note(), 0, 2_000);
        edit.standard().ifPresent(it -> mustFit("/standard", it, 1, 200));
        if (!products.update(gtin, version, edit)) {
            throw new Refusal(ProblemKind.CHANGED_MEANWHILE);
        }
        var after = before.edited(edit);
        journal.note(acting, Note.of("product.edit", "product/" + gtin).changed(before, after));
        return after;
    }

    private static void mustFit(String field, String text, int shortest, int longest) {
        if (text.length() < shortest || text.length() > longest) {
            throw Refusal.field(
                    field,
                    text.length() > 50 ? text.substring(0, 50) + "…" : text,
                    shortest + "–" + longest + " 个字符",
                    shortest + " to " + longest + " characters");
        }
    }

    public void addCategory(String code, String zh, String en, Optional<Product.Traced> traced) {
        products.addCategory(code, zh, en, traced);
    }

    public void add(Acting acting, List<Product> many) {
        for (var product : many) {
            products.add(product);
            journal.note(acting, Note.of("product.add", "product/" + product.gtin()).made(product));
        }
    }
}
