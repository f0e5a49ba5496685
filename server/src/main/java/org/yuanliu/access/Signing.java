package org.yuanliu.access;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/// How checkpoints are signed: SM2 over SM3 unless the operator chose Ed25519.
enum Signing {
    SM2 {
        @Override
        byte[] newKey() {
            var order = curve().getN();
            BigInteger d;
            do {
                d = new BigInteger(order.bitLength(), RANDOM);
            } while (d.signum() == 0 || d.compareTo(order.subtract(BigInteger.ONE)) >= 0);
            return fixed(d);
        }

        @Override
        byte[] publicKey(byte[] secret) {
            return new FixedPointCombMultiplier()
                    .multiply(curve().getG(), new BigInteger(1, secret))
                    .normalize()
                    .getEncoded(true);
        }

        @Override
        Signer signer(byte[] secret) {
            var signer = new SM2Signer();
            signer.init(
                    true,
                    new ParametersWithRandom(
                            new ECPrivateKeyParameters(new BigInteger(1, secret), curve()),
                            RANDOM));
            return signer;
        }

        @Override
        Signer verifier(byte[] publicKey) {
            var signer = new SM2Signer();
            var point = curve().getCurve().decodePoint(publicKey);
            signer.init(false, new ECPublicKeyParameters(point, curve()));
            return signer;
        }
    },
    ED25519 {
        @Override
        byte[] newKey() {
            return new Ed25519PrivateKeyParameters(RANDOM).getEncoded();
        }

        @Override
        byte[] publicKey(byte[] secret) {
            return new Ed25519PrivateKeyParameters(secret, 0).generatePublicKey().getEncoded();
        }

        @Override
        Signer signer(byte[] secret) {
            var signer = new Ed25519Signer();
            signer.init(true, new Ed25519PrivateKeyParameters(secret, 0));
            return signer;
        }

        @Override
        Signer verifier(byte[] publicKey) {
            var signer = new Ed25519Signer();
            signer.init(false, new Ed25519PublicKeyParameters(publicKey, 0));
            return signer;
        }
    };

    private static final SecureRandom RANDOM = new SecureRandom();

    abstract byte[] newKey();

    abstract byte[] publicKey(byte[] secret);

    abstract Signer signer(byte[] secret);

    abstract Signer verifier(byte[] publicKey);

    byte[] sign(byte[] secret, byte[] content) {
        var signer = signer(secret);
        signer.update(content, 0, content.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Whoever forges may write anything, so what can't even be read is a wrong signature.
    boolean verifies(byte[] publicKey, byte[] content, byte[] signature) {
        try {
            var signer = verifier(publicKey);
            signer.update(content, 0, content.length);
            return signer.verifySignature(signature);
        } catch (RuntimeException nonsense) {
            return false;
        }
    }

    private static ECDomainParameters curve() {
        return Sm2Curve.PARAMETERS;
    }

    private static byte[] fixed(BigInteger number) {
        var bytes = new byte[32];
        var digits = number.toByteArray();
        int length = Math.min(digits.length, bytes.length);
        System.arraycopy(digits, digits.length - length, bytes, bytes.length - length, length);
        return bytes;
    }
}
