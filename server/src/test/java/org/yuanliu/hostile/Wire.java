package org.yuanliu.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One connection over which anything can be sent, whether it is HTTP or not. A well-behaved client
/// would refuse to send half of it.
final class Wire implements AutoCloseable {

    private static final int PATIENCE = 30_000;

    private final URI address;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    Wire(URI address) {
        this.address = address;
    }

    record Reply(int status, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /// The answer; none when the platform hung up, which it may on what is no HTTP.
    Optional<Reply> send(String request, boolean lastOfConnection) throws IOException {
        try {
            var open = connected();
            open.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            open.getOutputStream().flush();
            var reply = read(request.startsWith("HEAD "));
            if (lastOfConnection
                    || reply.isEmpty()
                    || reply.get().header("connection").equals("close")) {
                close();
            }
            return reply;
        } catch (SocketTimeoutException silent) {
            close();
            return Optional.of(new Reply(599, Map.of(), "no answer in time"));
        } catch (SocketException hungUp) {
            close();
            return Optional.empty();
        }
    }

    private Socket connected() throws IOException {
        var open = socket;
        if (open == null) {
            open = new Socket(address.getHost(), address.getPort());
            open.setSoTimeout(PATIENCE);
            open.setTcpNoDelay(true);
            socket = open;
            in = new BufferedInputStream(open.getInputStream());
        }
        return open;
    }

    private Optional<Reply> read(boolean headOnly) throws IOException {
        var start = line();
        if (!start.startsWith("HTTP/1.1 ")) {
            return Optional.empty();
        }
        int status = Integer.parseInt(start.substring(9, 12));
        var headers = new TreeMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var parts = line.split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        if (status == 100) {
            return read(headOnly);
        }
        return Optional.of(new Reply(status, headers, headOnly ? "" : body(status, headers)));
    }

    private String body(int status, Map<String, String> headers) throws IOException {
        var length = headers.get("content-length");
        if (status == 204
                || status == 304
                || (length == null && !headers.containsKey("transfer-encoding"))) {
            return "";
        }
        var bytes = new ByteArrayOutputStream();
        if (length != null) {
            bytes.write(stream().readNBytes(Integer.parseInt(length)));
        } else {
            for (int size = chunk(); size > 0; size = chunk()) {
                bytes.write(stream().readNBytes(size));
                line();
            }
            line();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int one = stream().read(); one >= 0 && one != '\n'; one = stream().read()) {
            if (one != '\r') {
                line.write(one);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private InputStream stream() throws IOException {
        if (in == null) {
            throw new IOException("not connected");
        }
        return in;
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
        socket = null;
        in = null;
    }
}
