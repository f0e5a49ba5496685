package org.yuanliu.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.access.Party;
import org.yuanliu.core.Text;

/// One piece of work that waits for a party.
public record Item(
        UUID id,
        String kind,
        Text title,
        Subject subject,
        String state,
        Instant openedAt,
        Optional<LocalDate> deadline,
        boolean provisional,
        boolean overdue,
        Optional<Instant> closedAt,
        Party.Named party) {

    /// What work, a notice, a file or a document is about, for the module that knows.
    public record Subject(String type, String id) {

        /// `type/id`, as journal entries and addresses write it.
        public static Optional<Subject> read(String text) {
            int slash = text.indexOf('/');
            return slash > 0 && slash < text.length() - 1
                    ? Optional.of(new Subject(text.substring(0, slash), text.substring(slash + 1)))
                    : Optional.empty();
        }
    }
}
