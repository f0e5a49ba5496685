package org.yuanliu.verify;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Text;
import org.yuanliu.desk.DeadlineMoved;
import org.yuanliu.desk.Notices;
import org.yuanliu.job.Listener;
import org.yuanliu.verify.store.FindingStore;

/// A correction is due when its work on the desk is.
@Component
class CorrectionMoved implements Listener<DeadlineMoved> {

    private final FindingStore findings;
    private final Notices notices;
    private final Scopes scopes;

    CorrectionMoved(FindingStore findings, Notices notices, Scopes scopes) {
        this.findings = findings;
        this.notices = notices;
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
            scopes.widely(() -> {
                var before = findings.correction(id);
                findings.move(id, moved.deadline());
                before.filter(it -> !it.deadline().equals(moved.deadline().date()))
                        .ifPresent(it -> tell(it, moved));
                return id;
            });
        }
    }

    /// Both sides planned with the former day; that it comes earlier matters most.
    private void tell(FindingView.Correction correction, DeadlineMoved moved) {
        var day = moved.deadline().date();
        boolean earlier = day.isBefore(correction.deadline());
        var title =
                new Text(
                        "补正期限%s：由 %s 改为 %s（节假日安排有变动）"
                                .formatted(earlier ? "提前" : "顺延", correction.deadline(), day),
                        "A correction is due %s: on %s instead of %s, as holidays were announced"
                                .formatted(
                                        earlier ? "earlier" : "later", day, correction.deadline()));
        for (var party : List.of(correction.askedOf().id(), correction.askedBy().id())) {
            notices.tellAll(
                    party,
                    "deadline-moved/" + moved.subject().id() + "/" + day,
                    "deadline-moved",
                    title,
                    moved.subject());
        }
    }
}
