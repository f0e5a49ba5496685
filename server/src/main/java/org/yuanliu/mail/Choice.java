package org.yuanliu.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How often somebody is told by mail.
public enum Choice {
    /// A letter for each notice, at once.
    NOW,
    /// One letter in the morning, where something waits.
    DAILY,
    NONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Choice> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }
}
