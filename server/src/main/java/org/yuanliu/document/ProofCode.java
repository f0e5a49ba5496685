package org.yuanliu.document;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The code on a document, with which anybody can ask about it: 130 random bits in 26 characters
/// without those that look alike.
public record ProofCode(String text) {

    private static final String CHARACTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final Pattern FORM = Pattern.compile("[" + CHARACTERS + "]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static ProofCode next() {
        var text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
        }
        return new ProofCode(text.toString());
    }

    /// As somebody typed it from paper.
    public static Optional<ProofCode> read(String typed) {
        if (typed.length() > 2 * LENGTH) {
            return Optional.empty();
        }
        var text =
                typed.toUpperCase(Locale.ROOT)
                        .replaceAll("[- ]", "")
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1');
        return FORM.matcher(text).matches() ? Optional.of(new ProofCode(text)) : Optional.empty();
    }

    /// In groups, for reading aloud.
    public String grouped() {
        return text.replaceAll("(.{4})(?=.)", "$1-");
    }
}
