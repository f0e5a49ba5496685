package org.yuanliu.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.yuanliu.mail.Outcome.Mishap;
import org.yuanliu.mail.Outcome.Point;

/// One conversation with a mail server (RFC 5321): hands over one letter, and knows how far it
/// came.
///
/// That is why it is written here. A library says that something failed; whether the server has the
/// letter depends on which byte was the last one, and only that decides what may be sent again.
///
/// It is bounded in time and in what it reads, whatever the other side does.
final class Conversation {

    private static final int LONGEST_LINE = 2_000;
    private static final int MOST_LINES = 100;

    private final Route route;
    private final SSLSocketFactory trust;
    private final Duration longest;
    private Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private Point at = Point.CONNECTION;
    private boolean handedOver;
    private volatile boolean expired;

    private Conversation(Route route, SSLSocketFactory trust, Duration longest) {
        this.route = route;
        this.trust = trust;
        this.longest = longest;
    }

    /// Where to and how. The password is in clear here, and nowhere else.
    record Route(
            String host,
            int port,
            Security security,
            String login,
            Optional<String> password,
            boolean loopbackOnly,
            String ourName,
            String sender) {

        @Override
        public String toString() {
            return "Route[" + host + ":" + port + "]";
        }
    }

    /// The server said no.
    private static final class Said extends IOException {
        private static final long serialVersionUID = 1;
        private final transient Reply reply;

        Said(Reply reply) {
            super("said " + reply.code());
            this.reply = reply;
        }
    }

    private static final class Trouble extends IOException {
        private static final long serialVersionUID = 1;
        private final Mishap mishap;

        Trouble(Mishap mishap) {
            super(mishap.en);
            this.mishap = mishap;
        }
    }

    /// Never throws for what the other side does.
    static Outcome handOver(
            Route route, SSLSocketFactory trust, Duration longest, String to, byte[] letter) {
        return new Conversation(route, trust, longest).speak(to, letter);
    }

    private Outcome speak(String to, byte[] letter) {
        // A server that answers a byte a minute is in time for every single read.
        var end = Thread.ofVirtual().unstarted(this::endInTime);
        try {
            end.start();
            connect();
            hello();
            signIn();
            return new Outcome.Taken(deliver(to, letter));
        } catch (Said said) {
            return new Outcome.Refused(at, said.reply);
        } catch (IOException failure) {
            var mishap = mishap(failure);
            return handedOver ? new Outcome.Unknown(mishap) : new Outcome.Broken(at, mishap);
        } finally {
            end.interrupt();
            close();
        }
    }

    private void endInTime() {
        try {
            Thread.sleep(longest);
            expired = true;
            close();
        } catch (InterruptedException inTime) {
            Thread.currentThread().interrupt();
        }
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed, one way or another.
        }
    }

    private Mishap mishap(IOException failure) {
        if (expired) {
            return Mishap.TOO_SLOW;
        }
        if (Thread.currentThread().isInterrupted()) {
            return Mishap.STOPPED;
        }
        return switch (failure) {
            case Trouble trouble -> trouble.mishap;
            case UnknownHostException unknown -> Mishap.UNKNOWN_HOST;
            case SocketTimeoutException slow -> Mishap.TOO_SLOW;
            case ConnectException refused -> Mishap.NOT_REACHED;
            case NoRouteToHostException nowhere -> Mishap.NOT_REACHED;
            case SSLException tls ->
                    isAboutCertificates(tls) ? Mishap.NOT_TRUSTED : Mishap.NOT_ENCRYPTED;
            default -> Mishap.CUT_OFF;
        };
    }

    private static boolean isAboutCertificates(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private void connect() throws IOException {
        var place = place();
        int patience = Math.toIntExact(longest.toMillis());
        socket.connect(new InetSocketAddress(place, route.port()), patience);
        socket.setSoTimeout(patience);
        if (route.security() == Security.TLS) {
            at = Point.SECURITY;
            encrypt();
        }
        take(socket);
        at = Point.GREETING;
        expect(2, reply());
    }

    /// Resolved once and asked then, so that a name can't mean one place for us and another for the
    /// connection.
    private InetAddress place() throws IOException {
        var place =
                Arrays.stream(InetAddress.getAllByName(route.host()))
                        .findFirst()
                        .orElseThrow(UnknownHostException::new);
        if (route.loopbackOnly() && !place.isLoopbackAddress()) {
            throw new Trouble(Mishap.NOT_LOOPBACK);
        }
        // Nobody's mail server: all addresses of this machine, groups, and where clouds keep
        // secrets.
        if (place.isAnyLocalAddress() || place.isMulticastAddress() || place.isLinkLocalAddress()) {
            throw new Trouble(Mishap.NO_SUCH_PLACE);
        }
        return place;
    }

    private void take(Socket taken) throws IOException {
        in = new BufferedInputStream(taken.getInputStream());
        out = taken.getOutputStream();
    }

    private void encrypt() throws IOException {
        var secure = (SSLSocket) trust.createSocket(socket, route.host(), route.port(), true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        socket = secure;
    }

    private List<String> offers = List.of();

    private void hello() throws IOException {
        offers = expect(2, ask("EHLO " + route.ourName())).offers();
        if (route.security() != Security.STARTTLS) {
            return;
        }
        at = Point.SECURITY;
        if (offers.stream().noneMatch(it -> it.equalsIgnoreCase("STARTTLS"))) {
            throw new Trouble(Mishap.NO_STARTTLS);
        }
        expect(2, ask("STARTTLS"));
        // Whatever was said before the encryption may be somebody else's words.
        if (in.available() > 0) {
            throw new Trouble(Mishap.NOT_MAIL);
        }
        encrypt();
        take(socket);
        at = Point.GREETING;
        offers = expect(2, ask("EHLO " + route.ourName())).offers();
    }

    private void signIn() throws IOException {
        if (route.login().isEmpty()) {
            return;
        }
        at = Point.SIGN_IN;
        var password = route.password().orElse("");
        if (offersSignIn("PLAIN")) {
            expect(2, ask("AUTH PLAIN " + base64("\0" + route.login() + "\0" + password)));
        } else if (offersSignIn("LOGIN")) {
            expect(3, ask("AUTH LOGIN"));
            expect(3, ask(base64(route.login())));
            expect(2, ask(base64(password)));
        } else {
            throw new Trouble(Mishap.NO_SIGN_IN);
        }
    }

    private boolean offersSignIn(String how) {
        return offers.stream()
                .map(it -> it.toUpperCase(Locale.ROOT).split("[ =]"))
                .anyMatch(it -> it[0].equals("AUTH") && Arrays.asList(it).contains(how));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Reply deliver(String to, byte[] letter) throws IOException {
        at = Point.SENDER;
        expect(2, ask("MAIL FROM:<" + route.sender() + ">"));
        at = Point.RECIPIENT;
        expect(2, ask("RCPT TO:<" + to + ">"));
        at = Point.CONTENT;
        expect(3, ask("DATA"));
        out.write(letter);
        out.flush();
        at = Point.END;
        // From here on the server may have it, whatever it answers or does not.
        handedOver = true;
        out.write(".\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        var taken = expect(2, reply());
        // It has answered; how the farewell goes changes nothing.
        try {
            out.write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException impolite) {
            return taken;
        }
        return taken;
    }

    private Reply ask(String command) throws IOException {
        out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return reply();
    }

    private static Reply expect(int hundreds, Reply reply) throws IOException {
        if (reply.code() / 100 == hundreds) {
            return reply;
        }
        throw reply.code() >= 400 ? new Said(reply) : new Trouble(Mishap.NOT_MAIL);
    }

    private Reply reply() throws IOException {
        var lines = new ArrayList<String>();
        while (lines.size() < MOST_LINES) {
            var line = line();
            if (!line.matches("[2-5][0-9]{2}([ -].*)?")) {
                throw new Trouble(Mishap.NOT_MAIL);
            }
            lines.add(line.length() > 4 ? line.substring(4) : "");
            if (line.length() == 3 || line.charAt(3) == ' ') {
                return Reply.of(Integer.parseInt(line.substring(0, 3)), lines);
            }
        }
        throw new Trouble(Mishap.NOT_MAIL);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        while (line.length() < LONGEST_LINE) {
            int next = in.read();
            if (next < 0) {
                throw new Trouble(Mishap.CUT_OFF);
            }
            if (next == '\n') {
                return line.toString().stripTrailing();
            }
            line.append((char) next);
        }
        throw new Trouble(Mishap.NOT_MAIL);
    }
}
