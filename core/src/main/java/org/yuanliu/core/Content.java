package org.yuanliu.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// The bytes that an identity is the hash of.
///
/// Everybody who holds the same facts must be able to compute the same identity, so the encoding is
/// fixed and small. The first byte is the version of the layout. Then come the fields in the order
/// of the layout, each as
///
/// - its length in bytes, four bytes, most significant first, and its UTF-8 bytes; or
/// - the length `FF FF FF FF` alone when the field is absent, which is not the same as empty.
///
/// Lengths stand before the bytes, so no field can flow into the next one. This is not a general
/// serialisation: it is never read back.
public final class Content {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    private Content(int version) {
        bytes.write(version);
    }

    public static Content version(int version) {
        if (version < 1 || version > 255) {
            throw new IllegalArgumentException("a version is one byte from 1 up: " + version);
        }
        return new Content(version);
    }

    /// Whether the text can be a [#sha256].
    public static boolean isSha256(String hex) {
        if (hex.length() != 64) {
            return false;
        }
        for (int i = 0; i < 64; i++) {
            char digit = hex.charAt(i);
            if (!(digit >= '0' && digit <= '9') && !(digit >= 'a' && digit <= 'f')) {
                return false;
            }
        }
        return true;
    }

    public Content field(String value) {
        var encoded = value.getBytes(UTF_8);
        length(encoded.length);
        bytes.writeBytes(encoded);
        return this;
    }

    public Content field(long value) {
        return field(Long.toString(value));
    }

    public Content field(Optional<?> value) {
        if (value.isEmpty()) {
            length(-1);
            return this;
        }
        return field(value.get().toString());
    }

    /// The hash as 64 lower-case hexadecimal digits.
    public String sha256() {
        return HexFormat.of().formatHex(digest().digest(bytes.toByteArray()));
    }

    private void length(int length) {
        bytes.write(length >>> 24);
        bytes.write(length >>> 16);
        bytes.write(length >>> 8);
        bytes.write(length);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
