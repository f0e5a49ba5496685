package org.yuanliu.mail;

import java.time.Instant;
import java.util.Optional;

/// How the one mail server is reached, as it is kept: the password is encrypted here.
public record MailServer(
        boolean active,
        String host,
        int port,
        Security security,
        String login,
        Optional<String> password,
        String sender,
        String platformAddress,
        Optional<Instant> restUntil,
        int version) {

    /// What is shown and hashed: that there is a password, never which.
    public record View(
            boolean active,
            String host,
            int port,
            String security,
            String login,
            boolean hasPassword,
            String sender,
            String platformAddress,
            boolean loopbackOnly,
            Optional<Instant> restUntil) {}

    View view(boolean loopbackOnly) {
        return new View(
                active,
                host,
                port,
                security.word(),
                login,
                password.isPresent(),
                sender,
                platformAddress,
                loopbackOnly,
                restUntil);
    }

    boolean isSetUp() {
        return !host.isEmpty();
    }

    /// The same place with the same user: else a password kept here would be told to somebody whom
    /// the one who typed it did not mean.
    boolean reachesAsBefore(MailServer before) {
        return host.equals(before.host)
                && port == before.port
                && security == before.security
                && login.equals(before.login);
    }
}
