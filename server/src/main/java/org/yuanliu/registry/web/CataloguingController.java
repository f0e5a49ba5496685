package org.yuanliu.registry.web;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Commands;
import org.yuanliu.registry.Cataloguing;
import org.yuanliu.registry.Cataloguing.Ending;
import org.yuanliu.registry.Cataloguing.NewCategory;
import org.yuanliu.registry.Cataloguing.NewObligation;
import org.yuanliu.registry.Cataloguing.NewPlatform;
import org.yuanliu.registry.Cataloguing.NewRegime;
import org.yuanliu.registry.Cataloguing.NewStandard;

/// The catalogue and the standards as their keeper writes them. A command that is about a fact
/// names it, and finds it gone where somebody else was faster.
@RestController
@RequestMapping("/api/v1")
class CataloguingController {

    private final Commands commands;
    private final Cataloguing cataloguing;

    CataloguingController(Commands commands, Cataloguing cataloguing) {
        this.commands = commands;
        this.cataloguing = cataloguing;
    }

    /// The fact that stands on record now.
    record Done(UUID id) {}

    record Category(String code) {}

    record Reason(String reason) {}

    @PostMapping("/catalogue")
    Category addCategory(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody NewCategory made) {
        return commands.once(
                acting,
                key,
                "add category",
                made,
                Category.class,
                () -> new Category(cataloguing.category(acting, made)));
    }

    @PostMapping("/catalogue/obligations")
    Done addObligation(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody NewObligation made) {
        return once(acting, key, "add obligation", made, () -> cataloguing.add(acting, made).id());
    }

    /// Another one takes its place; what was said before stays to be asked for.
    @PostMapping("/catalogue/obligations/{id}/correction")
    Done correctObligation(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable UUID id,
            @RequestBody NewObligation made) {
        return once(
                acting,
                key,
                "correct obligation " + id,
                made,
                () -> cataloguing.correct(acting, id, made).id());
    }

    @PostMapping("/catalogue/regimes")
    Done addRegime(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody NewRegime made) {
        return once(acting, key, "add regime", made, () -> cataloguing.add(acting, made).id());
    }

    /// Another one takes its place; what was said before stays to be asked for.
    @PostMapping("/catalogue/regimes/{id}/correction")
    Done correctRegime(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable UUID id,
            @RequestBody NewRegime made) {
        return once(
                acting,
                key,
                "correct regime " + id,
                made,
                () -> cataloguing.correct(acting, id, made).id());
    }

    @PostMapping("/catalogue/platforms")
    Done addPlatform(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody NewPlatform made) {
        return once(acting, key, "add platform", made, () -> cataloguing.add(acting, made).id());
    }

    /// Another one takes its place; what was said before stays to be asked for.
    @PostMapping("/catalogue/platforms/{id}/correction")
    Done correctPlatform(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable UUID id,
            @RequestBody NewPlatform made) {
        return once(
                acting,
                key,
                "correct platform " + id,
                made,
                () -> cataloguing.correct(acting, id, made).id());
    }

    @PostMapping("/standards")
    Done addStandard(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody NewStandard made) {
        return once(acting, key, "add standard", made, () -> cataloguing.add(acting, made).id());
    }

    /// Another one takes its place; what was said before stays to be asked for.
    @PostMapping("/standards/{id}/correction")
    Done correctStandard(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable UUID id,
            @RequestBody NewStandard made) {
        return once(
                acting,
                key,
                "correct standard " + id,
                made,
                () -> cataloguing.correct(acting, id, made).id());
    }

    /// Of the catalogue as of the standards.
    @PostMapping("/catalogue/facts/{id}/end")
    Done end(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable UUID id,
            @RequestBody Ending ending) {
        return once(
                acting, key, "end " + id, ending, () -> cataloguing.end(acting, id, ending).id());
    }

    @PostMapping("/catalogue/facts/{id}/withdrawal")
    Done takeBack(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable UUID id,
            @RequestBody Reason why) {
        return once(
                acting,
                key,
                "withdraw " + id,
                why,
                () -> {
                    cataloguing.withdraw(acting, id, why.reason());
                    return id;
                });
    }

    private Done once(Acting acting, UUID key, String command, Object made, Supplier<UUID> work) {
        return commands.once(
                acting,
                key,
                command + " of the catalogue",
                made,
                Done.class,
                () -> new Done(work.get()));
    }
}
