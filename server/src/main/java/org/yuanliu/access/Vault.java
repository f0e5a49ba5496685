package org.yuanliu.access;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Does what needs a key, and shows no key to anybody.
///
/// The one way to encryption, keyed hashes and signatures. [FileVault] keeps its keys in a folder;
/// a security module or a key service can stand behind the same six questions.
///
/// It proves that a text was written by this platform for this place. It does not prove that what
/// the text says is true.
public interface Vault {

    /// Under the newest key. The text names the key it needs; the place (table, column, row) is
    /// bound to it, so that a text moved elsewhere can't be read there.
    String encrypt(String plain, String place);

    /// Empty when the text was changed or stands at another place than it was written for.
    Optional<String> decrypt(String encrypted, String place);

    /// Whether a text is encrypted under the newest key.
    boolean isCurrent(String encrypted);

    /// A keyed hash: equal for equal texts, and nothing to anybody without the key.
    byte[] mark(String text, String use);

    Signature sign(byte[] content);

    List<Known> keys();

    /// Makes a new key for encrypting; the older ones go on reading what they wrote.
    void renew();

    /// As much of a key as may be known.
    record Known(String id, String algorithm, String fingerprint) {}

    /// Bytes are written in hexadecimal digits.
    record Signature(String algorithm, String key, String hex) {}

    /// What may be given away: with it anybody verifies a signature, and nobody makes one.
    record PublicKey(String id, String algorithm, String hex) {

        private static final Pattern WRITTEN =
                Pattern.compile(
                        "yuanliu-public-key (\\S{1,40}) ([A-Z0-9]{1,20}) ([0-9a-f]{2,200})");

        public static PublicKey read(String text) {
            var parts = WRITTEN.matcher(text.strip());
            if (!parts.matches() || parts.group(3).length() % 2 != 0) {
                throw new IllegalArgumentException("不是公钥文件。 This is not a file with a public key.");
            }
            return new PublicKey(parts.group(1), parts.group(2), parts.group(3));
        }

        public String written() {
            return "yuanliu-public-key " + id + " " + algorithm + " " + hex + "\n";
        }

        public String fingerprint() {
            return KeyFiles.fingerprint(written().getBytes(StandardCharsets.UTF_8));
        }

        public boolean verifies(byte[] content, Signature signature) {
            return signature.algorithm().equals(algorithm)
                    && signature.key().equals(id)
                    && Signing.valueOf(algorithm)
                            .verifies(
                                    HexFormat.of().parseHex(hex),
                                    content,
                                    HexFormat.of().parseHex(signature.hex()));
        }
    }
}
