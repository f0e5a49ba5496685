package org.yuanliu.access;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.yuanliu.access.PersonalData.Who;
import org.yuanliu.access.store.JournalStore;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Page;

/// Who did what, for which party, from where, and why. Append-only.
///
/// An entry is written in the transaction of the change it speaks of, so that there is never one
/// without the other. Nobody waits for anybody: the order and the chain come afterwards, from the
/// [Sealer].
@Service
public class Journal {

    private final JournalStore entries;
    private final Scopes scopes;
    private final Names names;
    private final Clock clock;

    Journal(JournalStore entries, Scopes scopes, Names names, Clock clock) {
        this.entries = entries;
        this.scopes = scopes;
        this.names = names;
        this.clock = clock;
    }

    /// What is noted about one change. The hashes are of the state before and after, not the state
    /// itself: the journal proves, it does not keep a second copy.
    public record Note(
            String action,
            String subject,
            Optional<UUID> concerns,
            Optional<String> reason,
            Optional<byte[]> before,
            Optional<byte[]> after) {

        public static Note of(String action, String subject) {
            return new Note(
                    action,
                    subject,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /// A second party whose matter this is, and who may therefore read the entry.
        public Note concerning(UUID party) {
            return new Note(action, subject, Optional.of(party), reason, before, after);
        }

        public Note because(String reason) {
            return new Note(action, subject, concerns, Optional.of(reason), before, after);
        }

        public Note changed(Object before, Object after) {
            return new Note(
                    action,
                    subject,
                    concerns,
                    reason,
                    Optional.of(ChainHash.ofState(before)),
                    Optional.of(ChainHash.ofState(after)));
        }

        public Note made(Object after) {
            return new Note(
                    action,
                    subject,
                    concerns,
                    reason,
                    before,
                    Optional.of(ChainHash.ofState(after)));
        }
    }

    public void note(Acting acting, Note note) {
        entries.append(
                new JournalEntry(
                        Ids.next(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        Optional.of(acting.person()),
                        acting.party(),
                        note.concerns(),
                        acting.origin(),
                        note.action(),
                        note.subject(),
                        note.reason(),
                        note.before(),
                        note.after()));
    }

    /// As far as the reader's scope goes; for the audit administrator all of it, for the other two
    /// their own acts, since they don't audit each other. Names are as clear as the reader may see
    /// them.
    public Page<JournalStore.Line> about(
            Acting reader, Optional<String> subject, Page.Request page) {
        Supplier<Page<JournalStore.Line>> read =
                () -> {
                    var lines = entries.about(subject, ownActsOnly(reader), page);
                    var shown = names.shown(reader, people(lines));
                    return lines.map(it -> it.named(who(it).map(shown::get)));
                };
        return Duty.READ_WHOLE_JOURNAL.isOf(reader.role()) ? scopes.widely(read) : read.get();
    }

    private static Optional<UUID> ownActsOnly(Acting reader) {
        boolean audited =
                reader.role().administers() && !Duty.READ_WHOLE_JOURNAL.isOf(reader.role());
        return audited ? Optional.of(reader.person()) : Optional.empty();
    }

    private static Set<Who> people(Page<JournalStore.Line> lines) {
        return lines.items().stream().flatMap(it -> who(it).stream()).collect(Collectors.toSet());
    }

    private static Optional<Who> who(JournalStore.Line line) {
        return line.personId().map(it -> new Who(it, line.partyId()));
    }
}
