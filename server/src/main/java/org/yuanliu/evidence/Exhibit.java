package org.yuanliu.evidence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.access.Party;
import org.yuanliu.desk.Item.Subject;

/// One receipt of a file: what it is, what it is about, who handed it in, when by whose word.
///
/// `claimedAt` is what the file or its sender says of the moment it shows; `receivedAt` is our
/// clock. `present` is whether the bytes are there at the moment, in the size they came in.
public record Exhibit(
        UUID id,
        String hash,
        long size,
        String media,
        String name,
        Subject subject,
        String source,
        String mechanism,
        Optional<Instant> claimedAt,
        Optional<String> claimedBy,
        Instant receivedAt,
        Optional<String> person,
        Party.Named party,
        Optional<Party.Named> shownTo,
        boolean present) {

    /// How the bytes came into being, by the word of whoever handed them in.
    public enum Source {
        CAMERA,
        SCREENSHOT,
        SCAN,
        UPLOAD,
        SYSTEM;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Source> of(String word) {
            for (var source : values()) {
                if (source.word().equals(word)) {
                    return Optional.of(source);
                }
            }
            return Optional.empty();
        }
    }

    /// What the sender tells of a file. All of it is a claim.
    public record Told(
            String name,
            Optional<String> media,
            String source,
            String mechanism,
            Optional<OffsetDateTime> takenAt) {}

    /// As a reader sees it: the name of who handed it in, and whether the bytes are there.
    Exhibit seen(Optional<String> by, boolean there) {
        return new Exhibit(
                id,
                hash,
                size,
                media,
                name,
                subject,
                source,
                mechanism,
                claimedAt,
                claimedBy,
                receivedAt,
                by,
                party,
                shownTo,
                there);
    }
}
