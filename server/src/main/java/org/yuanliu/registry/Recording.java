package org.yuanliu.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Parties;
import org.yuanliu.access.Party;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.registry.Detail.Batch;
import org.yuanliu.registry.Detail.Certificate;
import org.yuanliu.registry.Detail.CodeRange;
import org.yuanliu.registry.Detail.Company;
import org.yuanliu.registry.Detail.Grade;
import org.yuanliu.registry.Detail.Matter;
import org.yuanliu.registry.Detail.Result;
import org.yuanliu.registry.Fact.Draft;

/// What people write into the libraries by hand or by interface, field by field. A file is read
/// with the same readings of its fields.
///
/// Runs inside the caller's transaction.
@Service
public class Recording {

    private static final List<String> GRADES = List.of("A", "B", "C", "D");

    private final Facts facts;
    private final Products products;
    private final Catalogue catalogue;
    private final Parties parties;

    Recording(Facts facts, Products products, Catalogue catalogue, Parties parties) {
        this.facts = facts;
        this.products = products;
        this.catalogue = catalogue;
        this.parties = parties;
    }

    public record NewProduct(
            String gtin,
            String name,
            Optional<String> nameEn,
            String model,
            String category,
            Optional<String> standard,
            String unit,
            Optional<String> note) {}

    public record NewCompany(
            String registeredAddress,
            String productionAddress,
            String industry,
            List<String> productClasses,
            LocalDate from,
            Optional<String> reason) {}

    public record NewCertificate(
            String sort,
            String number,
            String body,
            String scope,
            List<String> covers,
            LocalDate from,
            Optional<LocalDate> to) {}

    public record Corrected(NewCertificate certificate, String status, String reason) {}

    public record NewStatus(String status, LocalDate from, String reason) {}

    public record NewCodeRange(
            String first,
            String last,
            Optional<String> batch,
            LocalDate from,
            Optional<LocalDate> to) {}

    public record NewBatch(
            String batch, String standing, LocalDate from, String reason, String document) {}

    public record NewResult(
            String programme,
            String verdict,
            String batch,
            List<String> failedItems,
            String body,
            String document,
            LocalDate on) {}

    public record NewGrade(String grade, LocalDate from, String reason, String document) {}

    public record NewMatter(String nature, String summary, String document, LocalDate on) {}

    public Product product(Acting acting, NewProduct made) {
        var gtin = Fields.gtin(made.gtin());
        Fits.must("/name", made.name(), 1, 200);
        Fits.must("/model", made.model(), 0, 200);
        Fits.must("/unit", made.unit(), 1, 20);
        made.standard().ifPresent(it -> Fits.must("/standard", it, 1, 200));
        made.note().ifPresent(it -> Fits.must("/note", it, 0, 2_000));
        return products.add(
                acting,
                new Product(
                        gtin,
                        made.name().strip(),
                        made.nameEn().orElse(""),
                        made.model().strip(),
                        category(made.category()),
                        new Party.Named(acting.party(), ""),
                        made.standard(),
                        made.unit().strip(),
                        Optional.empty(),
                        made.note().orElse(""),
                        1));
    }

    public Fact<Company> company(Acting acting, UUID owner, NewCompany made) {
        mustExist(owner);
        Fits.must("/registeredAddress", made.registeredAddress(), 1, 300);
        Fits.must("/productionAddress", made.productionAddress(), 0, 300);
        Fits.must("/industry", made.industry(), 1, 100);
        Fields.mustBeFew("/productClasses", made.productClasses());
        return facts.follow(
                acting,
                new Draft<>(
                        Subject.party(owner),
                        "",
                        Optional.of(owner),
                        Span.since(past(made.from())),
                        new Company(
                                made.registeredAddress().strip(),
                                made.productionAddress().strip(),
                                made.industry().strip(),
                                made.productClasses())),
                made.reason().orElse(""));
    }

    public Fact<Certificate> certificate(Acting acting, UUID owner, NewCertificate made) {
        mustExist(owner);
        var detail = detail(made, Certificate.Status.IN_FORCE);
        mustCover("/covers", owner, detail.covers());
        return facts.state(
                acting,
                new Draft<>(
                        Subject.party(owner),
                        detail.number(),
                        Optional.of(owner),
                        Fields.span(made.from(), made.to()),
                        detail));
    }

    /// Suspended, revoked, cancelled, or in force again, from a day on and for the rest of its
    /// time.
    public Fact<Certificate> status(Acting acting, UUID owner, UUID id, NewStatus made) {
        Fits.must("/reason", made.reason(), 1, 500);
        var fact = of(owner, facts.fact(id, Certificate.class));
        var old = fact.detail();
        var status = Fields.word("/status", made.status(), Certificate.Status.class);
        return facts.change(
                acting,
                fact,
                made.from(),
                new Certificate(
                        old.sort(), old.number(), old.body(), old.scope(), old.covers(), status),
                made.reason());
    }

    public Fact<Certificate> correct(Acting acting, UUID owner, UUID id, Corrected made) {
        Fits.must("/reason", made.reason(), 1, 500);
        var fact = of(owner, facts.fact(id, Certificate.class));
        var detail =
                detail(
                        made.certificate(),
                        Fields.word("/status", made.status(), Certificate.Status.class));
        mustCover("/certificate/covers", owner, detail.covers());
        if (!detail.number().equals(fact.key())) {
            throw Refusal.field(
                    "/certificate/number",
                    detail.number(),
                    "编号写错的，请撤回这条记录后重新登记",
                    "a wrong number is mended by withdrawing this and adding the right one");
        }
        return facts.correct(
                acting,
                fact,
                Fields.span(made.certificate().from(), made.certificate().to()),
                detail,
                made.reason());
    }

    public Fact<CodeRange> codeRange(Acting acting, String gtin, NewCodeRange made) {
        Fits.must("/first", made.first(), 1, 20);
        Fits.must("/last", made.last(), 1, 20);
        Fields.mustRun(made.first(), made.last());
        var batch = made.batch().map(String::strip).orElse("");
        var range = new CodeRange(made.first(), made.last(), batch);
        var draft =
                draft(
                        gtin,
                        made.first() + "–" + made.last(),
                        Fields.span(made.from(), made.to()),
                        range);
        facts.lock(List.of(draft.subject()));
        facts.known(draft.subject(), CodeRange.class, facts.now()).stream()
                .filter(it -> it.span().overlaps(draft.span()) && it.detail().overlaps(range))
                .findFirst()
                .ifPresent(it -> {
                    throw Refusal.field(
                            "/first",
                            made.first(),
                            "与已有号段 " + it.key() + " 重叠",
                            "overlaps " + it.key() + ", which is on record");
                });
        return facts.state(acting, draft);
    }

    public Fact<Batch> batch(Acting acting, String gtin, NewBatch made) {
        Fits.must("/batch", made.batch(), 1, 20);
        Fits.must("/reason", made.reason(), 1, 500);
        Fits.must("/document", made.document(), 0, 100);
        var standing = Fields.word("/standing", made.standing(), Batch.Standing.class);
        return facts.follow(
                acting,
                draft(
                        gtin,
                        made.batch().strip(),
                        Span.since(past(made.from())),
                        new Batch(made.batch().strip(), standing, made.reason(), made.document())),
                made.reason());
    }

    public Fact<Result> result(Acting acting, String gtin, NewResult made) {
        Fits.must("/document", made.document(), 1, 100);
        Fits.must("/body", made.body(), 1, 200);
        Fits.must("/batch", made.batch(), 0, 20);
        Fields.mustBeFew("/failedItems", made.failedItems());
        var verdict = Fields.word("/verdict", made.verdict(), Result.Verdict.class);
        if ((verdict == Result.Verdict.FAILED) == made.failedItems().isEmpty()) {
            throw Refusal.field(
                    "/failedItems",
                    String.join("、", made.failedItems()),
                    "结论为不合格时要写明不合格项，其他结论不能有不合格项",
                    "a failed result names what failed, and no other result does");
        }
        var result =
                new Result(
                        Fields.word("/programme", made.programme(), Result.Programme.class),
                        verdict,
                        made.batch().strip(),
                        made.failedItems(),
                        made.body().strip(),
                        made.document().strip());
        return facts.state(acting, draft(gtin, result.key(), Span.since(past(made.on())), result));
    }

    public Fact<Matter> matter(Acting acting, UUID owner, NewMatter made) {
        mustExist(owner);
        Fits.must("/summary", made.summary(), 1, 500);
        Fits.must("/document", made.document(), 1, 100);
        return facts.state(
                acting,
                new Draft<>(
                        Subject.party(owner),
                        made.document().strip(),
                        Optional.of(owner),
                        Span.since(past(made.on())),
                        new Matter(
                                Fields.word("/nature", made.nature(), Matter.Nature.class),
                                made.summary(),
                                made.document().strip())));
    }

    public Fact<Grade> gradeOfCompany(Acting acting, UUID owner, NewGrade made) {
        mustExist(owner);
        return grade(acting, Subject.party(owner), owner, made);
    }

    public Fact<Grade> gradeOfProduct(Acting acting, String gtin, NewGrade made) {
        var product = products.product(gtin);
        return grade(acting, Subject.product(gtin), product.producer().id(), made);
    }

    /// Grades follow one another; whoever finds one wrong withdraws it, and covers none unseen.
    private Fact<Grade> grade(Acting acting, Subject subject, UUID owner, NewGrade made) {
        if (!GRADES.contains(made.grade())) {
            throw Refusal.field("/grade", made.grade(), String.join(", ", GRADES));
        }
        Fits.must("/reason", made.reason(), 1, 500);
        Fits.must("/document", made.document(), 0, 100);
        var span = Span.since(past(made.from()));
        facts.lock(List.of(subject));
        facts.known(subject, Grade.class, facts.now()).stream()
                .filter(it -> it.span().from().isAfter(made.from()))
                .findFirst()
                .ifPresent(it -> {
                    throw Refusal.field(
                            "/from",
                            made.from().toString(),
                            "已有从 " + it.span().from() + " 起的等级 " + it.detail().grade() + "。登错的请先撤回",
                            "there is grade "
                                    + it.detail().grade()
                                    + " from "
                                    + it.span().from()
                                    + " on; withdraw it first if it is wrong");
                });
        return facts.follow(
                acting,
                new Draft<>(
                        subject,
                        "",
                        Optional.of(owner),
                        span,
                        new Grade(made.grade(), made.reason().strip(), made.document().strip())),
                made.reason());
    }

    public void withdraw(Acting acting, UUID owner, UUID id, String reason) {
        Fits.must("/reason", reason, 1, 500);
        var kind = facts.kind(id);
        facts.withdraw(acting, of(owner, facts.fact(id, kind.type())), reason);
    }

    private static <T extends Detail> Fact<T> of(UUID owner, Fact<T> fact) {
        if (!fact.owner().equals(Optional.of(owner))) {
            throw new Refusal(ProblemKind.NOT_FOUND);
        }
        return fact;
    }

    /// The category of this code, or why there is none: what lies outside of the platform's scope
    /// is named together with whom to turn to.
    public Product.Category category(String code) {
        return catalogue
                .category(code.strip())
                .map(Catalogue.Category::plain)
                .orElseThrow(() -> outOfScope(code, catalogue.outside(code)));
    }

    static Refusal outOfScope(String asked, Optional<Catalogue.Outside> outside) {
        return Refusal.field(
                "/category",
                asked,
                outside.map(it -> it.name().zh() + "不在本平台范围内，请联系" + it.turnTo().zh())
                        .orElse("追溯目录里没有这个类别"),
                outside.map(it ->
                                it.name().en()
                                        + " are outside of this platform's scope; turn to "
                                        + it.turnTo().en())
                        .orElse("the catalogue has no such category"));
    }

    private static Certificate detail(NewCertificate made, Certificate.Status status) {
        Fits.must("/number", made.number(), 1, 60);
        Fits.must("/body", made.body(), 0, 200);
        Fits.must("/scope", made.scope(), 0, 500);
        Fields.mustBeFew("/covers", made.covers());
        return new Certificate(
                Fields.word("/sort", made.sort(), Certificate.Sort.class),
                made.number().strip(),
                made.body().strip(),
                made.scope().strip(),
                made.covers(),
                status);
    }

    private <T extends Detail> Draft<T> draft(String gtin, String key, Span span, T detail) {
        var product = products.product(gtin);
        return new Draft<>(
                Subject.product(gtin), key, Optional.of(product.producer().id()), span, detail);
    }

    private void mustCover(String field, UUID owner, List<String> covers) {
        uncovered(owner, covers)
                .ifPresent(it -> {
                    throw Refusal.field(
                            field,
                            it,
                            "“" + it + "”不是追溯目录里的类别代码，也不是这家企业的产品条码",
                            it
                                    + " is neither a category of the catalogue nor a product of this company");
                });
    }

    /// The first that is neither a category nor one of the owner's products.
    Optional<String> uncovered(UUID owner, List<String> covers) {
        return covers.stream()
                .filter(it -> catalogue.category(it).isEmpty())
                .filter(it ->
                        products.find(it)
                                .filter(product -> product.producer().id().equals(owner))
                                .isEmpty())
                .findFirst();
    }

    private void mustExist(UUID party) {
        if (!parties.exists(party)) {
            throw new Refusal(ProblemKind.NOT_FOUND);
        }
    }

    private LocalDate past(LocalDate day) {
        return Fields.notLater("/from", day, products.today());
    }
}
