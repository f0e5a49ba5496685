package org.yuanliu.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.Role;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.registry.Fact.Draft;
import org.yuanliu.registry.Product.Edit;
import org.yuanliu.registry.store.ProductStore;

/// Products: 产品库.
///
/// A product's row is how things stand now, because everybody joins it; what was true before, and
/// what we knew of it, are the facts that are written with every change of the row. Whoever changes
/// the row holds it until the end of the transaction, and with it the description's facts.
///
/// Runs inside the caller's transaction.
@Service
public class Products {

    /// Days are Chinese days wherever the server stands.
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final ProductStore products;
    private final Facts facts;
    private final Journal journal;
    private final Clock clock;

    Products(ProductStore products, Facts facts, Journal journal, Clock clock) {
        this.products = products;
        this.facts = facts;
        this.journal = journal;
        this.clock = clock;
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
        Fits.must("/name", edit.name(), 1, 200);
        Fits.must("/model", edit.model(), 0, 200);
        Fits.must("/note", edit.note(), 0, 2_000);
        edit.standard().ifPresent(it -> Fits.must("/standard", it, 1, 200));
        if (!products.update(gtin, version, edit)) {
            throw new Refusal(ProblemKind.CHANGED_MEANWHILE);
        }
        var after = before.edited(edit);
        journal.note(acting, Note.of("product.edit", "product/" + gtin).changed(before, after));
        facts.trail(acting, describing(after, today()));
        return after;
    }

    /// What is known of the product now, and may not be on record yet; by hand, by file and by
    /// interface it comes here.
    public Product add(Acting acting, Product product) {
        acting.must(
                acting.role() == Role.PRODUCER && product.producer().id().equals(acting.party()));
        // Somebody may be quicker between the question and the answer.
        if (find(product.gtin()).isPresent() || !products.add(product)) {
            throw new Refusal(
                    ProblemKind.CONFLICT,
                    List.of(
                            new Refusal.Field(
                                    "/gtin",
                                    product.gtin(),
                                    "这个产品已经在产品库里",
                                    "this product is on record already")),
                    Map.of());
        }
        journal.note(acting, Note.of("product.add", "product/" + product.gtin()).made(product));
        facts.trail(acting, describing(product, today()));
        return product(product.gtin());
    }

    /// All of one producer, already looked at one by one: those that are new or differ are written.
    /// Answers which were new.
    Map<String, Boolean> take(Acting acting, List<Product> many) {
        var known = products.find(many.stream().map(Product::gtin).toList());
        var different =
                many.stream()
                        .filter(it ->
                                Optional.ofNullable(known.get(it.gtin()))
                                        .filter(old -> says(old, it))
                                        .isEmpty())
                        .toList();
        var put = products.put(different);
        var written = different.stream().filter(it -> put.contains(it.gtin())).toList();
        var today = today();
        var drafts = written.stream().map(it -> describing(it, today)).toList();
        facts.lock(drafts.stream().map(Draft::subject).toList());
        // A product that is new has no description that could be in the way.
        facts.follow(
                acting,
                drafts,
                written.stream().noneMatch(it -> known.containsKey(it.gtin()))
                        ? Map.of()
                        : facts.inTheWay(drafts));
        return written.stream()
                .collect(Collectors.toMap(Product::gtin, it -> !known.containsKey(it.gtin())));
    }

    private static boolean says(Product old, Product told) {
        return old.description().equals(told.description()) && old.nameEn().equals(told.nameEn());
    }

    /// Products of others, as they were known at a moment; for the founding of an installation.
    public void found(Acting acting, List<Product> many, Instant recorded) {
        products.put(many);
        for (var product : many) {
            journal.note(acting, Note.of("product.add", "product/" + product.gtin()).made(product));
            facts.take(
                    acting,
                    product.producer().id(),
                    describing(product, LocalDate.ofInstant(recorded, ZONE)),
                    recorded);
        }
    }

    /// Nobody else edits these until the transaction ends.
    void lock(Collection<String> gtins) {
        products.lock(gtins);
    }

    Map<String, Product> find(Collection<String> gtins) {
        return gtins.isEmpty() ? new HashMap<>() : products.find(gtins);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private static Draft<Detail.Description> describing(Product product, LocalDate from) {
        return new Draft<>(
                Subject.product(product.gtin()),
                "",
                Optional.of(product.producer().id()),
                Span.since(from),
                product.description());
    }
}
