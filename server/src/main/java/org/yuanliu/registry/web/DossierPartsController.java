package org.yuanliu.registry.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Scopes;
import org.yuanliu.kernel.Page;
import org.yuanliu.registry.Detail;
import org.yuanliu.registry.Detail.Batch;
import org.yuanliu.registry.Detail.Grade;
import org.yuanliu.registry.Detail.Matter;
import org.yuanliu.registry.Detail.Result;
import org.yuanliu.registry.Dossiers;
import org.yuanliu.registry.Dossiers.Further;

/// What is too much for a company's dossier itself, part by part; the newest days first.
@RestController
@RequestMapping("/api/v1/dossiers/{party}")
class DossierPartsController {

    private final Scopes scopes;
    private final Dossiers dossiers;
    private final Now now;

    DossierPartsController(Scopes scopes, Dossiers dossiers, Now now) {
        this.scopes = scopes;
        this.dossiers = dossiers;
        this.now = now;
    }

    @GetMapping("/results")
    Further<Result> results(
            Acting acting,
            @PathVariable UUID party,
            @RequestParam Optional<LocalDate> on,
            @RequestParam Optional<OffsetDateTime> known,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return further(acting, party, Result.class, on, known, Page.Request.of(cursor, limit));
    }

    @GetMapping("/matters")
    Further<Matter> matters(
            Acting acting,
            @PathVariable UUID party,
            @RequestParam Optional<LocalDate> on,
            @RequestParam Optional<OffsetDateTime> known,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return further(acting, party, Matter.class, on, known, Page.Request.of(cursor, limit));
    }

    @GetMapping("/batches")
    Further<Batch> batches(
            Acting acting,
            @PathVariable UUID party,
            @RequestParam Optional<LocalDate> on,
            @RequestParam Optional<OffsetDateTime> known,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return further(acting, party, Batch.class, on, known, Page.Request.of(cursor, limit));
    }

    @GetMapping("/grades")
    Further<Grade> grades(
            Acting acting,
            @PathVariable UUID party,
            @RequestParam Optional<LocalDate> on,
            @RequestParam Optional<OffsetDateTime> known,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return further(acting, party, Grade.class, on, known, Page.Request.of(cursor, limit));
    }

    private <T extends Detail> Further<T> further(
            Acting acting,
            UUID party,
            Class<T> type,
            Optional<LocalDate> on,
            Optional<OffsetDateTime> known,
            Page.Request page) {
        return scopes.read(acting, () -> dossiers.further(party, type, now.asOf(on, known), page));
    }
}
