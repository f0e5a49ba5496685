package org.yuanliu.access;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yuanliu.access.Vault.PublicKey;
import org.yuanliu.access.Vault.Signature;

/// A line of text, and where it was signed, the signature in a second line.
///
/// A right signature proves that whoever has the key wrote the line. It does not prove when.
public record SignedLine(String line, Optional<Signature> signature) {

    private static final Pattern SIGNED =
            Pattern.compile("signature ([A-Z0-9]{1,20}) (\\S{1,40}) ([0-9a-f]{2,400})");

    public static SignedLine by(Vault vault, String line) {
        return new SignedLine(line.strip(), Optional.of(vault.sign(bytes(line.strip()))));
    }

    public static SignedLine read(String text) {
        var lines = text.strip().lines().toList();
        if (lines.size() < 2) {
            return new SignedLine(text.strip(), Optional.empty());
        }
        var parts = SIGNED.matcher(lines.get(1).strip());
        if (lines.size() > 2 || !parts.matches() || parts.group(3).length() % 2 != 0) {
            throw new IllegalArgumentException(
                    "签名一行无法读取。 The line with the signature can't be read.");
        }
        return new SignedLine(
                lines.getFirst().strip(),
                Optional.of(new Signature(parts.group(1), parts.group(2), parts.group(3))));
    }

    public boolean isSignedWith(PublicKey key) {
        return signature.filter(it -> key.verifies(bytes(line), it)).isPresent();
    }

    public String written() {
        return line
                + "\n"
                + signature
                        .map(it ->
                                "signature "
                                        + it.algorithm()
                                        + " "
                                        + it.key()
                                        + " "
                                        + it.hex()
                                        + "\n")
                        .orElse("");
    }

    private static byte[] bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }
}
