package org.yuanliu.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    @Test
    void anAnswerWithALengthEndsThere() throws Exception {
        assertThat(status("HTTP/1.1 200 \r\nContent-Length: 5\r\n\r\nhe", "llo")).isEqualTo(200);
    }

    @Test
    void anAnswerInChunksEndsWithTheEmptyOne() throws Exception {
        assertThat(
                        status(
                                "HTTP/1.1 412 \r\nTransfer-Encoding: chunked\r\n\r\n",
                                "5\r\nhello\r\n",
                                "0\r\n\r\n"))
                .isEqualTo(412);
    }

    @Test
    void halfAnAnswerIsNoAnswer() {
        assertThatThrownBy(() -> status("HTTP/1.1 200 \r\nContent-Length: 5\r\n\r\nhe"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broke off");
    }

    @Test
    void anotherConnectionIsOpenedAfterALastAnswer() throws Exception {
        var last = "HTTP/1.1 200 \r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        try (var server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
                var connection = new Connection(server.getLocalPort())) {
            var speaker =
                    Thread.ofVirtual()
                            .start(() -> {
                                speak(server, List.of(last));
                                speak(server, List.of(last));
                            });
            assertThat(connection.send(Connection.get("/", ""))).isEqualTo(200);
            assertThat(connection.send(Connection.get("/", ""))).isEqualTo(200);
            speaker.join();
        }
    }

    /// A server that says these parts, one after the other, and hangs up.
    private static int status(String... parts) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var connection = new Connection(server.getLocalPort())) {
            var speaker = Thread.ofVirtual().start(() -> speak(server, List.of(parts)));
            try {
                return connection.send(Connection.get("/", ""));
            } finally {
                speaker.join();
            }
        }
    }

    private static void speak(ServerSocket server, List<String> parts) {
        try (var socket = server.accept()) {
            socket.getInputStream().read(new byte[1_000]);
            for (var part : parts) {
                socket.getOutputStream().write(part.getBytes(US_ASCII));
                Thread.sleep(5);
            }
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
