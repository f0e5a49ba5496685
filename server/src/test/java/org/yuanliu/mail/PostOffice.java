package org.yuanliu.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A small mail server on 127.0.0.1 that does as a test tells it: takes letters, says no, falls
/// silent or hangs up at any point.
public final class PostOffice implements AutoCloseable {

    /// What it does instead of an honest answer, at a command or at `END` of the content.
    public sealed interface Mood {
        record Says(String line) implements Mood {}

        /// Nothing, until the office is calm again; then it hangs up.
        record Silence() implements Mood {}

        record HangsUp() implements Mood {}

        /// After so many bytes of the content.
        record HangsUpInTheMiddle() implements Mood {}
    }

    public record Got(String to, String raw) {

        public String header(String name) {
            var found =
                    Pattern.compile("(?m)^" + name + ": (.*(?:\\r\\n .*)*)")
                            .matcher(raw.substring(0, raw.indexOf("\r\n\r\n") + 2));
            return found.find() ? found.group(1) : "";
        }

        public String subject() {
            var text = new StringBuilder();
            var words = Pattern.compile("=\\?UTF-8\\?B\\?(.*?)\\?=").matcher(header("Subject"));
            while (words.find()) {
                text.append(decoded(words.group(1)));
            }
            return text.toString();
        }

        public String text() {
            return decoded(raw.substring(raw.indexOf("\r\n\r\n") + 4));
        }

        private static String decoded(String base64) {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        }
    }

    private final ServerSocket door;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Socket> callers = new CopyOnWriteArrayList<>();
    private final Map<String, Mood> moods = new ConcurrentHashMap<>();
    private volatile CountDownLatch silence = new CountDownLatch(1);
    private volatile List<String> offers = List.of("8BITMIME", "AUTH PLAIN LOGIN");
    private volatile Optional<SSLContext> encryption = Optional.empty();

    public PostOffice() throws IOException {
        this(0);
    }

    public PostOffice(int port) throws IOException {
        door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return door.getLocalPort();
    }

    public void offers(String... what) {
        offers = List.of(what);
    }

    public void encrypts(SSLContext with) {
        encryption = Optional.of(with);
    }

    public void at(String command, Mood mood) {
        moods.put(command, mood);
    }

    public void says(String command, String line) {
        at(command, new Mood.Says(line));
    }

    public void calm() {
        moods.clear();
        var former = silence;
        silence = new CountDownLatch(1);
        former.countDown();
    }

    public List<Got> got() {
        return List.copyOf(got);
    }

    public List<Got> got(String to) {
        return got.stream().filter(it -> it.to().equals(to)).toList();
    }

    public List<String> heard() {
        return List.copyOf(heard);
    }

    public void forget() {
        got.clear();
        heard.clear();
    }

    public List<Got> await(String to, int n) throws InterruptedException {
        for (int i = 0; i < 1_500 && got(to).size() < n; i++) {
            Thread.sleep(10);
        }
        return got(to);
    }

    public void awaitHeard(String beginning) throws InterruptedException {
        for (int i = 0;
                i < 1_500 && heard.stream().noneMatch(it -> it.startsWith(beginning));
                i++) {
            Thread.sleep(10);
        }
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                callers.add(caller);
                Thread.ofVirtual().start(() -> listen(caller));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void listen(Socket caller) {
        try (caller) {
            new Session(caller).speak();
        } catch (IOException gone) {
            heard.add("(gone)");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Session {

        private InputStream in;
        private OutputStream out;
        private Socket socket;
        private String to = "";

        Session(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        void speak() throws IOException, InterruptedException {
            if (!answer("GREETING", "220 office ready")) {
                return;
            }
            while (true) {
                var line = line();
                heard.add(line);
                var command = line.split(" ", 2)[0].toUpperCase(java.util.Locale.ROOT);
                boolean goesOn =
                        switch (command) {
                            case "EHLO" -> answer(command, capabilities());
                            case "STARTTLS" -> answer(command, "220 go on") && encrypt();
                            case "AUTH" -> auth(line);
                            case "RCPT" -> {
                                to = line.replaceAll(".*<(.*)>.*", "$1");
                                yield answer(command, "250 2.1.5 fine");
                            }
                            case "DATA" -> data();
                            case "QUIT" -> {
                                answer(command, "221 bye");
                                yield false;
                            }
                            default -> answer(command, "250 fine");
                        };
                if (!goesOn) {
                    return;
                }
            }
        }

        private String capabilities() {
            var lines = new ArrayList<String>();
            lines.add("office");
            lines.addAll(offers);
            var text = new StringBuilder();
            for (int i = 0; i < lines.size(); i++) {
                text.append(i == lines.size() - 1 ? "250 " : "250-").append(lines.get(i));
                text.append(i == lines.size() - 1 ? "" : "\r\n");
            }
            return text.toString();
        }

        private boolean auth(String line) throws IOException, InterruptedException {
            if (line.equals("AUTH LOGIN")) {
                say("334 VXNlcm5hbWU6");
                heard.add(line());
                say("334 UGFzc3dvcmQ6");
                heard.add(line());
            }
            return answer("AUTH", "235 2.7.0 welcome");
        }

        private boolean data() throws IOException, InterruptedException {
            if (!answer("DATA", "354 go on")) {
                return false;
            }
            if (moods.containsKey("MIDDLE")) {
                in.readNBytes(40);
                return false;
            }
            var raw = new StringBuilder();
            for (var line = line(); !line.equals("."); line = line()) {
                raw.append(line).append("\r\n");
            }
            heard.add("END");
            if (!moods.containsKey("END") || moods.get("END") instanceof Mood.Silence) {
                got.add(new Got(to, raw.toString()));
            }
            return answer("END", "250 2.0.0 taken");
        }

        private boolean answer(String at, String honest) throws IOException, InterruptedException {
            var mood = moods.get(at);
            if (mood == null) {
                say(honest);
                return true;
            }
            return switch (mood) {
                case Mood.Says(String line) -> {
                    say(line);
                    yield line.startsWith("2") || line.startsWith("3") || !at.equals("GREETING");
                }
                case Mood.Silence nothing -> {
                    silence.await();
                    yield false;
                }
                case Mood.HangsUp hangsUp -> false;
                case Mood.HangsUpInTheMiddle inTheMiddle -> false;
            };
        }

        private boolean encrypt() throws IOException {
            var secure =
                    (SSLSocket)
                            encryption
                                    .orElseThrow()
                                    .getSocketFactory()
                                    .createSocket(socket, null, door.getLocalPort(), true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            socket = secure;
            in = new BufferedInputStream(secure.getInputStream());
            out = secure.getOutputStream();
            return true;
        }

        private void say(String text) throws IOException {
            out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("hung up");
                }
                line.append((char) next);
            }
            return line.toString().stripTrailing();
        }
    }

    public static void moment() throws InterruptedException {
        Thread.sleep(Duration.ofMillis(50));
    }

    @Override
    public void close() {
        calm();
        try {
            door.close();
            for (var caller : callers) {
                caller.close();
            }
        } catch (IOException gone) {
            // It is closed, one way or another.
        }
    }
}
