package org.yuanliu.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One HTTP/1.1 connection that is kept alive.
///
/// It shares the processors with what it measures, so it does as little as possible: requests are
/// prepared bytes, and of an answer it looks for the end and the status only.
final class Connection implements AutoCloseable {

    private static final byte[] HEAD_END = ascii("\r\n\r\n");
    private static final byte[] LAST_CHUNK = ascii("\r\n0\r\n\r\n");
    private static final byte[] LENGTH = ascii("\r\ncontent-length: ");
    private static final byte[] LAST_ANSWER = ascii("\r\nconnection: close\r\n");
    private static final int LONGEST_ANSWER_MILLIS = 30_000;

    private final int port;
    private Socket socket;
    private final byte[] answer = new byte[1 << 17];
    private int filled;

    Connection(int port) throws IOException {
        this.port = port;
        this.socket = open(port);
    }

    private static Socket open(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_ANSWER_MILLIS);
        return socket;
    }

    static byte[] get(String path, String headers) {
        return ascii("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n");
    }

    /// Sends a request and returns the answer's status when the whole answer has come.
    int send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        filled = 0;
        while (!isWhole()) {
            int got = socket.getInputStream().read(answer, filled, answer.length - filled);
            if (got <= 0) {
                throw new IOException("the answer broke off: " + text());
            }
            filled += got;
        }
        reopenIfLast();
        return (answer[9] - '0') * 100 + (answer[10] - '0') * 10 + (answer[11] - '0');
    }

    /// Servers let go of a connection after a number of requests, and say so.
    private void reopenIfLast() throws IOException {
        if (find(LAST_ANSWER, find(HEAD_END, filled) + 2) >= 0) {
            socket.close();
            socket = open(port);
        }
    }

    String text() {
        return new String(answer, 0, filled, StandardCharsets.UTF_8);
    }

    private boolean isWhole() {
        int head = find(HEAD_END, filled);
        if (head < 0) {
            return false;
        }
        int length = find(LENGTH, head);
        return length < 0
                ? endsWith(LAST_CHUNK)
                : filled >= head + HEAD_END.length + number(length + LENGTH.length);
    }

    private boolean endsWith(byte[] end) {
        return filled >= end.length
                && Arrays.equals(answer, filled - end.length, filled, end, 0, end.length);
    }

    private int find(byte[] text, int before) {
        for (int i = 0; i + text.length <= before; i++) {
            int same = 0;
            while (same < text.length && lower(answer[i + same]) == text[same]) {
                same++;
            }
            if (same == text.length) {
                return i;
            }
        }
        return -1;
    }

    private static int lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }

    private int number(int from) {
        int number = 0;
        for (int i = from; answer[i] >= '0' && answer[i] <= '9'; i++) {
            number = number * 10 + (answer[i] - '0');
        }
        return number;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
