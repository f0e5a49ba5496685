package org.yuanliu.evidence.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Scopes;
import org.yuanliu.evidence.Exhibit;
import org.yuanliu.evidence.Exhibits;
import org.yuanliu.evidence.Media;
import org.yuanliu.kernel.Page;

/// Exhibits that the reader may see, and their bytes.
@RestController
@RequestMapping("/api/v1/evidence")
class ExhibitController {

    /// Whatever is in a file, it runs nothing here.
    private static final String POWERLESS = "default-src 'none'; sandbox";

    private final Scopes scopes;
    private final Exhibits exhibits;

    ExhibitController(Scopes scopes, Exhibits exhibits) {
        this.scopes = scopes;
        this.exhibits = exhibits;
    }

    @GetMapping
    Page<Exhibit> exhibits(
            Acting acting,
            @RequestParam Optional<String> kind,
            @RequestParam Optional<String> q,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return scopes.read(
                acting,
                () ->
                        exhibits.list(
                                acting,
                                kind,
                                q.map(String::strip).filter(it -> !it.isEmpty()),
                                Page.Request.of(cursor, limit)));
    }

    @GetMapping("/{id}")
    Exhibit exhibit(Acting acting, @PathVariable UUID id) {
        return scopes.read(acting, () -> exhibits.exhibit(acting, id));
    }

    /// Pictures and films may be looked at in the page; with `save`, and everything else, is a
    /// file.
    @GetMapping("/{id}/bytes")
    ResponseEntity<Resource> bytes(
            Acting acting,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean save) {
        var exhibit = scopes.read(acting, () -> exhibits.exhibit(acting, id));
        boolean shown = !save && Media.ofType(exhibit.media()).filter(Media::isShown).isPresent();
        var disposition =
                (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
                        .filename(exhibit.name(), StandardCharsets.UTF_8)
                        .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(exhibit.media()))
                .contentLength(exhibit.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("Content-Security-Policy", POWERLESS)
                .body(new InputStreamResource(exhibits.open(exhibit)));
    }
}
