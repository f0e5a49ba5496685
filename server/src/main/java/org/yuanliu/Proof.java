package org.yuanliu;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.yuanliu.kernel.tls.Names;
import org.yuanliu.kernel.tls.SelfMade;
import org.yuanliu.kernel.tls.TlsFiles;
import org.yuanliu.kernel.tls.TlsIdentity;
import org.yuanliu.kernel.web.Reach;

/// What `--tls` came to: an identity that somebody issued, or one that was made here.
record Proof(TlsIdentity identity, Optional<X509Certificate> own) {

    static final String BUNDLE = "yuanliu";

    /// `files` is empty when none were named.
    static Proof of(String files, Path data, Names names, Clock clock) throws IOException {
        if (files.isEmpty()) {
            var made = new SelfMade(data).identity(names, clock.instant());
            return new Proof(made.identity(), Optional.of(made.issuer()));
        }
        var password = Objects.requireNonNullElse(System.getenv("YUANLIU_TLS_PASSWORD"), "");
        return new Proof(TlsFiles.read(files, password).usable(clock.instant()), Optional.empty());
    }

    boolean isSelfMade() {
        return own.isPresent();
    }

    SslBundle bundle() {
        return SslBundle.of(SslStoreBundle.of(identity.keyStore(), "", null));
    }

    /// By what somebody else's certificate calls us a browser has to call us, too.
    Optional<List<String>> certifiedNames() {
        var names = identity.names().stream().filter(it -> !it.startsWith("*.")).toList();
        return isSelfMade() || names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    Optional<Reach.Issuer> issuer() {
        return own.map(Reach.Issuer::new);
    }
}
