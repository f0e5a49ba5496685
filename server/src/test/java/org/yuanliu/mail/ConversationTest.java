package org.yuanliu.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yuanliu.mail.Conversation.Route;
import org.yuanliu.mail.Outcome.Broken;
import org.yuanliu.mail.Outcome.Mishap;
import org.yuanliu.mail.Outcome.Point;
import org.yuanliu.mail.Outcome.Refused;
import org.yuanliu.mail.Outcome.Taken;
import org.yuanliu.mail.Outcome.Unknown;
import org.yuanliu.mail.PostOffice.Mood;

/// A real conversation over a socket, with a mail server in every mood.
@Timeout(60)
class ConversationTest {

    private static final byte[] LETTER =
            "Subject: x\r\n\r\nhello to whoever reads this, and some more of it\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final String SECRET = "changeit";

    private final PostOffice office = open();

    @TempDir private Path folder = Path.of("");

    private static PostOffice open() {
        try {
            return new PostOffice();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Outcome hand(Security security, String host, int port, Optional<Path> authorities) {
        return hand(security, host, port, authorities, LETTER);
    }

    private static Outcome hand(
            Security security, String host, int port, Optional<Path> authorities, byte[] letter) {
        var route =
                new Route(
                        host,
                        port,
                        security,
                        "yuan",
                        Optional.of("密 p"),
                        security == Security.NONE,
                        "localhost",
                        "from@example.cn");
        var longest = Duration.ofSeconds(2);
        var pace = new MailPace(longest, longest, longest, longest, longest, longest, authorities);
        return Conversation.handOver(
                route, new Trust(pace).sockets(), longest, "to@example.cn", letter);
    }

    private Outcome hand() {
        return hand(Security.NONE, "127.0.0.1", office.port(), Optional.empty());
    }

    @Test
    void aLetterIsHandedOverAfterSigningIn() {
        assertThat(hand()).isInstanceOf(Taken.class);
        assertThat(office.got("to@example.cn")).hasSize(1);
        assertThat(office.heard())
                .contains("EHLO localhost", "MAIL FROM:<from@example.cn>")
                .contains("AUTH PLAIN " + base64("\0yuan\0密 p"));
    }

    @Test
    void whereOnlyLoginIsOfferedThatIsUsed() {
        office.offers("AUTH=LOGIN", "AUTH LOGIN");

        assertThat(hand()).isInstanceOf(Taken.class);
        assertThat(office.heard()).contains("AUTH LOGIN", base64("yuan"), base64("密 p"));
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 554 no, GREETING, 554, true",
        "EHLO, 421 busy, GREETING, 421, true",
        "AUTH, 535 5.7.8 no, SIGN_IN, 535, true",
        "MAIL, 550 5.7.1 no, SENDER, 550, true",
        "RCPT, 450 4.2.0 later, RECIPIENT, 450, false",
        "RCPT, 550 5.1.1 nobody, RECIPIENT, 550, false",
        "DATA, 552 5.3.4 large, CONTENT, 552, false",
        "END, 451 4.3.0 later, END, 451, false",
        "END, 554 5.6.0 no, END, 554, false"
    })
    void whatIsRefusedIsKnownNotToBeThere(
            String at, String line, Point point, int code, boolean aboutUs) {
        office.says(at, line);

        var outcome = hand();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> {
                            assertThat(it.at()).isEqualTo(point);
                            assertThat(it.reply().code()).isEqualTo(code);
                        });
        assertThat(outcome.isAboutUs()).isEqualTo(aboutUs);
        assertThat(outcome.words().zh()).contains(String.valueOf(code));
    }

    @ParameterizedTest
    @CsvSource({"GREETING", "EHLO", "AUTH", "MAIL", "RCPT", "DATA"})
    void beforeTheEndSilenceAndHangingUpLeaveNothingThere(String at) {
        office.at(at, new Mood.HangsUp());
        assertThat(hand())
                .isInstanceOfSatisfying(
                        Broken.class, it -> assertThat(it.mishap()).isEqualTo(Mishap.CUT_OFF));
        office.at(at, new Mood.Silence());
        assertThat(hand())
                .isInstanceOfSatisfying(
                        Broken.class, it -> assertThat(it.mishap()).isEqualTo(Mishap.TOO_SLOW));
    }

    @Test
    void inTheMiddleOfTheContentNothingIsThereAndAfterItNobodyKnows() {
        office.at("MIDDLE", new Mood.HangsUpInTheMiddle());
        var more = new byte[64 << 20];
        java.util.Arrays.fill(more, (byte) 'x');
        assertThat(hand(Security.NONE, "127.0.0.1", office.port(), Optional.empty(), more))
                .as("more than any buffer takes")
                .isEqualTo(new Broken(Point.CONTENT, Mishap.CUT_OFF));
        office.calm();

        office.at("END", new Mood.HangsUp());
        assertThat(hand()).isEqualTo(new Unknown(Mishap.CUT_OFF));
        office.at("END", new Mood.Silence());
        assertThat(hand()).isEqualTo(new Unknown(Mishap.TOO_SLOW));
    }

    @Test
    void whereNobodyListensOrNobodyIsThatIsSaid() throws IOException {
        int free;
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = door.getLocalPort();
        }
        assertThat(hand(Security.NONE, "127.0.0.1", free, Optional.empty()))
                .isEqualTo(new Broken(Point.CONNECTION, Mishap.NOT_REACHED));
        assertThat(hand(Security.STARTTLS, "nobody.invalid", 25, Optional.empty()))
                .isEqualTo(new Broken(Point.CONNECTION, Mishap.UNKNOWN_HOST));
    }

    @Test
    void withoutEncryptionOnlyThisMachineIsSpokenTo() {
        assertThat(hand(Security.NONE, "192.0.2.1", 25, Optional.empty()))
                .isEqualTo(new Broken(Point.CONNECTION, Mishap.NOT_LOOPBACK));
        for (var place : List.of("169.254.169.254", "0.0.0.0", "224.0.0.1")) {
            assertThat(hand(Security.TLS, place, 80, Optional.empty()))
                    .isEqualTo(new Broken(Point.CONNECTION, Mishap.NO_SUCH_PLACE));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 400 Bad Request",
        "SSH-2.0-OpenSSH",
        "99 no",
        "220-and so on for ever",
        "(endless)"
    })
    void whatIsNoMailServerIsHeardForAMomentAndNotRepeated(String greeting) throws Exception {
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(() -> {
                        try (var caller = door.accept()) {
                            var line =
                                    greeting.equals("(endless)")
                                            ? "220" + "x".repeat(999)
                                            : greeting + "\r\n";
                            for (int n = 0; n < 100_000; n++) {
                                caller.getOutputStream()
                                        .write(line.getBytes(StandardCharsets.US_ASCII));
                            }
                        } catch (IOException gone) {
                            // As it should be.
                        }
                    });

            var outcome = hand(Security.NONE, "127.0.0.1", door.getLocalPort(), Optional.empty());

            assertThat(outcome).isEqualTo(new Broken(Point.GREETING, Mishap.NOT_MAIL));
            assertThat(outcome.words().zh() + outcome.words().en())
                    .doesNotContain("HTTP", "SSH", "xxx");
        }
    }

    @Test
    void aServerThatOffersNoEncryptionGetsNothing() {
        assertThat(hand(Security.STARTTLS, "127.0.0.1", office.port(), Optional.empty()))
                .isEqualTo(new Broken(Point.SECURITY, Mishap.NO_STARTTLS));
        assertThat(office.heard().stream().filter(it -> !it.equals("(gone)")))
                .containsExactly("EHLO localhost");
        assertThat(hand(Security.TLS, "127.0.0.1", office.port(), Optional.empty()))
                .isEqualTo(new Broken(Point.SECURITY, Mishap.NOT_ENCRYPTED));
    }

    @Test
    void aCertificateMustBeTrustedAndForThisName() throws Exception {
        var keys = keys("SAN=dns:localhost");
        office.encrypts(context(keys));
        office.offers("STARTTLS", "AUTH PLAIN");
        var trusted = Optional.of(pem(keys));

        assertThat(hand(Security.STARTTLS, "localhost", office.port(), Optional.empty()))
                .isEqualTo(new Broken(Point.SECURITY, Mishap.NOT_TRUSTED));
        assertThat(hand(Security.STARTTLS, "127.0.0.1", office.port(), trusted))
                .as("it is for another name")
                .isEqualTo(new Broken(Point.SECURITY, Mishap.NOT_TRUSTED));
        assertThat(office.heard()).noneMatch(it -> it.startsWith("AUTH"));

        assertThat(hand(Security.STARTTLS, "localhost", office.port(), trusted))
                .isInstanceOf(Taken.class);
        assertThat(office.heard()).contains("STARTTLS", "AUTH PLAIN " + base64("\0yuan\0密 p"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private KeyStore keys(String names) throws Exception {
        var file = folder.resolve("keys.p12");
        var made =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "office",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=office",
                                "-ext",
                                names,
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                SECRET,
                                "-keystore",
                                file.toString(),
                                "-validity",
                                "3650")
                        .redirectErrorStream(true)
                        .start();
        assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return KeyStore.getInstance(file.toFile(), SECRET.toCharArray());
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, SECRET.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private Path pem(KeyStore keys) throws Exception {
        var text =
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getCertificate("office").getEncoded())
                        + "\n-----END CERTIFICATE-----\n";
        return Files.writeString(folder.resolve("authorities.pem"), text);
    }
}
