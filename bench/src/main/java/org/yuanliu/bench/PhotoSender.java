package org.yuanliu.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;

/// Somebody who hands in one photograph after the other about a finding, each of 2 MB and unlike
/// any before.
final class PhotoSender implements Closeable {

    static final int SIZE = 2_000_000;

    private static final String KEY = "00000000-0000-0000-0000-000000000000";

    /// A picture of 1600 × 1200, as far as its head goes.
    private static final byte[] HEAD = {
        (byte) 0xff,
        (byte) 0xd8,
        (byte) 0xff,
        (byte) 0xc0,
        0,
        17,
        8,
        4,
        (byte) 0xb0,
        6,
        64,
        3,
        1,
        0x22,
        0,
        2,
        0x11,
        1,
        3,
        0x11,
        1,
        (byte) 0xff,
        (byte) 0xda,
        0,
        8,
        1,
        1,
        0,
        0,
        63,
        0
    };

    private final Connection connection;
    private final byte[] request;
    private final int keyAt;
    private long number;

    PhotoSender(Person person, String finding, long first) throws IOException {
        var head =
                "POST /api/v1/findings/"
                        + finding
                        + "/evidence?name=photo.jpg&source=camera HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + person.headers()
                        + "Content-Type: image/jpeg\r\nContent-Length: "
                        + SIZE
                        + "\r\nIdempotency-Key: ";
        this.connection = new Connection(person.port());
        this.keyAt = head.length();
        var bytes = ByteBuffer.allocate(head.length() + KEY.length() + 4 + SIZE);
        bytes.put((head + KEY + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        bytes.put(photo(first));
        this.request = bytes.array();
        this.number = first;
    }

    static byte[] photo(long number) {
        var photo = new byte[SIZE];
        new Random(number).nextBytes(photo);
        System.arraycopy(HEAD, 0, photo, 0, HEAD.length);
        return photo;
    }

    void send() throws IOException {
        var key = new UUID(0x4000L, Long.MIN_VALUE | ++number).toString();
        System.arraycopy(key.getBytes(StandardCharsets.US_ASCII), 0, request, keyAt, KEY.length());
        ByteBuffer.wrap(request).putLong(request.length - Long.BYTES, number);
        int status = connection.send(request);
        if (status != 200) {
            throw new IOException("a photograph was answered " + connection.text());
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
