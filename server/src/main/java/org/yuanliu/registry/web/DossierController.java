package org.yuanliu.registry.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Commands;
import org.yuanliu.access.Scopes;
import org.yuanliu.kernel.Page;
import org.yuanliu.registry.Detail.Certificate;
import org.yuanliu.registry.Dossiers;
import org.yuanliu.registry.Fact;
import org.yuanliu.registry.Facts;
import org.yuanliu.registry.Product;
import org.yuanliu.registry.Products;
import org.yuanliu.registry.Recording;
import org.yuanliu.registry.Recording.Corrected;
import org.yuanliu.registry.Recording.NewBatch;
import org.yuanliu.registry.Recording.NewCertificate;
import org.yuanliu.registry.Recording.NewCodeRange;
import org.yuanliu.registry.Recording.NewCompany;
import org.yuanliu.registry.Recording.NewGrade;
import org.yuanliu.registry.Recording.NewMatter;
import org.yuanliu.registry.Recording.NewProduct;
import org.yuanliu.registry.Recording.NewResult;
import org.yuanliu.registry.Recording.NewStatus;
import org.yuanliu.registry.Subject;

/// The libraries of companies and of products: read for a day as known at a moment, written fact by
/// fact. Every command answers with the dossier as it is then.
@RestController
@RequestMapping("/api/v1")
class DossierController {

    private final Scopes scopes;
    private final Commands commands;
    private final Dossiers dossiers;
    private final Recording recording;
    private final Products products;
    private final Facts facts;
    private final Now now;

    DossierController(
            Scopes scopes,
            Commands commands,
            Dossiers dossiers,
            Recording recording,
            Products products,
            Facts facts,
            Now now) {
        this.scopes = scopes;
        this.commands = commands;
        this.dossiers = dossiers;
        this.recording = recording;
        this.products = products;
        this.facts = facts;
        this.now = now;
    }

    record Reason(String reason) {}

    record Versions(java.util.List<Fact<Certificate>> versions) {}

    @GetMapping("/dossiers")
    Page<Dossiers.Line> dossiers(
            Acting acting,
            @RequestParam Optional<String> q,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return scopes.read(
                acting,
                () ->
                        dossiers.search(
                                q.filter(it -> !it.isBlank()),
                                overdue,
                                now.day(),
                                Page.Request.of(cursor, limit)));
    }

    @GetMapping("/dossiers/{party}")
    Dossiers.OfCompany company(
            Acting acting,
            @PathVariable UUID party,
            @RequestParam Optional<LocalDate> on,
            @RequestParam Optional<OffsetDateTime> known) {
        return scopes.read(acting, () -> dossiers.company(acting, party, now.asOf(on, known)));
    }

    @GetMapping("/products/{gtin}/dossier")
    Dossiers.OfProduct product(
            Acting acting,
            @PathVariable String gtin,
            @RequestParam Optional<LocalDate> on,
            @RequestParam Optional<OffsetDateTime> known) {
        return scopes.read(acting, () -> dossiers.product(acting, gtin, now.asOf(on, known)));
    }

    @PostMapping("/products")
    Product add(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody NewProduct made) {
        return commands.once(
                acting,
                key,
                "product.add",
                made,
                Product.class,
                () -> recording.product(acting, made));
    }

    @PostMapping("/dossiers/{party}/company")
    Dossiers.OfCompany describe(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable UUID party,
            @RequestBody NewCompany made) {
        return ofCompany(
                acting, key, party, "company", made, () -> recording.company(acting, party, made));
    }

    @PostMapping("/dossiers/{party}/renewal")
    Dossiers.OfCompany renew(
            Acting acting, @RequestHeader("Idempotency-Key") UUID key, @PathVariable UUID party) {
        return ofCompany(
                acting,
                key,
                party,
                "renew",
                party,
                () -> dossiers.renew(acting, Subject.party(party), party, now.day()));
    }

    @PostMapping("/dossiers/{party}/certificates")
    Dossiers.OfCompany certify(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable UUID party,
            @RequestBody NewCertificate made) {
        return ofCompany(
                acting,
                key,
                party,
                "certify",
                made,
                () -> recording.certificate(acting, party, made));
    }

    @PostMapping("/dossiers/{party}/certificates/{id}/status")
    Dossiers.OfCompany status(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable UUID party,
            @PathVariable UUID id,
            @RequestBody NewStatus made) {
        return ofCompany(
                acting,
                key,
                party,
                "status " + id,
                made,
                () -> recording.status(acting, party, id, made));
    }

    @PostMapping("/dossiers/{party}/certificates/{id}/correction")
    Dossiers.OfCompany correct(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable UUID party,
            @PathVariable UUID id,
            @RequestBody Corrected made) {
        return ofCompany(
                acting,
                key,
                party,
                "correct " + id,
                made,
                () -> recording.correct(acting, party, id, made));
    }

    /// All that was ever on record of one certificate, as it came to be known.
    @GetMapping("/dossiers/{party}/certificates/{id}")
    Versions versions(Acting acting, @PathVariable UUID party, @PathVariable UUID id) {
        return scopes.read(acting, () -> new Versions(facts.versions(id, Certificate.class)));
    }

    @PostMapping("/dossiers/{party}/matters")
    Dossiers.OfCompany matter(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable UUID party,
            @RequestBody NewMatter made) {
        return ofCompany(
                acting, key, party, "matter", made, () -> recording.matter(acting, party, made));
    }

    @PostMapping("/dossiers/{party}/grades")
    Dossiers.OfCompany grade(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable UUID party,
            @RequestBody NewGrade made) {
        return ofCompany(
                acting,
                key,
                party,
                "grade",
                made,
                () -> recording.gradeOfCompany(acting, party, made));
    }

    @PostMapping("/products/{gtin}/grades")
    Dossiers.OfProduct gradeProduct(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String gtin,
            @RequestBody NewGrade made) {
        return ofProduct(
                acting,
                key,
                gtin,
                "grade",
                made,
                () -> recording.gradeOfProduct(acting, gtin, made));
    }

    @PostMapping("/dossiers/{party}/facts/{id}/withdrawal")
    Dossiers.OfCompany withdraw(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable UUID party,
            @PathVariable UUID id,
            @RequestBody Reason why) {
        return ofCompany(
                acting,
                key,
                party,
                "withdraw " + id,
                why,
                () -> recording.withdraw(acting, party, id, why.reason()));
    }

    @PostMapping("/products/{gtin}/renewal")
    Dossiers.OfProduct renewProduct(
            Acting acting, @RequestHeader("Idempotency-Key") UUID key, @PathVariable String gtin) {
        return ofProduct(
                acting,
                key,
                gtin,
                "renew",
                gtin,
                () ->
                        dossiers.renew(
                                acting,
                                Subject.product(gtin),
                                products.product(gtin).producer().id(),
                                now.day()));
    }

    @PostMapping("/products/{gtin}/code-ranges")
    Dossiers.OfProduct codeRange(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String gtin,
            @RequestBody NewCodeRange made) {
        return ofProduct(
                acting,
                key,
                gtin,
                "code-range",
                made,
                () -> recording.codeRange(acting, gtin, made));
    }

    @PostMapping("/products/{gtin}/batches")
    Dossiers.OfProduct batch(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String gtin,
            @RequestBody NewBatch made) {
        return ofProduct(
                acting, key, gtin, "batch", made, () -> recording.batch(acting, gtin, made));
    }

    @PostMapping("/products/{gtin}/results")
    Dossiers.OfProduct result(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String gtin,
            @RequestBody NewResult made) {
        return ofProduct(
                acting, key, gtin, "result", made, () -> recording.result(acting, gtin, made));
    }

    private Dossiers.OfCompany ofCompany(
            Acting acting, UUID key, UUID party, String command, Object made, Runnable work) {
        return commands.once(
                acting,
                key,
                command + " of party/" + party,
                made,
                Dossiers.OfCompany.class,
                () -> {
                    work.run();
                    return dossiers.company(acting, party, now.asOf());
                });
    }

    private Dossiers.OfProduct ofProduct(
            Acting acting, UUID key, String gtin, String command, Object made, Runnable work) {
        return commands.once(
                acting,
                key,
                command + " of product/" + gtin,
                made,
                Dossiers.OfProduct.class,
                () -> {
                    work.run();
                    return dossiers.product(acting, gtin, now.asOf());
                });
    }
}
