package org.yuanliu.verify;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Scopes;
import org.yuanliu.desk.DeadlineMoved;
import org.yuanliu.job.Listener;
import org.yuanliu.verify.store.FindingStore;

/// A correction is due when its work on the desk is.
@Component
class CorrectionMoved implements Listener<DeadlineMoved> {

    private final FindingStore findings;
    private final Scopes scopes;

    CorrectionMoved(FindingStore findings, Scopes scopes) {
        this.findings = findings;
        this.scopes = scopes;
    }

    @Override
    public String name() {
        return "verify.correction-moved";
    }

    @Override
    public Class<DeadlineMoved> news() {
        return DeadlineMoved.class;
    }

    @Override
    public void hear(DeadlineMoved moved) {
        if (moved.subject().type().equals(Work.CORRECTION)) {
            var id = UUID.fromString(moved.subject().id());
            scopes.widely(() -> findings.move(id, moved.deadline()));
        }
    }
}
