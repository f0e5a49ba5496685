package org.yuanliu.document.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
import org.yuanliu.desk.Item.Subject;
import org.yuanliu.document.DocumentView;
import org.yuanliu.document.Documents;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.kernel.web.Versions;

/// Documents: read by their authority and, once issued, by whom they are addressed to.
@RestController
@RequestMapping("/api/v1/documents")
class DocumentController {

    private static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Scopes scopes;
    private final Commands commands;
    private final Documents documents;
    private final Site site;

    DocumentController(Scopes scopes, Commands commands, Documents documents, Site site) {
        this.scopes = scopes;
        this.commands = commands;
        this.documents = documents;
        this.site = site;
    }

    record Texts(Map<String, String> texts) {}

    record Taken(String step, String reason) {}

    /// @param subject such as `correction/ID`
    @GetMapping
    Page<DocumentView.Line> documents(
            Acting acting,
            @RequestParam Optional<String> state,
            @RequestParam Optional<String> subject,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        var about =
                subject.map(it ->
                        Subject.read(it)
                                .orElseThrow(() -> Refusal.field("subject", it, "correction/…")));
        return scopes.read(
                acting, () -> documents.list(state, about, Page.Request.of(cursor, limit)));
    }

    @GetMapping("/{id}")
    ResponseEntity<DocumentView> document(Acting acting, @PathVariable UUID id) {
        return Versions.answer(
                scopes.read(acting, () -> documents.document(acting, id)), DocumentView::version);
    }

    @GetMapping(path = "/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> pdf(Acting acting, @PathVariable UUID id) {
        return file(acting, id, "pdf", MediaType.APPLICATION_PDF_VALUE);
    }

    @GetMapping(path = "/{id}/docx", produces = DOCX)
    ResponseEntity<byte[]> docx(Acting acting, @PathVariable UUID id) {
        return file(acting, id, "docx", DOCX);
    }

    private ResponseEntity<byte[]> file(Acting acting, UUID id, String form, String type) {
        var file = scopes.read(acting, () -> documents.file(acting, id, form));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.bytes());
    }

    @PutMapping("/{id}")
    ResponseEntity<DocumentView> edit(
            Acting acting,
            @PathVariable UUID id,
            @RequestHeader("If-Match") String version,
            @RequestBody Texts edit) {
        return Versions.answer(
                scopes.write(
                        acting,
                        () -> documents.edit(acting, id, Versions.of(version), edit.texts())),
                DocumentView::version);
    }

    /// One step of its life: review, approve, send-back, issue, withdraw, discard.
    @PostMapping("/{id}/steps")
    ResponseEntity<DocumentView> step(
            Acting acting,
            @PathVariable UUID id,
            @RequestHeader("If-Match") String version,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody Taken taken) {
        var address = site.address();
        return Versions.answer(
                commands.once(
                        acting,
                        key,
                        "POST documents/" + id + "/steps " + version,
                        taken,
                        DocumentView.class,
                        () ->
                                documents.step(
                                        acting,
                                        id,
                                        Versions.of(version),
                                        taken.step(),
                                        taken.reason(),
                                        address)),
                DocumentView::version);
    }
}
