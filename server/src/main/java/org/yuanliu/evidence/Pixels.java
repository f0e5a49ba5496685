package org.yuanliu.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// How many pixels a picture unfolds to, by its head.
final class Pixels {

    private Pixels() {}

    static Sniffed png(byte[] head) {
        if (!Sniffer.text(head, 12, 4).equals("IHDR") || head.length < 33) {
            return Sniffer.picture(Media.PNG, 0, 0);
        }
        var bytes = ByteBuffer.wrap(head);
        return Sniffer.picture(Media.PNG, bytes.getInt(16), bytes.getInt(20));
    }

    static Sniffed webp(byte[] head) {
        if (head.length < 30) {
            return Sniffer.picture(Media.WEBP, 0, 0);
        }
        var bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        return switch (Sniffer.text(head, 12, 4)) {
            case "VP8X" ->
                    Sniffer.picture(
                            Media.WEBP,
                            1 + (bytes.getInt(24) & 0xff_ffff),
                            1 + (bytes.getInt(26) >>> 8));
            case "VP8L" -> {
                int sizes = bytes.getInt(21);
                yield Sniffer.picture(
                        Media.WEBP, 1 + (sizes & 0x3fff), 1 + ((sizes >>> 14) & 0x3fff));
            }
            case "VP8 " ->
                    Sniffer.picture(
                            Media.WEBP, bytes.getShort(26) & 0x3fff, bytes.getShort(28) & 0x3fff);
            default -> Sniffer.picture(Media.WEBP, 0, 0);
        };
    }
}
