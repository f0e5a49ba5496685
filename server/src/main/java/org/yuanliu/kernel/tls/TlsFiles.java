package org.yuanliu.kernel.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/// Reads a key and its certificates from the files that people are given by those who issue them.
public final class TlsFiles {

    private TlsFiles() {}

    /// `cert.pem,key.pem` or `both.p12`.
    public static TlsIdentity read(String named, String password) throws IOException {
        var files = Arrays.stream(named.split(",", -1)).map(String::strip).toList();
        if (files.stream().anyMatch(String::isEmpty) || files.size() > 2) {
            throw new TlsFault(TlsFault.Code.TWO_FILES_OR_ONE, named);
        }
        if (files.size() == 2) {
            return pem(Path.of(files.getFirst()), Path.of(files.getLast()));
        }
        if (!files.getFirst().matches(".+\\.(p12|pfx)")) {
            throw new TlsFault(TlsFault.Code.TWO_FILES_OR_ONE, named);
        }
        return store(Path.of(files.getFirst()), password);
    }

    static TlsIdentity pem(Path certificates, Path key) throws IOException {
        return new TlsIdentity(key(key), certificates(certificates));
    }

    private static List<X509Certificate> certificates(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (found.isEmpty()) {
                throw new TlsFault(TlsFault.Code.NOT_A_CERTIFICATE, file);
            }
            return found;
        } catch (GeneralSecurityException unreadable) {
            throw new TlsFault(TlsFault.Code.NOT_A_CERTIFICATE, file, unreadable);
        }
    }

    private static PrivateKey key(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            var converter = new JcaPEMKeyConverter();
            return switch (new PEMParser(reader).readObject()) {
                case PrivateKeyInfo plain -> converter.getPrivateKey(plain);
                case PEMKeyPair older -> converter.getPrivateKey(older.getPrivateKeyInfo());
                case PKCS8EncryptedPrivateKeyInfo locked ->
                        throw new TlsFault(TlsFault.Code.KEY_LOCKED, file);
                case PEMEncryptedKeyPair locked ->
                        throw new TlsFault(TlsFault.Code.KEY_LOCKED, file);
                case null, default -> throw new TlsFault(TlsFault.Code.NOT_A_KEY, file);
            };
        } catch (java.nio.file.FileSystemException absent) {
            throw absent;
        } catch (IOException unreadable) {
            throw new TlsFault(TlsFault.Code.NOT_A_KEY, file, unreadable);
        }
    }

    private static TlsIdentity store(Path file, String password) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            for (var alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
                    return new TlsIdentity(key, chain(store.getCertificateChain(alias)));
                }
            }
            throw new TlsFault(TlsFault.Code.EMPTY_STORE, file);
        } catch (java.nio.file.FileSystemException absent) {
            throw absent;
        } catch (GeneralSecurityException | IOException closed) {
            throw new TlsFault(TlsFault.Code.WRONG_PASSWORD, file, closed);
        }
    }

    private static List<X509Certificate> chain(Certificate[] certificates) {
        return Arrays.stream(certificates).map(X509Certificate.class::cast).toList();
    }
}
