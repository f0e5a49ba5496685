package org.yuanliu.kernel.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;

/// The certificate that the platform makes for itself, and the issuer of its own that signs it.
///
/// Two, since a phone is told once to trust the issuer; the certificate below it follows the
/// machine's addresses and its end without anybody noticing. The issuer may sign for this machine
/// and for private networks only, so that whoever steals its key can't pretend to be a bank.
///
/// A person must compare the fingerprint before he trusts it: nobody vouches for it but we.
public final class SelfMade {

    /// What a phone accepts at most is 398 days.
    private static final Duration VALID = Duration.ofDays(390);

    private static final Duration VALID_ISSUER = Duration.ofDays(10 * 365);

    /// It is looked at when the platform starts, and that may run for months.
    private static final Duration RENEWED_BEFORE_ITS_END = Duration.ofDays(180);

    private static final FileAttribute<?> OWNER_ONLY = permissions("rw-------");
    private static final FileAttribute<?> OWNERS_FOLDER = permissions("rwx------");

    private final Path folder;

    public SelfMade(Path data) {
        this.folder = data.resolve("tls");
    }

    /// An identity, and the issuer that a phone has to trust.
    public record Made(TlsIdentity identity, X509Certificate issuer) {}

    /// The one that is kept here while it fits, and a new one otherwise.
    public Made identity(Names names, Instant now) {
        try {
            Files.createDirectories(folder, OWNERS_FOLDER);
            var issuer = kept("issuer", now).filter(it -> lasts(it, now));
            var server = kept("server", now);
            if (issuer.isPresent()
                    && server.isPresent()
                    && fits(server.get(), issuer.get(), names, now)) {
                return made(server.get(), issuer.get());
            }
            return renewed(issuer, names, now);
        } catch (IOException | GeneralSecurityException failure) {
            throw new TlsFault(TlsFault.Code.NOT_KEPT, folder, failure);
        }
    }

    /// An issuer that may not speak for an address of today makes room for another.
    private Made renewed(Optional<TlsIdentity> kept, Names names, Instant now)
            throws IOException, GeneralSecurityException {
        if (kept.isPresent()) {
            var server = Signing.server(kept.get(), names, now, now.plus(VALID));
            if (fits(server, kept.get(), names, now)) {
                keep("server", server);
                return made(server, kept.get());
            }
        }
        var issuer = Signing.issuer(names, now, now.plus(VALID_ISSUER));
        var server = Signing.server(issuer, names, now, now.plus(VALID));
        keep("issuer", issuer);
        keep("server", server);
        return made(server, issuer);
    }

    private static Made made(TlsIdentity server, TlsIdentity issuer) {
        return new Made(server, issuer.chain().getFirst());
    }

    private static boolean fits(TlsIdentity server, TlsIdentity issuer, Names names, Instant now) {
        return Set.copyOf(server.names()).containsAll(names.all())
                && lasts(server, now)
                && vouches(issuer.chain().getFirst(), server.chain().getFirst());
    }

    private static boolean lasts(TlsIdentity identity, Instant now) {
        return identity.end().isAfter(now.plus(RENEWED_BEFORE_ITS_END));
    }

    /// Signed by it, and within what it may sign for.
    private static boolean vouches(X509Certificate issuer, X509Certificate server) {
        try {
            server.verify(issuer.getPublicKey());
            var limits = new X509CertSelector();
            limits.setNameConstraints(Signing.limits(issuer));
            return limits.match(server);
        } catch (GeneralSecurityException | IOException refused) {
            return false;
        }
    }

    /// What can't be read or used is made anew: it is ours, and nobody else's. A crash between the
    /// two files leaves a key that belongs to another certificate.
    private Optional<TlsIdentity> kept(String name, Instant now) {
        try {
            return Optional.of(
                    TlsFiles.pem(folder.resolve(name + ".pem"), folder.resolve(name + "-key.pem"))
                            .usable(now));
        } catch (IOException | TlsFault unreadable) {
            return Optional.empty();
        }
    }

    private void keep(String name, TlsIdentity identity) throws IOException {
        write(name + "-key.pem", new PemObject("PRIVATE KEY", identity.key().getEncoded()));
        write(name + ".pem", identity.chain().toArray());
    }

    /// Whole under its name or not there.
    private void write(String name, Object... parts) throws IOException {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            for (var part : parts) {
                pem.writeObject(part);
            }
        }
        var fresh = folder.resolve(name + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, OWNER_ONLY);
        try (var out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
