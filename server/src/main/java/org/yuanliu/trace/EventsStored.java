package org.yuanliu.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yuanliu.access.Acting;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.History;
import org.yuanliu.trace.Receipt.Remark;

/// A chunk of events was stored. Told at once and once, inside the transaction that stored them:
/// what a listener can't do, did not happen.
///
/// A listener may leave a remark for the filer. It becomes part of the answer, and trace does not
/// read it.
public final class EventsStored {

    private final Acting acting;
    private final Instant at;
    private final Set<String> identities;
    private final List<History> histories;
    private final Map<EventId, List<Remark>> remarks = new HashMap<>();

    EventsStored(Acting acting, Instant at, Set<String> identities, List<History> histories) {
        this.acting = acting;
        this.at = at;
        this.identities = Set.copyOf(identities);
        this.histories = List.copyOf(histories);
    }

    public Acting acting() {
        return acting;
    }

    public Instant at() {
        return at;
    }

    /// The codes whose history has grown.
    public Set<String> identities() {
        return identities;
    }

    /// All that is on record about them now.
    public List<History> histories() {
        return histories;
    }

    public void remark(EventId event, Remark remark) {
        remarks.computeIfAbsent(event, it -> new ArrayList<>()).add(remark);
    }

    List<Remark> remarks(EventId event) {
        return remarks.getOrDefault(event, List.of());
    }
}
