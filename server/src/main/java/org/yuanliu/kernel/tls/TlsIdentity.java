package org.yuanliu.kernel.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A key and the certificates that vouch for it, the platform's own first.
///
/// Having one means that key and certificate belong together and are valid at the time that was
/// asked about. Whether a browser trusts them is for the browser to say.
public record TlsIdentity(PrivateKey key, List<X509Certificate> chain) {

    private static final byte[] ANYTHING = {1, 2, 3, 4};

    /// What a signature by a key of this kind is called.
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    public TlsIdentity {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a key without a certificate proves nothing");
        }
    }

    /// This identity, if it can be used at that time.
    public TlsIdentity usable(Instant now) {
        var own = chain.getFirst();
        if (!belongTogether(own)) {
            throw new TlsFault(TlsFault.Code.DOES_NOT_MATCH, own.getSubjectX500Principal());
        }
        try {
            own.checkValidity(Date.from(now));
        } catch (CertificateExpiredException late) {
            throw new TlsFault(TlsFault.Code.EXPIRED, own.getNotAfter().toInstant(), late);
        } catch (CertificateNotYetValidException early) {
            throw new TlsFault(TlsFault.Code.NOT_YET_VALID, own.getNotBefore().toInstant(), early);
        }
        return this;
    }

    public Instant end() {
        return chain.getFirst().getNotAfter().toInstant();
    }

    /// The names and addresses that the certificate speaks for.
    public List<String> names() {
        try {
            return Optional.ofNullable(chain.getFirst().getSubjectAlternativeNames())
                    .orElse(List.of())
                    .stream()
                    .map(TlsIdentity::name)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (GeneralSecurityException unreadable) {
            return List.of();
        }
    }

    /// Of the kinds of names only those by which somebody goes to a server: DNS and address.
    private static Optional<String> name(Collection<?> kindAndName) {
        var both = List.copyOf(kindAndName);
        return both.getFirst().equals(2) || both.getFirst().equals(7)
                ? Optional.of(String.valueOf(both.getLast()))
                : Optional.empty();
    }

    /// In memory and without a password: it never leaves the process.
    public KeyStore keyStore() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, new char[0], chain.toArray(X509Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean belongTogether(X509Certificate own) {
        try {
            var word = SIGNATURES.getOrDefault(key.getAlgorithm(), key.getAlgorithm());
            var signing = Signature.getInstance(word);
            signing.initSign(key);
            signing.update(ANYTHING);
            var comparing = Signature.getInstance(word);
            comparing.initVerify(own.getPublicKey());
            comparing.update(ANYTHING);
            return comparing.verify(signing.sign());
        } catch (GeneralSecurityException differ) {
            return false;
        }
    }
}
