package org.yuanliu.core.line;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yuanliu.core.code.Codes;
import org.yuanliu.core.code.Level;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.FiledEvent;
import org.yuanliu.core.event.Papers;

/// One line on its way to a filed event.
final class FiledDraft {

    private static final Set<String> OF_FILING = Set.of(Form.FIELD, "key", "filer", "filedAt");

    /// Lines of the first form that are equal and have no key are one, as they always were.
    private static final String FIRST_FORM = "filed/1";

    private final Json.Obj line;
    private final Map<String, EventId> keys;
    private final EventDraft draft;

    FiledDraft(Json.Obj line, Map<String, EventId> keys) {
        this.line = line;
        this.keys = keys;
        this.draft = new EventDraft(line, keys, Codes::read, code -> Optional.empty());
    }

    FiledLine.Read read() {
        boolean isFirst = isFirstForm();
        draft.onlyKnown(OF_FILING);
        var told = draft.parts(isFirst ? "filer" : "actor", Optional.empty());
        var filer =
                isFirst ? Optional.<java.util.UUID>empty() : draft.optional("filer", draft::uuid);
        var filedAt =
                draft.required("filedAt", it -> draft.time(it).map(OffsetDateTime::toInstant));
        if (told.isEmpty() || !draft.flaws().isEmpty()) {
            return new FiledLine.Read.Refused(draft.flaws());
        }
        var parts = isFirst ? likeTheFirst(told.get()) : told.get();
        var flaws = parts.flaws();
        if (!flaws.isEmpty()) {
            return new FiledLine.Read.Refused(flaws);
        }
        var filed =
                new FiledEvent(parts.event(), filer.orElse(parts.actor()), filedAt.orElseThrow());
        draft.text("key").ifPresent(it -> keys.put(it, filed.id()));
        return new FiledLine.Read.Whole(filed);
    }

    private boolean isFirstForm() {
        var told = draft.text(Form.FIELD);
        if (told.isEmpty() || told.get().equals(FiledLine.FIRST_FORM.toString())) {
            return line.get("actor").isEmpty();
        }
        FiledLine.FORM.flaw(told).ifPresent(draft.flaws()::add);
        return false;
    }

    private EventDraft.Parts likeTheFirst(EventDraft.Parts parts) {
        var papers = parts.papers();
        boolean counted =
                parts.what().all().stream().anyMatch(it -> it.code().level() != Level.ITEM);
        if (!counted || papers.tellApart()) {
            return parts;
        }
        return parts.with(
                new Papers(
                        papers.document(),
                        papers.line(),
                        draft.text("key").or(() -> Optional.of(FIRST_FORM))));
    }
}
