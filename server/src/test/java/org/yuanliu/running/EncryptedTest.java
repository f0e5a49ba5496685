package org.yuanliu.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yuanliu.Child;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.kernel.tls.Names;
import org.yuanliu.kernel.tls.SelfMade;

/// `--tls` and `--host`, at the program itself and with a client that trusts nobody else.
class EncryptedTest {

    private Path home;

    @BeforeEach
    void folder() throws Exception {
        home = Platform.newHome();
    }

    @AfterEach
    void away() {
        Platform.remove(home);
    }

    @Test
    @Clause("TV-7.1")
    void withItsOwnCertificateItIsTrustedByWhoeverTrustsItsIssuer() throws Exception {
        try (var child = start("--tls")) {
            var address = https(child);
            try (var client = trusting(read(home.resolve("data/tls/issuer.pem")))) {
                var welcome = get(client, address, "/api/v1/platform");
                assertThat(welcome.statusCode()).isEqualTo(200);
                assertThat(welcome.headers().firstValue("Strict-Transport-Security"))
                        .as("whoever sees a warning must be able to go on")
                        .isEmpty();
                assertThat(signIn(client, address).headers().firstValue("Set-Cookie").orElseThrow())
                        .contains("; Secure", "; HttpOnly", "; SameSite=Strict");
                var handed = get(client, address, "/yuanliu-issuer.crt");
                assertThat(handed.headers().firstValue("Content-Type"))
                        .hasValue("application/x-x509-ca-cert");
                assertThat(handed.body())
                        .isEqualTo(read(home.resolve("data/tls/issuer.pem")).getEncoded());
                var names = presented(client, address).getSubjectAlternativeNames();
                assertThat(names.stream().map(it -> String.valueOf(it.get(1))))
                        .contains("localhost", "127.0.0.1");
            }
            try (var stranger = HttpClient.newHttpClient()) {
                assertThatThrownBy(() -> get(stranger, address, "/"))
                        .isInstanceOf(SSLHandshakeException.class);
            }
            try (var plain = HttpClient.newHttpClient()) {
                var unencrypted = URI.create(address.toString().replace("https", "http"));
                assertThat(get(plain, unencrypted, "/api/v1/platform").statusCode())
                        .as("nothing is told without encryption")
                        .isEqualTo(400);
            }
            assertThat(child.signal("TERM").end(Duration.ofSeconds(30))).isEqualTo(143);
        }
    }

    @Test
    @Clause("TV-7.1")
    void withACertificateThatWasIssuedBrowsersNeverComeWithoutEncryptionAgain() throws Exception {
        var issuer = issue(home.resolve("issued"), Instant.now());

        try (var child = start("--tls", files("issued", "issued"))) {
            var address = https(child);
            try (var client = trusting(issuer)) {
                var welcome = get(client, address, "/api/v1/platform");
                assertThat(welcome.headers().firstValue("Strict-Transport-Security").orElseThrow())
                        .startsWith("max-age=");
                assertThat(get(client, address, "/yuanliu-issuer.crt").statusCode())
                        .as("there is nothing to hand out")
                        .isEqualTo(404);
            }
            assertThat(home.resolve("data/tls")).doesNotExist();
            child.signal("TERM").end(Duration.ofSeconds(30));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--tls issued,other | 不是一对 | does not belong",
                "--tls old,old | 过期 | expired",
                "--tls nothing,nothing | 没有这个文件 | no such file",
                "--host 192.0.2.77 | 没有这个地址 | no such address",
            })
    void whatDoesNotFitIsSaidInOneSentenceBeforeAnythingStarts(String typed, String zh, String en)
            throws Exception {
        issue(home.resolve("issued"), Instant.now());
        issue(home.resolve("other"), Instant.now());
        issue(home.resolve("old"), Instant.now().minus(Duration.ofDays(800)));
        var words = typed.split(" ", 2);
        var named = words[1].contains(",") ? words[1].split(",", 2) : new String[0];
        var argument = named.length == 2 ? files(named[0], named[1]) : words[1];

        try (var child = start(words[0], argument)) {
            assertThat(child.end(Duration.ofMinutes(1))).as(child.said()).isEqualTo(1);
            assertThat(child.said()).contains(zh, en).doesNotContain("\tat ");
            assertThat(child.said().lines()).hasSize(1);
            assertThat(home.resolve("data/postgres")).doesNotExist();
        }
    }

    private Child start(String... more) throws IOException {
        var arguments =
                new ArrayList<>(List.of("--port", "0", "--data", home.resolve("data").toString()));
        arguments.addAll(List.of(more));
        return Child.run(home, List.of(), arguments.toArray(String[]::new));
    }

    private static X509Certificate issue(Path folder, Instant at) throws Exception {
        var names = new Names("localhost", List.of(InetAddress.getLoopbackAddress()));
        return new SelfMade(folder).identity(names, at).issuer();
    }

    private String files(String certificate, String key) {
        return home.resolve(certificate).resolve("tls/server.pem")
                + ","
                + home.resolve(key).resolve("tls/server-key.pem");
    }

    private static URI https(Child child) throws Exception {
        var address = child.address();
        assertThat(address.getScheme()).isEqualTo("https");
        return address;
    }

    private static X509Certificate read(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /// Names are compared, too.
    private static HttpClient trusting(X509Certificate issuer) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("issuer", issuer);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static HttpResponse<byte[]> get(HttpClient client, URI address, String path)
            throws Exception {
        return client.send(
                HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> signIn(HttpClient client, URI address) throws Exception {
        return client.send(
                HttpRequest.newBuilder(address.resolve("/api/v1/session/as"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"login\":\"clerk.hardware\"}"))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static X509Certificate presented(HttpClient client, URI address) throws Exception {
        var session = get(client, address, "/").sslSession().orElseThrow();
        assertThat(session.getProtocol()).isIn("TLSv1.3", "TLSv1.2");
        return (X509Certificate) session.getPeerCertificates()[0];
    }
}
