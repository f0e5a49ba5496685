package org.yuanliu.verify;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.Party;
import org.yuanliu.access.PersonalData;
import org.yuanliu.access.PersonalData.Who;
import org.yuanliu.access.Role;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Text;
import org.yuanliu.core.rule.SupplierOutboundFiled;
import org.yuanliu.core.work.CorrectionLife;
import org.yuanliu.core.work.FindingLife;
import org.yuanliu.core.work.FindingLife.State;
import org.yuanliu.core.work.FindingLife.Step;
import org.yuanliu.core.work.Transitions.Answer;
import org.yuanliu.desk.Desk;
import org.yuanliu.job.Job;
import org.yuanliu.job.Jobs;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.reference.Calendar;
import org.yuanliu.trace.EventView;
import org.yuanliu.trace.Tracing;
import org.yuanliu.verify.FindingView.Correction;
import org.yuanliu.verify.FindingView.Offer;
import org.yuanliu.verify.store.FindingStore;
import org.yuanliu.verify.store.FindingStore.Row;

/// Findings and what people do about them: return for correction, take that back, dismiss.
///
/// Only the authority that has jurisdiction acts; the company that is asked answers by filing a
/// record. Runs inside the caller's transaction.
@Service
public class Findings {

    static final Text DISCLAIMER =
            new Text(
                    "核查结果只针对登记数据，不作为认定违法的依据。",
                    "A result speaks of filed data only; it is no finding of a breach of law.");

    private static final int LONGEST_TERM = 60;

    private final FindingStore findings;
    private final Tracing tracing;
    private final Desk desk;
    private final Calendar calendar;
    private final PersonalData personalData;
    private final Journal journal;
    private final Scopes scopes;
    private final Jobs jobs;
    private final JudgingAgain judgingAgain;
    private final CorrectionNotices notices;
    private final Clock clock;

    Findings(
            FindingStore findings,
            Tracing tracing,
            Desk desk,
            Calendar calendar,
            PersonalData personalData,
            Journal journal,
            Scopes scopes,
            Jobs jobs,
            JudgingAgain judgingAgain,
            CorrectionNotices notices,
            Clock clock) {
        this.findings = findings;
        this.tracing = tracing;
        this.desk = desk;
        this.calendar = calendar;
        this.personalData = personalData;
        this.journal = journal;
        this.scopes = scopes;
        this.jobs = jobs;
        this.judgingAgain = judgingAgain;
        this.notices = notices;
        this.clock = clock;
    }

    public Page<FindingView.Line> list(
            Optional<String> state, Optional<String> identity, Page.Request page) {
        return findings.list(state, identity, page);
    }

    public FindingView finding(Acting acting, String id) {
        var row = row(id);
        boolean decides = decides(acting, row);
        return new FindingView(
                row.line(),
                row.leaf(),
                row.engine(),
                row.found(),
                row.expected(),
                row.resolvedAt(),
                evidence(acting, row),
                findings.corrections(id),
                history(acting, id),
                decides ? offers(row.state()) : List.of(),
                row.revision(),
                DISCLAIMER);
    }

    /// Has all records in sight judged again, as long work.
    public Job judgeAgain(Acting acting, String reason) {
        acting.must(acting.role() == Role.REGULATOR);
        if (reason.isBlank() || reason.length() > 1_000) {
            throw Refusal.field("/reason", "", "1–1000 个字符", "1 to 1000 characters");
        }
        jobs.underWay(acting, judgingAgain)
                .ifPresent(it -> {
                    throw new Refusal(
                            ProblemKind.CONFLICT,
                            List.of(
                                    new Refusal.Field(
                                            "/job",
                                            it.id().toString(),
                                            "辖区的记录正在重新核查，请等这次完成，或在“后台作业”里停止它",
                                            "the records of the territory are being verified again; wait for that to end, or stop it under background work")),
                            Map.of());
                });
        return jobs.start(
                acting,
                judgingAgain,
                new Text("重新核查辖区内的登记记录", "Judge the records of the territory again"),
                new JudgingAgain.Everything(reason));
    }

    private List<FindingView.StepView> history(Acting acting, String id) {
        var steps = findings.steps(id);
        var names =
                personalData.names(
                        acting,
                        steps.stream().flatMap(it -> who(it).stream()).collect(Collectors.toSet()));
        return steps.stream().map(it -> it.step().by(who(it).map(names::get))).toList();
    }

    private static Optional<Who> who(FindingStore.Taken taken) {
        return taken.person().map(it -> new Who(it, taken.step().party().id()));
    }

    /// Asks whoever omitted or misfiled the record to mend it within so many working days.
    public FindingView giveBack(
            Acting acting,
            String id,
            int version,
            Optional<UUID> to,
            int workingDays,
            String reason) {
        var row = decide(acting, id, version, Step.RETURN, reason);
        if (workingDays < 1 || workingDays > LONGEST_TERM) {
            throw Refusal.field("/workingDays", String.valueOf(workingDays), "1–" + LONGEST_TERM);
        }
        var asked =
                to.or(() -> row.line().accountable().map(Party.Named::id))
                        .orElseThrow(() ->
                                Refusal.field(
                                        "/to", "", "请选择由谁补正", "choose who is asked to correct"));
        if (!concerned(acting, row).contains(asked)) {
            throw Refusal.field(
                    "/to",
                    asked.toString(),
                    "只能退回给记录涉及的单位",
                    "only a party named in the records can be asked");
        }
        var deadline = calendar.after(desk.today(), workingDays);
        var correction = Ids.next();
        var now = clock.instant();
        scopes.widely(() -> {
            findings.ask(correction, id, acting.party(), asked, reason, deadline, now);
            desk.hold(Work.REVIEW, Work.finding(id), deadline);
            desk.open(
                    asked,
                    Work.CORRECT,
                    Work.correction(correction),
                    row.line().statement(),
                    Optional.of(deadline),
                    now);
            return correction;
        });
        return finding(acting, id);
    }

    /// Nothing to correct after all, with the reason on record.
    public FindingView dismiss(Acting acting, String id, int version, String reason) {
        decide(acting, id, version, Step.DISMISS, reason);
        scopes.widely(() -> {
            desk.close(Work.REVIEW, Work.finding(id), clock.instant());
            return id;
        });
        return finding(acting, id);
    }

    /// Takes the request for correction back; the finding is open again.
    public FindingView withdraw(Acting acting, UUID correction, String reason) {
        var asked =
                findings.correction(correction)
                        .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
        if (!asked.state().equals(CorrectionLife.State.ASKED.word())) {
            throw new Refusal(ProblemKind.CONFLICT);
        }
        decide(acting, asked.finding(), row(asked.finding()).revision(), Step.WITHDRAW, reason);
        scopes.widely(() -> {
            findings.withdraw(correction, clock.instant());
            desk.close(Work.CORRECT, Work.correction(correction), clock.instant());
            desk.resume(Work.REVIEW, Work.finding(asked.finding()));
            return correction;
        });
        notices.withdrawn(acting, correction, reason);
        return finding(acting, asked.finding());
    }

    /// What a company is asked to mend.
    public CorrectionView correction(Acting acting, UUID id) {
        var correction =
                findings.correction(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
        // The asked party may not see the finding as such when it is not the accountable one.
        var row = scopes.widely(() -> findings.find(correction.finding())).orElseThrow();
        var evidence = evidence(acting, row);
        return new CorrectionView(
                correction,
                row.line().statement(),
                row.line().identity(),
                row.line().product(),
                evidence,
                suggestion(row, correction, evidence),
                DISCLAIMER);
    }

    private Row decide(Acting acting, String id, int version, Step step, String reason) {
        var row = row(id);
        acting.must(decides(acting, row));
        if (row.revision() != version) {
            throw new Refusal(ProblemKind.CHANGED_MEANWHILE);
        }
        if (reason.length() > 1_000) {
            throw Refusal.field("/reason", "", "最多 1000 个字符", "at most 1000 characters");
        }
        return switch (FindingLife.TABLE.answer(row.state(), step, reason)) {
            case Answer.Refused<State, Step> refused -> throw Refusal.step(refused);
            case Answer.Moved<State, Step> moved -> {
                scopes.widely(() -> {
                    if (!findings.decide(id, version, moved.to())) {
                        throw new Refusal(ProblemKind.CHANGED_MEANWHILE);
                    }
                    findings.step(
                            id,
                            row.line().authority().id(),
                            clock.instant(),
                            step.word(),
                            Optional.of(acting.person()),
                            acting.party(),
                            Optional.of(reason));
                    return id;
                });
                journal.note(
                        acting,
                        Note.of("finding." + step.word(), "finding/" + id)
                                .because(reason)
                                .changed(row.state(), moved.to()));
                yield row;
            }
        };
    }

    private Row row(String id) {
        if (!id.matches("[0-9a-f]{64}")) {
            throw new Refusal(ProblemKind.NOT_FOUND);
        }
        return findings.find(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    private static boolean decides(Acting acting, Row row) {
        return acting.role() == Role.REGULATOR
                && row.line().authority().id().equals(acting.party());
    }

    private static List<Offer> offers(State state) {
        return FindingLife.TABLE.from(state).stream()
                .filter(it -> Set.of(Step.RETURN, Step.DISMISS, Step.WITHDRAW).contains(it.step()))
                .map(it -> new Offer(it.step().word(), it.step().title(), it.reasoned()))
                .toList();
    }

    /// The authority sees all evidence of its finding; a company only records in its own scope.
    private List<EventView> evidence(Acting acting, Row row) {
        var ids = row.evidence();
        var code = row.line().identity();
        return acting.role() == Role.REGULATOR
                ? scopes.widely(() -> tracing.views(ids, code))
                : tracing.views(ids, code);
    }

    private Set<UUID> concerned(Acting acting, Row row) {
        var concerned = new java.util.HashSet<UUID>();
        row.line().accountable().ifPresent(it -> concerned.add(it.id()));
        for (var event : evidence(acting, row)) {
            concerned.add(event.filer().id());
            event.partner().ifPresent(it -> concerned.add(it.id()));
        }
        return concerned;
    }

    private static Optional<CorrectionView.Suggestion> suggestion(
            Row row, Correction correction, List<EventView> evidence) {
        var asked = correction.askedOf().id();
        if (row.line().rule().id().equals(SupplierOutboundFiled.REF.id())) {
            return evidence.stream()
                    .filter(it ->
                            it.partner().filter(partner -> partner.id().equals(asked)).isPresent())
                    .findFirst()
                    .map(it ->
                            new CorrectionView.Suggestion(
                                    "outbound",
                                    it.label(),
                                    Optional.of(it.filer()),
                                    missing(row).orElse(it.quantity()),
                                    it.unit(),
                                    it.at(),
                                    it.document(),
                                    Optional.empty()));
        }
        return evidence.stream()
                .filter(it -> it.filer().id().equals(asked) && !it.superseded())
                .findFirst()
                .map(it ->
                        new CorrectionView.Suggestion(
                                it.act(),
                                it.label(),
                                it.partner(),
                                it.quantity(),
                                it.unit(),
                                it.at(),
                                it.document(),
                                Optional.of(it.id())));
    }

    /// Received less what was filed as shipped, where both begin with a number.
    private static Optional<BigDecimal> missing(Row row) {
        try {
            var missing = number(row.expected()).subtract(number(row.found()));
            return missing.signum() > 0 ? Optional.of(missing) : Optional.empty();
        } catch (NumberFormatException words) {
            return Optional.empty();
        }
    }

    private static BigDecimal number(String quantity) {
        return new BigDecimal(quantity.split(" ", 2)[0]);
    }
}
