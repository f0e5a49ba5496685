package org.yuanliu.verify;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.yuanliu.access.Party;
import org.yuanliu.core.Text;
import org.yuanliu.trace.EventView;

/// What a company is asked to mend, with the record that would mend it prepared as far as the
/// evidence goes.
public record CorrectionView(
        FindingView.Correction correction,
        Text statement,
        String identity,
        EventView.Goods product,
        List<EventView> evidence,
        Optional<Suggestion> suggestion,
        Text disclaimer) {

    /// A record ready to be confirmed by whoever knows what really happened.
    public record Suggestion(
            String act,
            String code,
            Optional<Party.Named> partner,
            BigDecimal quantity,
            String unit,
            OffsetDateTime at,
            Optional<String> document,
            Optional<String> corrects) {}
}
