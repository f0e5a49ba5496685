package org.yuanliu.registry.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Scopes;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.registry.Catalogue;
import org.yuanliu.registry.Detail.Standard;
import org.yuanliu.registry.Duty;
import org.yuanliu.registry.Fact;

/// What must be traced: one question for a seller, and the whole catalogue for whoever wants it.
@RestController
@RequestMapping("/api/v1")
class CatalogueController {

    private final Scopes scopes;
    private final Catalogue catalogue;
    private final Now now;

    CatalogueController(Scopes scopes, Catalogue catalogue, Now now) {
        this.scopes = scopes;
        this.catalogue = catalogue;
        this.now = now;
    }

    /// What was understood, and what is required of it; nothing understood is an empty list.
    record Duties(List<Duty> duties) {}

    record Standards(List<Fact<Standard>> standards) {}

    @GetMapping("/duties")
    Duties duties(
            Acting acting,
            @RequestParam String q,
            @RequestParam Optional<LocalDate> made,
            @RequestParam Optional<OffsetDateTime> known) {
        if (q.isBlank()) {
            throw Refusal.field("q", q, "商品条码、产品名称或类别", "a GTIN, a product's name or a category");
        }
        return scopes.read(
                acting, () -> new Duties(catalogue.duties(q.strip(), now.asOf(made, known))));
    }

    @GetMapping("/catalogue")
    Catalogue.Whole catalogue(
            Acting acting,
            @RequestParam Optional<LocalDate> made,
            @RequestParam Optional<OffsetDateTime> known) {
        return scopes.read(acting, () -> catalogue.whole(now.asOf(made, known)));
    }

    @GetMapping("/catalogue/{code}")
    Catalogue.Entry entry(Acting acting, @PathVariable String code) {
        return scopes.read(acting, () -> catalogue.entry(code));
    }

    @GetMapping("/standards/{id}")
    Catalogue.OfStandard standard(Acting acting, @PathVariable UUID id) {
        return scopes.read(acting, () -> catalogue.standard(id));
    }

    @GetMapping("/standards")
    Standards standards(
            Acting acting, @RequestParam Optional<String> q, @RequestParam Optional<LocalDate> on) {
        return scopes.read(
                acting,
                () ->
                        new Standards(
                                catalogue.standards(
                                        q.filter(it -> !it.isBlank()),
                                        now.asOf(on, Optional.empty()))));
    }
}
