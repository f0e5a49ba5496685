package org.yuanliu.kernel.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFilesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @TempDir private Path home;
    private TlsIdentity issued;
    private String both;

    /// The files of one that was made here serve as those of somebody who issues certificates.
    @BeforeEach
    void issue() throws Exception {
        issued = made(home);
        both = home.resolve("tls/server.pem") + "," + home.resolve("tls/server-key.pem");
    }

    private static TlsIdentity made(Path folder) throws Exception {
        var names = new Names("shop.local", List.of(InetAddress.getByName("192.168.1.20")));
        return new SelfMade(folder).identity(names, NOW).identity();
    }

    @Test
    void certificateAndKeyAreReadFromTwoFiles() throws Exception {
        assertThat(TlsFiles.read(both, "").usable(NOW)).isEqualTo(issued);
    }

    @Test
    void bothAreReadFromOneFileWithItsPassword() throws Exception {
        var file = home.resolve("both.p12");
        var store = issued.keyStore();
        store.setKeyEntry(
                "server",
                issued.key(),
                "secret".toCharArray(),
                issued.chain().toArray(X509Certificate[]::new));
        try (var out = Files.newOutputStream(file)) {
            store.store(out, "secret".toCharArray());
        }

        assertThat(TlsFiles.read(file.toString(), "secret").usable(NOW)).isEqualTo(issued);
        assertThat(fault(file.toString(), "another")).isEqualTo("wrong-password");
    }

    @Test
    void aKeyOfAnotherCertificateIsNoticed() throws Exception {
        var other = home.resolve("other");
        made(other);
        var mixed =
                TlsFiles.read(
                        home.resolve("tls/server.pem") + "," + other.resolve("tls/server-key.pem"),
                        "");

        assertThatThrownBy(() -> mixed.usable(NOW))
                .isInstanceOfSatisfying(
                        TlsFault.class, it -> assertThat(it.code()).isEqualTo("does-not-match"));
    }

    @Test
    void timesAreLookedAt() throws Exception {
        var read = TlsFiles.read(both, "");

        assertThatThrownBy(() -> read.usable(NOW.plus(Duration.ofDays(800))))
                .hasMessageContaining("过期")
                .hasMessageContaining("expired");
        assertThatThrownBy(() -> read.usable(NOW.minus(Duration.ofDays(2))))
                .hasMessageContaining("还没有生效")
                .hasMessageContaining("not valid yet");
    }

    @Test
    void whatIsNoCertificateOrNoKeyIsSaid() throws Exception {
        var text = Files.writeString(home.resolve("text.pem"), "hello");
        var certificate = home.resolve("tls/server.pem");
        var key = home.resolve("tls/server-key.pem");
        var locked =
                Files.writeString(
                        home.resolve("locked.pem"),
                        """
                        -----BEGIN RSA PRIVATE KEY-----
                        Proc-Type: 4,ENCRYPTED
                        DEK-Info: AES-256-CBC,00000000000000000000000000000000

                        AAAA
                        -----END RSA PRIVATE KEY-----
                        """);

        assertThat(fault(text + "," + key, "")).isEqualTo("not-a-certificate");
        assertThat(fault(certificate + "," + text, "")).isEqualTo("not-a-key");
        assertThat(fault(certificate + "," + certificate, "")).isEqualTo("not-a-key");
        assertThat(fault(certificate + "," + locked, "")).isEqualTo("key-locked");
        assertThat(fault(certificate.toString(), "")).isEqualTo("two-files-or-one");
        assertThat(fault(certificate + "," + key + "," + key, "")).isEqualTo("two-files-or-one");
        assertThat(fault(certificate + ",", "")).isEqualTo("two-files-or-one");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> TlsFiles.read("/no/such.pem,/no/such-key.pem", ""))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("/no/such-key.pem");
        assertThatThrownBy(() -> TlsFiles.read("/no/such.p12", ""))
                .isInstanceOf(NoSuchFileException.class);
    }

    private static String fault(String files, String password) throws Exception {
        try {
            return "read " + TlsFiles.read(files, password);
        } catch (TlsFault fault) {
            return fault.code();
        }
    }
}
