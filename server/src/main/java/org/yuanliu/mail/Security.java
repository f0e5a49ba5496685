package org.yuanliu.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How the way to the mail server is protected. STARTTLS is demanded: a server that does not offer
/// it gets nothing. Without any there is only this very machine.
public enum Security {
    STARTTLS,
    TLS,
    NONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Security> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }
}
