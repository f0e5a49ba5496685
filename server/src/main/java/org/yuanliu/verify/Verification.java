package org.yuanliu.verify;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.Parties;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Text;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.History;
import org.yuanliu.core.rule.Finding;
import org.yuanliu.core.rule.Rulebook;
import org.yuanliu.core.rule.SupplierOutboundFiled;
import org.yuanliu.core.work.FindingLife;
import org.yuanliu.core.work.Transitions.Answer;
import org.yuanliu.desk.Desk;
import org.yuanliu.registry.Product;
import org.yuanliu.registry.Products;
import org.yuanliu.trace.EventsStored;
import org.yuanliu.trace.Receipt.Remark;
import org.yuanliu.trace.Tracing;
import org.yuanliu.verify.store.FindingStore;
import org.yuanliu.verify.store.FindingStore.Known;

/// Judges the codes whose history has grown, and stores the difference to what was found before.
///
/// It reads the whole history of each code each time, so that late records and corrections take
/// findings back, and the order in which records arrive does not matter.
@Component
class Verification {

    private final Tracing tracing;
    private final Rules rules;
    private final FindingStore findings;
    private final Parties parties;
    private final Products products;
    private final Desk desk;
    private final Journal journal;
    private final Scopes scopes;

    Verification(
            Tracing tracing,
            Rules rules,
            FindingStore findings,
            Parties parties,
            Products products,
            Desk desk,
            Journal journal,
            Scopes scopes) {
        this.tracing = tracing;
        this.rules = rules;
        this.findings = findings;
        this.parties = parties;
        this.products = products;
        this.desk = desk;
        this.journal = journal;
        this.scopes = scopes;
    }

    /// Why codes are judged now, on whose behalf, and who is told what came of it.
    private record Occasion(
            Acting acting,
            Instant at,
            Set<String> identities,
            List<History> histories,
            BiConsumer<EventId, Remark> remarks) {

        void remark(EventId event, Remark remark) {
            remarks.accept(event, remark);
        }
    }

    @EventListener
    void on(EventsStored stored) {
        judgeWidely(
                new Occasion(
                        stored.acting(),
                        stored.at(),
                        stored.identities(),
                        stored.histories(),
                        stored::remark));
    }

    /// Judges codes of which nothing new was filed: rules or what they rest on may have changed.
    void again(Acting acting, Instant at, Set<String> identities) {
        scopes.widely(() -> {
            var histories = tracing.histories(identities);
            judge(new Occasion(acting, at, identities, histories, (event, remark) -> {}));
            return histories;
        });
    }

    private void judgeWidely(Occasion occasion) {
        scopes.widely(() -> {
            judge(occasion);
            return occasion;
        });
    }

    private void judge(Occasion occasion) {
        var book = rules.book();
        var known = new HashMap<String, Known>();
        findings.ofCodes(occasion.identities()).forEach(it -> known.put(it.id(), it));
        for (var history : occasion.histories()) {
            for (var finding : book.judge(history).findings()) {
                take(
                        occasion,
                        history,
                        finding,
                        Optional.ofNullable(known.remove(finding.id().hex())));
            }
        }
        // What is left was found before, and no longer is.
        known.values().forEach(it -> retract(occasion, it));
    }

    private void take(Occasion occasion, History history, Finding finding, Optional<Known> before) {
        if (before.isEmpty()) {
            open(occasion, history, finding);
        } else if (isSettled(before.get(), finding)) {
            return;
        } else {
            findAgain(occasion, finding, before.get());
        }
        finding.evidence().forEach(it -> remark(occasion, it, finding));
    }

    /// What a person dismissed stays so, until a record speaks for it that this person did not
    /// have.
    private static boolean isSettled(Known before, Finding finding) {
        return before.state() == FindingLife.State.DISMISSED
                && before.evidence().containsAll(finding.evidence());
    }

    /// Whoever was asked to mend it stays asked, and until the same day.
    private void findAgain(Occasion occasion, Finding finding, Known before) {
        boolean changed = !before.content().equals(finding.content());
        if (changed) {
            findings.amend(finding, Rulebook.ENGINE);
            desk.rename(Work.REVIEW, Work.finding(before.id()), title(finding));
            for (var correction : findings.asked(before.id())) {
                desk.rename(Work.CORRECT, Work.correction(correction), finding.statement());
            }
        }
        switch (before.state()) {
            case OPEN, RETURNED -> {
                if (changed) {
                    note(occasion, before.id(), before.authority(), FindingLife.Step.AMEND.word());
                }
            }
            case RESOLVED, DISMISSED -> recur(occasion, finding, before);
        }
    }

    private void open(Occasion occasion, History history, Finding finding) {
        var authority =
                parties.authorityOver(
                        finding.accountable().orElseGet(() -> filer(history, finding)));
        findings.open(finding, Rulebook.ENGINE, authority, occasion.at());
        note(occasion, finding.id().hex(), authority, "open");
        desk.open(
                authority,
                Work.REVIEW,
                Work.finding(finding.id().hex()),
                title(finding),
                Optional.empty(),
                occasion.at());
    }

    private void recur(Occasion occasion, Finding finding, Known before) {
        findings.move(before.id(), FindingLife.State.OPEN, Optional.empty());
        note(occasion, before.id(), before.authority(), FindingLife.Step.RECUR.word());
        desk.open(
                before.authority(),
                Work.REVIEW,
                Work.finding(before.id()),
                title(finding),
                Optional.empty(),
                occasion.at());
    }

    private void retract(Occasion occasion, Known before) {
        switch (FindingLife.TABLE.answer(before.state(), FindingLife.Step.RESOLVE, "")) {
            case Answer.Moved<FindingLife.State, FindingLife.Step> moved -> {
                findings.move(before.id(), moved.to(), Optional.of(occasion.at()));
                note(occasion, before.id(), before.authority(), FindingLife.Step.RESOLVE.word());
                desk.close(Work.REVIEW, Work.finding(before.id()), occasion.at());
                for (var correction : findings.answer(before.id(), occasion.at())) {
                    desk.close(Work.CORRECT, Work.correction(correction), occasion.at());
                }
            }
            case Answer.Refused<FindingLife.State, FindingLife.Step> settled -> {
                // Resolved before, or dismissed by a person: nothing to take back.
            }
        }
    }

    /// What lies on a desk names the goods first: many findings share their sentence.
    private Text title(Finding finding) {
        var gtin = Code.parse(finding.identity()).flatMap(Code::product).orElse(finding.identity());
        var product = products.find(gtin);
        return new Text(
                product.map(Product::name).orElse(gtin) + "：" + finding.statement().zh(),
                product.map(Product::nameEn).orElse(gtin) + ": " + finding.statement().en());
    }

    private void note(Occasion occasion, String finding, UUID authority, String step) {
        findings.step(
                finding,
                authority,
                occasion.at(),
                step,
                Optional.empty(),
                occasion.acting().party(),
                Optional.empty());
        journal.note(
                occasion.acting(),
                Note.of("finding." + step, "finding/" + finding).concerning(authority));
    }

    /// A finding about no company is looked at where the latest of its records was filed.
    private static UUID filer(History history, Finding finding) {
        var evidence = new HashSet<>(finding.evidence());
        return history.filed().stream()
                .filter(it -> evidence.contains(it.id()))
                .map(it -> it.deed().actor())
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /// What the filer is told: calmly, and nothing about others beyond that they are asked.
    private static void remark(Occasion occasion, EventId event, Finding finding) {
        boolean own = finding.accountable().filter(occasion.acting().party()::equals).isPresent();
        if (finding.rule().equals(SupplierOutboundFiled.REF) && !own) {
            occasion.remark(
                    event,
                    new Remark(
                            "waiting-for-supplier",
                            new Text(
                                    "已登记。等待上家补报出库，不影响您的登记。",
                                    "Registered. The supplier still has to file the shipment; nothing counts against you.")));
        } else if (own) {
            occasion.remark(event, new Remark("to-be-corrected", finding.statement()));
        } else {
            occasion.remark(
                    event,
                    new Remark(
                            "to-be-looked-at",
                            new Text(
                                    "已登记。这个编码的流转记录与其他登记不一致，监管部门可能联系核实；不作为认定违法的依据。",
                                    "Registered. The records of this code do not agree with others; the authority may ask. This is no finding of a breach.")));
        }
    }
}
