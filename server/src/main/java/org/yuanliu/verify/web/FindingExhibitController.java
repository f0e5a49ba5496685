package org.yuanliu.verify.web;

import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.MediaType;
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
import org.yuanliu.evidence.Exhibit;
import org.yuanliu.evidence.Exhibit.Told;
import org.yuanliu.evidence.Exhibits;
import org.yuanliu.verify.FindingExhibits;

/// Files about findings and corrections. The file is the body, and nothing else is in it; what is
/// told of it stands in the address.
///
/// Who may hand in is asked before the body is read, and again in the transaction that keeps it.
@RestController
@RequestMapping("/api/v1")
class FindingExhibitController {

    private final Scopes scopes;
    private final Commands commands;
    private final Exhibits exhibits;
    private final FindingExhibits findings;

    FindingExhibitController(
            Scopes scopes, Commands commands, Exhibits exhibits, FindingExhibits findings) {
        this.scopes = scopes;
        this.commands = commands;
        this.exhibits = exhibits;
        this.findings = findings;
    }

    /// The same file, told the same way: then a command sent twice is the same.
    record HandedIn(String hash, Told told, boolean shown) {}

    @GetMapping("/findings/{id}/evidence")
    List<Exhibit> exhibitsOfFinding(Acting acting, @PathVariable String id) {
        return scopes.read(acting, () -> findings.ofFinding(acting, id));
    }

    @GetMapping("/corrections/{id}/evidence")
    List<Exhibit> exhibitsOfCorrection(Acting acting, @PathVariable UUID id) {
        return scopes.read(acting, () -> findings.ofCorrection(acting, id));
    }

    @PostMapping(path = "/findings/{id}/evidence", consumes = MediaType.ALL_VALUE)
    Exhibit addToFinding(
            Acting acting,
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestHeader(value = "Content-Type", required = false) Optional<String> type,
            @RequestParam String name,
            @RequestParam(defaultValue = "upload") String source,
            @RequestParam(defaultValue = "") String mechanism,
            @RequestParam @DateTimeFormat(iso = ISO.DATE_TIME) Optional<OffsetDateTime> takenAt,
            @RequestParam(defaultValue = "false") boolean shown,
            InputStream body) {
        permitted(acting, () -> findings.mustAddToFinding(acting, id));
        var told = new Told(name, type, source, mechanism, takenAt);
        try (var arrival = exhibits.arrive(body)) {
            return commands.once(
                    acting,
                    key,
                    "POST findings/" + id + "/evidence",
                    new HandedIn(arrival.hash(), told, shown),
                    Exhibit.class,
                    () -> findings.addToFinding(acting, id, arrival, told, shown));
        }
    }

    @PostMapping(path = "/corrections/{id}/evidence", consumes = MediaType.ALL_VALUE)
    Exhibit addToCorrection(
            Acting acting,
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestHeader(value = "Content-Type", required = false) Optional<String> type,
            @RequestParam String name,
            @RequestParam(defaultValue = "upload") String source,
            @RequestParam(defaultValue = "") String mechanism,
            @RequestParam @DateTimeFormat(iso = ISO.DATE_TIME) Optional<OffsetDateTime> takenAt,
            InputStream body) {
        permitted(acting, () -> findings.mustAddToCorrection(acting, id));
        var told = new Told(name, type, source, mechanism, takenAt);
        try (var arrival = exhibits.arrive(body)) {
            return commands.once(
                    acting,
                    key,
                    "POST corrections/" + id + "/evidence",
                    new HandedIn(arrival.hash(), told, true),
                    Exhibit.class,
                    () -> findings.addToCorrection(acting, id, arrival, told));
        }
    }

    private void permitted(Acting acting, Runnable question) {
        scopes.read(
                acting,
                () -> {
                    question.run();
                    return true;
                });
    }
}
