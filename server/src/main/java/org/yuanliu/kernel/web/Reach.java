package org.yuanliu.kernel.web;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Where others than this machine find the platform; known once it listens.
///
/// It says what was opened, not what a firewall lets through.
@Component
public class Reach {

    /// Whom a browser has to trust when the platform made its certificate itself.
    public record Issuer(X509Certificate certificate) {

        byte[] bytes() {
            try {
                return certificate.getEncoded();
            } catch (CertificateEncodingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        /// What a person compares before he trusts it.
        public String fingerprint() {
            try {
                var hash = MessageDigest.getInstance("SHA-256").digest(bytes());
                return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(hash);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    public record Found(List<URI> addresses, boolean encrypted, Optional<Issuer> issuer) {

        public static final Found NOWHERE = new Found(List.of(), false, Optional.empty());

        public Found {
            addresses = List.copyOf(addresses);
        }
    }

    private volatile Found found = Found.NOWHERE;

    public void tell(Found told) {
        found = told;
    }

    Found found() {
        return found;
    }
}
