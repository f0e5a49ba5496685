package org.yuanliu.kernel.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yuanliu.core.Clause;

class SelfMadeTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @TempDir private Path data;

    @Test
    @Clause("TV-7.1")
    void itSpeaksForEveryNameOfTheMachineAndIsVouchedForByItsIssuer() throws Exception {
        var made = new SelfMade(data).identity(shop("192.168.1.20", "10.0.0.7"), NOW);

        var own = made.identity().usable(NOW).chain().getFirst();
        own.verify(made.issuer().getPublicKey());
        assertThat(made.identity().names())
                .containsExactlyInAnyOrder(
                        "localhost", "127.0.0.1", "shop-pc", "192.168.1.20", "10.0.0.7");
        assertThat(own.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(own.getBasicConstraints()).as("it signs nothing itself").isEqualTo(-1);
        assertThat(Duration.between(own.getNotBefore().toInstant(), own.getNotAfter().toInstant()))
                .as("phones take no longer ones")
                .isLessThan(Duration.ofDays(398));
    }

    @Test
    void onlyTheOwnerReadsWhatIsKept() throws Exception {
        new SelfMade(data).identity(shop("192.168.1.20"), NOW);

        try (var files = Files.list(data.resolve("tls"))) {
            assertThat(files)
                    .hasSize(4)
                    .allSatisfy(it ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(it)))
                                    .isEqualTo("rw-------"));
        }
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(data.resolve("tls"))))
                .isEqualTo("rwx------");
    }

    @Test
    void itIsMadeOnceAndKept() {
        var first = new SelfMade(data).identity(shop("192.168.1.20"), NOW);
        var later = new SelfMade(data).identity(shop("192.168.1.20"), NOW.plus(days(200)));

        assertThat(later).isEqualTo(first);
    }

    @Test
    void anotherAddressMakesAnotherCertificateUnderTheIssuerThatPhonesTrustAlready() {
        var first = new SelfMade(data).identity(shop("192.168.1.20"), NOW);
        var moved = new SelfMade(data).identity(shop("10.9.8.7"), NOW);

        assertThat(moved.issuer()).isEqualTo(first.issuer());
        assertThat(moved.identity().names()).contains("10.9.8.7").doesNotContain("192.168.1.20");
        assertThat(moved.identity().key()).isNotEqualTo(first.identity().key());
    }

    @Test
    void aCertificateNearItsEndIsRenewed() {
        var first = new SelfMade(data).identity(shop("192.168.1.20"), NOW);
        var later = NOW.plus(days(365));
        var renewed = new SelfMade(data).identity(shop("192.168.1.20"), later);

        assertThat(renewed.issuer()).isEqualTo(first.issuer());
        assertThat(renewed.identity().usable(later).end()).isAfter(later.plus(days(380)));
    }

    /// The issuer may sign for private networks and for what the machine was called when it was
    /// made; a stolen key is worth nothing elsewhere.
    @Test
    void anIssuerThatMayNotSpeakForAPublicAddressMakesRoomForAnother() {
        var first = new SelfMade(data).identity(shop("192.168.1.20"), NOW);
        var hired = new SelfMade(data).identity(shop("203.0.113.9"), NOW);
        var again = new SelfMade(data).identity(shop("203.0.113.9"), NOW);

        assertThat(hired.issuer()).isNotEqualTo(first.issuer());
        assertThat(hired.identity().names()).contains("203.0.113.9");
        assertThat(again).isEqualTo(hired);
    }

    @Test
    void whatWasSpoiltIsMadeAnew() throws Exception {
        var first = new SelfMade(data).identity(shop("192.168.1.20"), NOW);
        Files.writeString(data.resolve("tls/server.pem"), "no certificate");

        var again = new SelfMade(data).identity(shop("192.168.1.20"), NOW);

        assertThat(again.identity()).isNotEqualTo(first.identity());
        assertThat(again.issuer()).isEqualTo(first.issuer());
    }

    /// As a crash between the two files of a renewal leaves it.
    @Test
    void aKeyThatBelongsToAnotherCertificateIsMadeAnew() throws Exception {
        var first = new SelfMade(data).identity(shop("192.168.1.20"), NOW);
        var former = Files.readAllBytes(data.resolve("tls/server.pem"));
        new SelfMade(data).identity(shop("10.9.8.7"), NOW);
        Files.write(data.resolve("tls/server.pem"), former);

        var again = new SelfMade(data).identity(shop("192.168.1.20"), NOW);

        assertThat(again.identity().usable(NOW).names()).contains("192.168.1.20");
        assertThat(again.identity()).isNotEqualTo(first.identity());
    }

    private static Names shop(String... addresses) {
        return new Names(
                "shop-pc", List.of(addresses).stream().map(SelfMadeTest::address).toList());
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
