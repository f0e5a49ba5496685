package org.yuanliu.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.kernel.Language;

/// Where a person is told by mail, as it is kept: the address is encrypted, and a code that was
/// mailed to it came back.
public record Mailbox(
        UUID person,
        String address,
        Instant confirmedAt,
        Choice choice,
        Language language,
        int refusals,
        Optional<Instant> pausedAt) {

    /// Whether anything is to be mailed there.
    boolean isOpen() {
        return choice != Choice.NONE && pausedAt.isEmpty();
    }

    static String place(UUID person) {
        return "mail.mailbox/address/" + person;
    }

    /// An address that was named and is not confirmed yet.
    public record Wanted(
            UUID person,
            String address,
            Language language,
            String mark,
            int tries,
            Instant expiresAt) {

        static String place(UUID person) {
            return "mail.wanted/address/" + person;
        }
    }
}
