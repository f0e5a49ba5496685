package org.yuanliu.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Parties;
import org.yuanliu.desk.Desk;
import org.yuanliu.registry.Detail;
import org.yuanliu.registry.Detail.Batch;
import org.yuanliu.registry.Detail.Certificate;
import org.yuanliu.registry.Detail.CodeRange;
import org.yuanliu.registry.Detail.Company;
import org.yuanliu.registry.Detail.Grade;
import org.yuanliu.registry.Detail.Result;
import org.yuanliu.registry.Fact.Draft;
import org.yuanliu.registry.Facts;
import org.yuanliu.registry.Span;
import org.yuanliu.registry.Subject;
import org.yuanliu.world.BadBatch;
import org.yuanliu.world.Category;
import org.yuanliu.world.MadeBatch;
import org.yuanliu.world.Paper;
import org.yuanliu.world.World;

/// Puts what is on file about the fictional companies into the libraries, each fact on the day on
/// which it would have been told.
@Component
class Shelves {

    private final Facts facts;
    private final Parties parties;

    Shelves(Facts facts, Parties parties) {
        this.facts = facts;
        this.parties = parties;
    }

    void fill(Acting acting, World world) {
        var names =
                world.categories().stream().collect(Collectors.toMap(Category::code, Category::zh));
        for (var it : world.dossiers()) {
            take(
                    acting,
                    it.company(),
                    new Draft<>(
                            Subject.party(it.company()),
                            "",
                            Optional.of(it.company()),
                            Span.since(it.toldOn()),
                            new Company(
                                    it.registeredAddress(),
                                    it.productionAddress(),
                                    it.industry(),
                                    it.productClasses().stream()
                                            .map(code -> names.getOrDefault(code, code))
                                            .toList())),
                    it.toldOn());
        }
        world.papers().forEach(it -> paper(acting, it));
        world.batches().stream()
                .filter(it -> it.firstSerial().isPresent())
                .forEach(it -> codeRange(acting, it));
        world.badBatches().forEach(it -> batch(acting, it));
        world.badBatches().stream()
                .sorted(Comparator.comparing(BadBatch::on))
                .forEach(it -> grade(acting, it));
    }

    private void paper(Acting acting, Paper paper) {
        var given = Span.of(paper.from(), paper.to());
        take(
                acting,
                paper.holder(),
                certificate(paper, given, Certificate.Status.IN_FORCE),
                paper.from());
        paper.suspendedOn()
                .flatMap(day -> given.from(day))
                .ifPresent(rest ->
                        take(
                                acting,
                                paper.holder(),
                                certificate(paper, rest, Certificate.Status.SUSPENDED),
                                rest.from()));
    }

    private static Draft<Certificate> certificate(
            Paper paper, Span span, Certificate.Status status) {
        return new Draft<>(
                Subject.party(paper.holder()),
                paper.number(),
                Optional.of(paper.holder()),
                span,
                new Certificate(
                        Certificate.Sort.valueOf(paper.sort().toUpperCase(Locale.ROOT)),
                        paper.number(),
                        paper.issuedBy(),
                        paper.scope(),
                        paper.covers(),
                        status));
    }

    private void codeRange(Acting acting, MadeBatch made) {
        var first = made.firstSerial().orElseThrow();
        var last = made.lastSerial().orElseThrow();
        take(
                acting,
                made.producer(),
                new Draft<>(
                        Subject.product(made.gtin()),
                        first + "–" + last,
                        Optional.of(made.producer()),
                        Span.since(made.madeOn()),
                        new CodeRange(first, last, made.batch())),
                made.madeOn());
    }

    private void batch(Acting acting, BadBatch bad) {
        var made = bad.made();
        if (!bad.recalled()) {
            take(
                    acting,
                    made.producer(),
                    draft(
                            made,
                            bad.document(),
                            bad.on(),
                            new Result(
                                    Result.Programme.SUPERVISION,
                                    Result.Verdict.FAILED,
                                    made.batch(),
                                    List.of("示例：关键安全指标"),
                                    "示例·岭南检测实验室",
                                    bad.document())),
                    bad.on());
        }
        take(
                acting,
                made.producer(),
                draft(
                        made,
                        made.batch(),
                        bad.on(),
                        new Batch(
                                made.batch(),
                                bad.recalled() ? Batch.Standing.RECALLED : Batch.Standing.FAILED,
                                bad.reason(),
                                bad.document())),
                bad.on());
    }

    /// What its authority made of it.
    private void grade(Acting acting, BadBatch bad) {
        take(
                acting,
                parties.authorityOver(bad.made().producer()),
                draft(
                        bad.made(),
                        "",
                        bad.on(),
                        new Grade(bad.recalled() ? "D" : "C", bad.reason(), bad.document())),
                bad.on());
    }

    private static <T extends Detail> Draft<T> draft(
            MadeBatch made, String key, LocalDate on, T detail) {
        return new Draft<>(
                Subject.product(made.gtin()),
                key,
                Optional.of(made.producer()),
                Span.since(on),
                detail);
    }

    private <T extends Detail> void take(
            Acting acting, UUID author, Draft<T> draft, LocalDate told) {
        facts.take(acting, author, draft, noon(told));
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(Desk.ZONE).toInstant();
    }
}
