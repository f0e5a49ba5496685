package org.yuanliu.core.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Optional;

/// Percent-escapes as RFC 3986 defines them; a plus sign is a plus sign.
final class Percent {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private static final CharacterSet UNRESERVED =
            CharacterSet.of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~");

    private Percent() {}

    static String encode(String text) {
        if (firstReserved(text) < 0) {
            return text;
        }
        var encoded = new StringBuilder(text.length() + 8);
        for (byte b : text.getBytes(UTF_8)) {
            if (isUnreserved((char) (b & 0xFF))) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    /// Empty when a percent sign is not followed by two hexadecimal digits.
    static Optional<String> decode(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.of(text);
        }
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); ) {
            if (text.charAt(i) == '%') {
                if (i + 2 >= text.length()
                        || !HexFormat.isHexDigit(text.charAt(i + 1))
                        || !HexFormat.isHexDigit(text.charAt(i + 2))) {
                    return Optional.empty();
                }
                bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 3;
            } else {
                int next = text.offsetByCodePoints(i, 1);
                bytes.writeBytes(text.substring(i, next).getBytes(UTF_8));
                i = next;
            }
        }
        return Optional.of(bytes.toString(UTF_8));
    }

    /// Where a percent sign is not followed by two hexadecimal digits, or -1.
    static int firstBroken(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '%'
                    && (i + 2 >= to
                            || !HexFormat.isHexDigit(text.charAt(i + 1))
                            || !HexFormat.isHexDigit(text.charAt(i + 2)))) {
                return i;
            }
        }
        return -1;
    }

    /// Whether it is its own escaped form.
    static boolean isPlain(String text) {
        return firstReserved(text) < 0;
    }

    private static int firstReserved(String text) {
        return UNRESERVED.firstOutside(text, 0, text.length());
    }

    private static boolean isUnreserved(char c) {
        return UNRESERVED.has(c);
    }
}
