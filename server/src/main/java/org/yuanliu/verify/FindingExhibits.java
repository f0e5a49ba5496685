package org.yuanliu.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Party;
import org.yuanliu.access.Role;
import org.yuanliu.core.work.CorrectionLife;
import org.yuanliu.desk.Item.Subject;
import org.yuanliu.evidence.Arrival;
import org.yuanliu.evidence.Exhibit;
import org.yuanliu.evidence.Exhibit.Told;
import org.yuanliu.evidence.Exhibits;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.verify.FindingView.Correction;
import org.yuanliu.verify.store.FindingStore;

/// Files handed in about a finding, by the authority, or about a correction, by the company that is
/// asked.
///
/// What the company hands in the authority sees; what the authority hands in the accountable
/// company sees where the authority says so. Runs inside the caller's transaction.
@Service
public class FindingExhibits {

    private final FindingStore findings;
    private final Exhibits exhibits;

    FindingExhibits(FindingStore findings, Exhibits exhibits) {
        this.findings = findings;
        this.exhibits = exhibits;
    }

    /// Refuses before the first byte has come, too.
    public void mustAddToFinding(Acting acting, String id) {
        var row = row(id);
        acting.must(
                acting.role() == Role.REGULATOR
                        && row.line().authority().id().equals(acting.party()));
    }

    public void mustAddToCorrection(Acting acting, UUID id) {
        var correction = asked(id);
        acting.must(acting.role().files() && correction.askedOf().id().equals(acting.party()));
        if (correction.state().equals(CorrectionLife.State.WITHDRAWN.word())) {
            throw new Refusal(ProblemKind.CONFLICT);
        }
    }

    public Exhibit addToFinding(
            Acting acting, String id, Arrival arrival, Told told, boolean shown) {
        mustAddToFinding(acting, id);
        var accountable = row(id).line().accountable().map(Party.Named::id);
        return exhibits.receive(
                acting, Work.finding(id), shown ? accountable : Optional.empty(), arrival, told);
    }

    public Exhibit addToCorrection(Acting acting, UUID id, Arrival arrival, Told told) {
        mustAddToCorrection(acting, id);
        return exhibits.receive(
                acting, Work.correction(id), Optional.of(asked(id).askedBy().id()), arrival, told);
    }

    /// In the authority's name, when a demonstration is founded. Needs the engine's view.
    public Exhibit foundWith(Acting acting, String id, Arrival arrival, Told told, boolean shown) {
        var line = row(id).line();
        return exhibits.receive(
                acting,
                line.authority().id(),
                Work.finding(id),
                shown ? line.accountable().map(Party.Named::id) : Optional.empty(),
                arrival,
                told);
    }

    /// About the finding itself and about the corrections asked for, as far as the reader sees
    /// them.
    public List<Exhibit> ofFinding(Acting acting, String id) {
        row(id);
        var subjects = new ArrayList<Subject>(List.of(Work.finding(id)));
        findings.corrections(id).forEach(it -> subjects.add(Work.correction(it.id())));
        return exhibits.about(acting, subjects);
    }

    public List<Exhibit> ofCorrection(Acting acting, UUID id) {
        return exhibits.about(
                acting, List.of(Work.correction(id), Work.finding(asked(id).finding())));
    }

    private FindingStore.Row row(String id) {
        if (!id.matches("[0-9a-f]{64}")) {
            throw new Refusal(ProblemKind.NOT_FOUND);
        }
        return findings.find(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    private Correction asked(UUID id) {
        return findings.correction(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }
}
