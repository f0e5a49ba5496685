package org.yuanliu.core.line;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.code.Reading;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.Flaw;

/// An event as whoever files it tells it: the fields of [FiledLine] without those of the filing.
/// Who tells it acted, unless the line names another.
public final class EventLine {

    /// What became of a text.
    public sealed interface Read {

        record Whole(Event event) implements Read {}

        /// Everything that is wrong with it.
        record Refused(List<Flaw> flaws) implements Read {

            public Refused {
                flaws = List.copyOf(flaws);
            }
        }
    }

    private EventLine() {}

    /// Never throws.
    ///
    /// @param codes what reads a code: [Codes][org.yuanliu.core.code.Codes], or somebody who knows
    ///   more
    /// @param unitOf in what a code is counted when the line does not say it
    public static Read read(
            String text,
            UUID acting,
            Function<String, Reading> codes,
            Function<Code, Optional<String>> unitOf) {
        return switch (Json.read(text)) {
            case Json.Read.Broken broken -> new Read.Refused(List.of(LineFlaws.notJson(broken)));
            case Json.Read.Whole whole ->
                    read(acting, new EventDraft(whole.object(), Map.of(), codes, unitOf));
        };
    }

    private static Read read(UUID acting, EventDraft draft) {
        draft.onlyKnown(Set.of());
        var parts = draft.parts("actor", Optional.of(acting));
        if (parts.isEmpty()) {
            return new Read.Refused(draft.flaws());
        }
        var flaws = parts.get().flaws();
        return flaws.isEmpty() ? new Read.Whole(parts.get().event()) : new Read.Refused(flaws);
    }
}
