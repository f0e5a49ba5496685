package org.yuanliu.registry.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Commands;
import org.yuanliu.access.Scopes;
import org.yuanliu.evidence.Exhibits;
import org.yuanliu.job.Job;
import org.yuanliu.kernel.Language;
import org.yuanliu.kernel.Page;
import org.yuanliu.registry.TakingOrders;
import org.yuanliu.registry.Upload;
import org.yuanliu.registry.Uploads;

/// Files in and out: a template, a file as it is, its rows with their reasons, the bad ones as a
/// file again.
@RestController
@RequestMapping("/api/v1")
class UploadController {

    private final Scopes scopes;
    private final Commands commands;
    private final Uploads uploads;
    private final Exhibits exhibits;
    private final TakingOrders orders;

    UploadController(
            Scopes scopes,
            Commands commands,
            Uploads uploads,
            Exhibits exhibits,
            TakingOrders orders) {
        this.scopes = scopes;
        this.commands = commands;
        this.uploads = uploads;
        this.exhibits = exhibits;
        this.orders = orders;
    }

    record Kinds(List<Upload.Kind> kinds) {}

    @GetMapping("/upload-kinds")
    Kinds kinds(Acting acting) {
        return scopes.read(acting, () -> new Kinds(uploads.kinds(acting)));
    }

    @GetMapping("/upload-kinds/{form}/template")
    ResponseEntity<byte[]> template(
            Acting acting, @PathVariable String form, HttpServletRequest request) {
        var out = new ByteArrayOutputStream();
        scopes.read(
                acting,
                () -> {
                    uploads.template(acting, form, language(request), out);
                    return form;
                });
        return file(form + "-template.xlsx", out);
    }

    /// The body is the file. Sending it again is another upload, whose rows are then known.
    @PostMapping("/uploads")
    Upload read(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestParam String form,
            @RequestParam String name,
            InputStream file) {
        try (var arrival = exhibits.arrive(file)) {
            return commands.once(
                    acting,
                    key,
                    "POST uploads " + form + " " + name,
                    arrival.hash(),
                    Upload.class,
                    () -> uploads.read(acting, form, name, arrival));
        }
    }

    @GetMapping("/uploads")
    Page<Upload> uploads(
            Acting acting,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return scopes.read(acting, () -> uploads.list(Page.Request.of(cursor, limit)));
    }

    @GetMapping("/uploads/{id}")
    Upload upload(Acting acting, @PathVariable UUID id) {
        return scopes.read(acting, () -> uploads.upload(id));
    }

    @GetMapping("/uploads/{id}/rows")
    Page<Upload.Row> rows(
            Acting acting,
            @PathVariable UUID id,
            @RequestParam Optional<String> outcome,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return scopes.read(acting, () -> uploads.rows(id, outcome, Page.Request.of(cursor, limit)));
    }

    /// Orders that the good rows are taken, as long work. Where that is under way it is the answer.
    @PostMapping("/uploads/{id}/taking")
    Job take(Acting acting, @RequestHeader("Idempotency-Key") UUID key, @PathVariable UUID id) {
        return commands.once(
                acting,
                key,
                "POST uploads/" + id + "/taking",
                "",
                Job.class,
                () -> orders.order(acting, id));
    }

    /// How far it is, for whoever comes back to the page.
    @GetMapping("/uploads/{id}/taking")
    Job taking(Acting acting, @PathVariable UUID id) {
        return scopes.read(acting, () -> orders.last(acting, id));
    }

    @GetMapping("/uploads/{id}/bad-rows")
    ResponseEntity<byte[]> badRows(
            Acting acting, @PathVariable UUID id, HttpServletRequest request) {
        var out = new ByteArrayOutputStream();
        var name =
                scopes.read(
                        acting,
                        () -> {
                            uploads.giveBack(id, language(request), out);
                            return uploads.nameOfReturned(id);
                        });
        return file(name, out);
    }

    private static Language language(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Language.ZH
                : Language.of(request.getLocale());
    }

    private static ResponseEntity<byte[]> file(String name, ByteArrayOutputStream out) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(
                        HttpHeaders.CONTENT_TYPE,
                        name.endsWith(".csv")
                                ? "text/csv;charset=utf-8"
                                : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body(out.toByteArray());
    }
}
