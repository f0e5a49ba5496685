package org.yuanliu.mail;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.core.Text;
import org.yuanliu.core.work.LetterLife.State;

/// A letter as whoever runs the platform sees it: what became of it, and to whom it went only as
/// far as that one may see.
public record Letter(
        UUID id,
        String kind,
        String state,
        Text stateTitle,
        Instant writtenAt,
        int tries,
        Optional<Instant> triedAt,
        Optional<Instant> dueAt,
        Optional<Text> answer,
        Optional<String> address,
        boolean sendable) {

    public enum Kind {
        /// Holds the code that confirms an address.
        CODE,
        /// To the former address, when there is another one.
        MOVED,
        NOTICE,
        DIGEST;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// As it is kept.
    public record Row(
            UUID id,
            UUID person,
            Kind kind,
            State state,
            org.yuanliu.kernel.Language language,
            Optional<String> address,
            Optional<String> code,
            Instant writtenAt,
            Instant dueAt,
            Instant until,
            int tries,
            Optional<Instant> triedAt,
            Optional<Text> answer) {}

    static String addressPlace(UUID id) {
        return "mail.letter/address/" + id;
    }

    static String codePlace(UUID id) {
        return "mail.letter/code/" + id;
    }
}
