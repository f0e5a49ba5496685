package org.yuanliu.document.web;

import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Commands;
import org.yuanliu.access.Scopes;
import org.yuanliu.document.TemplateView;
import org.yuanliu.document.Templates;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.web.Versions;

/// Templates: read by everybody who is signed in, changed by those who keep them.
@RestController
@RequestMapping("/api/v1/templates")
class TemplateController {

    private final Scopes scopes;
    private final Commands commands;
    private final Templates templates;

    TemplateController(Scopes scopes, Commands commands, Templates templates) {
        this.scopes = scopes;
        this.commands = commands;
        this.templates = templates;
    }

    record Draft(String kind, String text) {}

    record Edit(String text) {}

    record Step(String step, String reason) {}

    @GetMapping
    Page<TemplateView.Line> templates(
            Acting acting,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return scopes.read(acting, () -> templates.list(Page.Request.of(cursor, limit)));
    }

    @GetMapping("/{id}")
    ResponseEntity<TemplateView> template(Acting acting, @PathVariable UUID id) {
        return Versions.answer(
                scopes.read(acting, () -> templates.template(acting, id)), TemplateView::version);
    }

    /// What a text would look like, or everything that is wrong with it. Saves nothing.
    @PostMapping("/preview")
    TemplateView.Preview preview(Acting acting, @RequestBody Draft draft) {
        return templates.preview(draft.kind(), draft.text());
    }

    @PostMapping
    ResponseEntity<TemplateView> draft(
            Acting acting, @RequestHeader("Idempotency-Key") UUID key, @RequestBody Draft draft) {
        return Versions.answer(
                commands.once(
                        acting,
                        key,
                        "POST templates",
                        draft,
                        TemplateView.class,
                        () -> templates.draft(acting, draft.kind(), draft.text())),
                TemplateView::version);
    }

    @PutMapping("/{id}")
    ResponseEntity<TemplateView> edit(
            Acting acting,
            @PathVariable UUID id,
            @RequestHeader("If-Match") String version,
            @RequestBody Edit edit) {
        return Versions.answer(
                scopes.write(
                        acting,
                        () -> templates.edit(acting, id, Versions.of(version), edit.text())),
                TemplateView::version);
    }

    /// Put it in use, or discard it.
    @PostMapping("/{id}/steps")
    ResponseEntity<TemplateView> step(
            Acting acting,
            @PathVariable UUID id,
            @RequestHeader("If-Match") String version,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody Step taken) {
        return Versions.answer(
                commands.once(
                        acting,
                        key,
                        "POST templates/" + id + "/steps " + version,
                        taken,
                        TemplateView.class,
                        () ->
                                templates.step(
                                        acting,
                                        id,
                                        Versions.of(version),
                                        taken.step(),
                                        taken.reason())),
                TemplateView::version);
    }
}
