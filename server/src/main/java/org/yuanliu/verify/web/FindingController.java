package org.yuanliu.verify.web;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
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
import org.yuanliu.document.DocumentView;
import org.yuanliu.job.Job;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.web.Versions;
import org.yuanliu.verify.CorrectionNotices;
import org.yuanliu.verify.CorrectionView;
import org.yuanliu.verify.FindingView;
import org.yuanliu.verify.Findings;

/// Findings and corrections.
@RestController
@RequestMapping("/api/v1")
class FindingController {

    private final Scopes scopes;
    private final Commands commands;
    private final Findings findings;
    private final CorrectionNotices notices;

    FindingController(
            Scopes scopes, Commands commands, Findings findings, CorrectionNotices notices) {
        this.scopes = scopes;
        this.commands = commands;
        this.findings = findings;
        this.notices = notices;
    }

    record GiveBack(Optional<UUID> to, int workingDays, String reason) {}

    record Reason(String reason) {}

    @GetMapping("/findings")
    Page<FindingView.Line> findings(
            Acting acting,
            @RequestParam Optional<String> state,
            @RequestParam Optional<String> identity,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return scopes.read(
                acting, () -> findings.list(state, identity, Page.Request.of(cursor, limit)));
    }

    @GetMapping("/findings/{id}")
    ResponseEntity<FindingView> finding(Acting acting, @PathVariable String id) {
        return Versions.answer(
                scopes.read(acting, () -> findings.finding(acting, id)), FindingView::version);
    }

    /// Long work: the answer is the job, to be watched under its own address.
    @PostMapping("/findings/judge-again")
    ResponseEntity<Job> judgeAgain(
            Acting acting, @RequestHeader("Idempotency-Key") UUID key, @RequestBody Reason why) {
        var job =
                commands.once(
                        acting,
                        key,
                        "POST findings/judge-again",
                        why,
                        Job.class,
                        () -> findings.judgeAgain(acting, why.reason()));
        return ResponseEntity.accepted().location(URI.create("/api/v1/jobs/" + job.id())).body(job);
    }

    @PostMapping("/findings/{id}/return")
    ResponseEntity<FindingView> giveBack(
            Acting acting,
            @PathVariable String id,
            @RequestHeader("If-Match") String version,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody GiveBack asked) {
        return Versions.answer(
                commands.once(
                        acting,
                        key,
                        "POST findings/" + id + "/return " + version,
                        asked,
                        FindingView.class,
                        () ->
                                findings.giveBack(
                                        acting,
                                        id,
                                        Versions.of(version),
                                        asked.to(),
                                        asked.workingDays(),
                                        asked.reason())),
                FindingView::version);
    }

    @PostMapping("/findings/{id}/dismiss")
    ResponseEntity<FindingView> dismiss(
            Acting acting,
            @PathVariable String id,
            @RequestHeader("If-Match") String version,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody Reason why) {
        return Versions.answer(
                commands.once(
                        acting,
                        key,
                        "POST findings/" + id + "/dismiss " + version,
                        why,
                        FindingView.class,
                        () -> findings.dismiss(acting, id, Versions.of(version), why.reason())),
                FindingView::version);
    }

    @GetMapping("/corrections/{id}")
    CorrectionView correction(Acting acting, @PathVariable UUID id) {
        return scopes.read(acting, () -> findings.correction(acting, id));
    }

    /// Begins the notice of correction, a document with signatures and a number of its own.
    @PostMapping("/corrections/{id}/notice")
    ResponseEntity<DocumentView> notice(
            Acting acting, @PathVariable UUID id, @RequestHeader("Idempotency-Key") UUID key) {
        return Versions.answer(
                commands.once(
                        acting,
                        key,
                        "POST corrections/" + id + "/notice",
                        id,
                        DocumentView.class,
                        () -> notices.compile(acting, id)),
                DocumentView::version);
    }

    @PostMapping("/corrections/{id}/withdraw")
    FindingView withdraw(
            Acting acting,
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody Reason why) {
        return commands.once(
                acting,
                key,
                "POST corrections/" + id + "/withdraw",
                why,
                FindingView.class,
                () -> findings.withdraw(acting, id, why.reason()));
    }
}
