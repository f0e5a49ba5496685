package org.yuanliu.access;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/// How columns are encrypted: SM4 unless the operator chose AES, both in Galois/counter mode, which
/// notices every change.
///
/// The engines are used as they are and not through the JCA: no provider is registered or verified
/// at the start, and no configuration outside the product decides what is called SM4.
enum Cipher {
    SM4(16),
    AES(32);

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final int keyLength;

    Cipher(int keyLength) {
        this.keyLength = keyLength;
    }

    byte[] newKey() {
        return random(keyLength);
    }

    /// The place is not part of the text, but the text is only read at its place.
    byte[] encrypt(byte[] key, byte[] plain, byte[] place) {
        var nonce = random(NONCE);
        var cipher = with(true, key, nonce, place);
        var out = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(plain.length));
        int length = cipher.processBytes(plain, 0, plain.length, out, NONCE);
        try {
            cipher.doFinal(out, NONCE + length);
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out;
    }

    /// Empty when the text was changed, or stands at another place than it was written for.
    Optional<byte[]> decrypt(byte[] key, byte[] encrypted, byte[] place) {
        if (encrypted.length < NONCE + TAG_BITS / 8) {
            return Optional.empty();
        }
        var cipher = with(false, key, Arrays.copyOf(encrypted, NONCE), place);
        var out = new byte[cipher.getOutputSize(encrypted.length - NONCE)];
        try {
            int length = cipher.processBytes(encrypted, NONCE, encrypted.length - NONCE, out, 0);
            cipher.doFinal(out, length);
            return Optional.of(out);
        } catch (InvalidCipherTextException changed) {
            return Optional.empty();
        }
    }

    private GCMModeCipher with(boolean encrypting, byte[] key, byte[] nonce, byte[] place) {
        var cipher =
                GCMBlockCipher.newInstance(
                        switch (this) {
                            case SM4 -> new SM4Engine();
                            case AES -> AESEngine.newInstance();
                        });
        cipher.init(encrypting, new AEADParameters(new KeyParameter(key), TAG_BITS, nonce, place));
        return cipher;
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
