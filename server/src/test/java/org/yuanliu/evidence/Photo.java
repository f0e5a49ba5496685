package org.yuanliu.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// Photographs as far as their heads go: enough for whoever looks at heads.
public final class Photo {

    private Photo() {}

    /// Another photograph for every number, of so many bytes.
    public static byte[] ofBytes(int size, long number) {
        var bytes = new byte[size];
        new Random(number).nextBytes(bytes);
        var head = of(1_600, 1_200);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    static byte[] of(int width, int height) {
        return with(new byte[0], width, height);
    }

    /// As a camera writes it; without an offset most do.
    static byte[] taken(String time, String offset) {
        var exif = ByteBuffer.allocate(200);
        exif.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        exif.put(new byte[] {'M', 'M', 0, 42}).putInt(8);
        exif.putShort((short) 1);
        exif.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(26);
        exif.putInt(0);
        exif.putShort((short) (offset.isEmpty() ? 1 : 2));
        exif.putShort((short) 0x9003).putShort((short) 2).putInt(20).putInt(80);
        if (!offset.isEmpty()) {
            exif.putShort((short) 0x9011).putShort((short) 2).putInt(7).putInt(110);
        }
        exif.put(86, time.getBytes(StandardCharsets.ISO_8859_1));
        exif.put(116, offset.getBytes(StandardCharsets.ISO_8859_1));
        return with(exif.array(), 640, 480);
    }

    private static byte[] with(byte[] exif, int width, int height) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
        if (exif.length > 0) {
            segment(out, 0xe1, exif);
        } else {
            segment(out, 0xe0, "JFIF\0".getBytes(StandardCharsets.ISO_8859_1));
        }
        segment(
                out,
                0xc0,
                ByteBuffer.allocate(15)
                        .put((byte) 8)
                        .putShort((short) height)
                        .putShort((short) width)
                        .array());
        segment(out, 0xda, new byte[10]);
        return out.toByteArray();
    }

    private static void segment(ByteArrayOutputStream out, int kind, byte[] content) {
        out.write(0xff);
        out.write(kind);
        out.write((content.length + 2) >> 8);
        out.write((content.length + 2) & 0xff);
        out.writeBytes(content);
    }
}
