package org.yuanliu.access;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/// Codes that change every half minute (RFC 6238, with SHA-1 and six digits, which every app for
/// telephones knows).
///
/// A code proves that somebody has the secret, not who it is.
final class Totp {

    static final Duration STEP = Duration.ofSeconds(30);

    /// Clocks of telephones differ by a step, seldom by more.
    private static final int DRIFT = 1;

    private static final int DIGITS = 6;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    static byte[] newSecret() {
        var bytes = new byte[20];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
    }

    static String code(byte[] secret, long step, int digits) {
        var mac = new HMac(new SHA1Digest());
        mac.init(new KeyParameter(secret));
        var message = ByteBuffer.allocate(8).putLong(step).array();
        mac.update(message, 0, message.length);
        var hash = new byte[mac.getMacSize()];
        mac.doFinal(hash, 0);
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
        return String.format(Locale.ROOT, "%0" + digits + "d", number % (int) Math.pow(10, digits));
    }

    /// The step whose code this is, among those near now and after the one used last.
    static OptionalLong matching(byte[] secret, String code, Instant now, long lastUsed) {
        long here = step(now);
        for (int drift : new int[] {0, -DRIFT, DRIFT}) {
            if (here + drift > lastUsed && code(secret, here + drift, DIGITS).equals(code)) {
                return OptionalLong.of(here + drift);
            }
        }
        return OptionalLong.empty();
    }

    /// As apps take it when somebody types it (RFC 4648).
    static String base32(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte one : bytes) {
            buffer = (buffer << 8) | (one & 0xff);
            bits += 8;
            while (bits >= 5) {
                text.append(ALPHABET.charAt((buffer >> (bits - 5)) & 31));
                bits -= 5;
                buffer &= (1 << bits) - 1;
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31));
        }
        return text.toString();
    }
}
