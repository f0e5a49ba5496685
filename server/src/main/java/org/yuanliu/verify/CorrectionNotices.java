package org.yuanliu.verify;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Text;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.work.CorrectionLife;
import org.yuanliu.core.work.DocumentLife;
import org.yuanliu.desk.Desk;
import org.yuanliu.desk.Item.Subject;
import org.yuanliu.document.DocumentMoved;
import org.yuanliu.document.DocumentView;
import org.yuanliu.document.Documents;
import org.yuanliu.document.Kind;
import org.yuanliu.document.Kind.Field;
import org.yuanliu.document.Values;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.trace.EventView;
import org.yuanliu.trace.Tracing;
import org.yuanliu.verify.FindingView.Correction;
import org.yuanliu.verify.store.FindingStore;

/// The notice of correction: a request to correct, on paper.
///
/// The request stands without it; the paper may follow. It says only what the company that is asked
/// sees on its own page: of the evidence those records in which it is filer or partner.
@Service
public class CorrectionNotices {

    static final String KIND = "correction-notice";
    private static final String CORRECTION = "correction";

    /// In the history of a finding: the paper went out.
    private static final String STEP = "notify";

    private static final Pattern MOMENT =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})");

    private final FindingStore findings;
    private final Documents documents;
    private final Tracing tracing;
    private final Scopes scopes;
    private final Clock clock;

    CorrectionNotices(
            FindingStore findings,
            Documents documents,
            Tracing tracing,
            Scopes scopes,
            Clock clock) {
        this.findings = findings;
        this.documents = documents;
        this.tracing = tracing;
        this.scopes = scopes;
        this.clock = clock;
    }

    /// Begins the notice of a request that was made and is not answered yet.
    public DocumentView compile(Acting acting, UUID id) {
        var correction =
                findings.correction(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
        acting.must(correction.askedBy().id().equals(acting.party()));
        mustBeAsked(correction);
        return documents.compile(
                acting,
                KIND,
                new Subject(CORRECTION, id.toString()),
                correction.askedOf().id(),
                values(correction));
    }

    /// A notice goes out only while what it asks for is still asked, and leaves its mark in the
    /// history of the finding.
    @EventListener
    void on(DocumentMoved moved) {
        if (!moved.document().subject().type().equals(CORRECTION)
                || moved.step() != DocumentLife.Step.ISSUE) {
            return;
        }
        var id = UUID.fromString(moved.document().subject().id());
        var correction = findings.correction(id).orElseThrow();
        mustBeAsked(correction);
        scopes.widely(() -> {
            findings.step(
                    correction.finding(),
                    correction.askedBy().id(),
                    clock.instant(),
                    STEP,
                    Optional.of(moved.acting().person()),
                    moved.acting().party(),
                    moved.document().number());
            return id;
        });
    }

    /// The request was taken back, and with it whatever is on paper about it.
    void withdrawn(Acting acting, UUID correction, String reason) {
        documents.withdrawAll(acting, new Subject(CORRECTION, correction.toString()), reason);
    }

    private static void mustBeAsked(Correction correction) {
        if (!correction.state().equals(CorrectionLife.State.ASKED.word())) {
            throw new Refusal(
                    ProblemKind.CONFLICT,
                    List.of(
                            new Refusal.Field(
                                    "/state",
                                    "",
                                    "补正要求已经补正或者撤回，不用再发通知书；在办的请作废",
                                    "the request is answered or withdrawn, so no notice goes out; discard the one in hand")),
                    Map.of());
        }
    }

    private Values values(Correction correction) {
        var row = scopes.widely(() -> findings.find(correction.finding())).orElseThrow();
        var rule = row.line().rule();
        var product = row.line().product();
        var texts = new LinkedHashMap<String, String>();
        texts.put("statement", readable(row.line().statement().zh()));
        texts.put("rule", rule.zh());
        texts.put("citation", rule.citation());
        texts.put("product", product.name().orElse(product.gtin()));
        texts.put("code", row.line().identity());
        texts.put("reason", readable(correction.reason()));
        texts.put("deadline", day(correction.deadline()));
        texts.put("asked", day(LocalDate.ofInstant(correction.askedAt(), Desk.ZONE)));
        texts.put("request", "");
        texts.put("contact", "");
        var asked = correction.askedOf().id();
        var records =
                scopes.widely(() -> tracing.views(row.evidence(), row.line().identity())).stream()
                        .filter(it -> concerns(it, asked))
                        .map(CorrectionNotices::record)
                        .toList();
        return new Values(texts, Map.of("records", records));
    }

    /// Other companies' records are none of the addressee's business.
    private static boolean concerns(EventView event, UUID party) {
        return event.filer().id().equals(party)
                || event.partner().filter(it -> it.id().equals(party)).isPresent();
    }

    private static Map<String, String> record(EventView event) {
        return Map.of(
                "at",
                minute(event.at()),
                "act",
                act(event.act()),
                "filer",
                event.filer().name(),
                "partner",
                event.partner().map(it -> it.name()).orElse("—"),
                "quantity",
                event.quantity().stripTrailingZeros().toPlainString() + " " + event.unit(),
                "document",
                event.document().orElse("—"));
    }

    private static String act(String word) {
        return Act.valueOf(word.toUpperCase(Locale.ROOT)).title().zh();
    }

    private static String day(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    private static String minute(OffsetDateTime at) {
        return at.toLocalDate() + " " + at.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    }

    /// Statements carry moments as programs write them; on paper they stand as people do.
    private static String readable(String text) {
        return MOMENT.matcher(text)
                .replaceAll(it -> {
                    var at = OffsetDateTime.parse(it.group());
                    return day(at.toLocalDate())
                            + " "
                            + at.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
                });
    }

    /// What a notice is, and what its templates may speak of.
    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        Kind correctionNotice() {
            return new Kind(
                    KIND,
                    new Text("追溯记录补正通知书", "Notice of correction of trace records"),
                    "追补",
                    List.of(
                            Field.given(
                                    "statement",
                                    "核查发现",
                                    "what was found",
                                    "收货方登记了入库 2 件，供货方没有登记相应的出库。"),
                            Field.given("rule", "规则", "the rule", "收货方登记的入库，供货方有相应的出库记录。"),
                            Field.given("citation", "规则出处", "who says so", "规则为本平台自拟"),
                            Field.given("product", "产品", "product", "示例·家用燃气灶"),
                            Field.given("code", "追溯码", "code", "gs1:01/06990000030013/21/EX0001"),
                            Field.given("reason", "理由", "reason", "下游已登记收货，请补报相应的出库记录。"),
                            Field.given("deadline", "期限", "deadline", "2026年11月28日"),
                            Field.given("asked", "提出日期", "asked on", "2026年11月21日"),
                            Field.written(
                                    "request",
                                    "补充要求",
                                    "what else is asked",
                                    "请一并核对同一批次的其他出库记录。",
                                    10_000),
                            Field.written("contact", "联系方式", "contact", "联系科室：示例·质量安全监管科", 300)),
                    List.of(
                            new Kind.Lines(
                                    "records",
                                    new Text("涉及的记录", "records"),
                                    List.of(
                                            Field.given("at", "时间", "time", "2026-11-18 09:30"),
                                            Field.given("act", "动作", "act", "入库"),
                                            Field.given("filer", "登记单位", "filer", "示例·某某五金店"),
                                            Field.given(
                                                    "partner", "对方", "other party", "示例·某某批发有限公司"),
                                            Field.given("quantity", "数量", "quantity", "2 件"),
                                            Field.given(
                                                    "document",
                                                    "单据号",
                                                    "paper with the goods",
                                                    "CK-0001")))));
        }
    }
}
