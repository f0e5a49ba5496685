package org.yuanliu.core.rule;

import java.util.List;
import java.util.stream.Stream;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Filed;

/// The records that show a finding, in the order in which they are given.
final class Evidence {

    private Evidence() {}

    static List<EventId> of(List<Filed> records) {
        return records.stream().map(Filed::id).toList();
    }

    static List<EventId> of(Filed... records) {
        return Stream.of(records).map(Filed::id).distinct().toList();
    }
}
