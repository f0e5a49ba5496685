package org.yuanliu.evidence;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.yuanliu.desk.Desk;

/// The head of a JPEG: how large the picture is, and when it says that it was taken.
///
/// Cameras write the time into it (EXIF), and anybody can change it: a claim like any other.
final class Jpeg {

    private static final int LONGEST_HEAD = 1 << 20;
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss");

    private static final int EXIF_FOLDER = 0x8769;
    private static final int TAKEN = 0x9003;
    private static final int TAKEN_OFFSET = 0x9011;

    private Jpeg() {}

    static Sniffed look(FileChannel file) throws IOException {
        var taken = Optional.<Instant>empty();
        long at = 2;
        while (at < LONGEST_HEAD) {
            var mark = Sniffer.read(file, at, 4);
            if (mark.length < 4 || (mark[0] & 0xff) != 0xff) {
                break;
            }
            int kind = mark[1] & 0xff;
            int length = ((mark[2] & 0xff) << 8) | (mark[3] & 0xff);
            if (kind != 0xff && length < 2) {
                break;
            }
            if (isFrame(kind)) {
                var frame = Sniffer.read(file, at + 5, 4);
                if (frame.length < 4) {
                    break;
                }
                var sizes = ByteBuffer.wrap(frame);
                int height = sizes.getShort() & 0xffff;
                int width = sizes.getShort() & 0xffff;
                return Sniffer.picture(Media.JPEG, width, height) instanceof Sniffed.NotTaken no
                        ? no
                        : new Sniffed.Known(Media.JPEG, taken);
            }
            if (kind == 0xe1 && taken.isEmpty()) {
                taken = taken(Sniffer.read(file, at + 4, length - 2));
            }
            at += 2 + (kind == 0xff ? -1 : length);
        }
        return Sniffed.notTaken("图片不完整，没有画面", "this picture is broken: there is no image in it");
    }

    /// Start of frame, in all its ways of coding.
    private static boolean isFrame(int kind) {
        return kind >= 0xc0 && kind <= 0xcf && kind != 0xc4 && kind != 0xc8 && kind != 0xcc;
    }

    static Optional<Instant> taken(byte[] segment) {
        if (!Sniffer.text(segment, 0, 6).equals("Exif\0\0")) {
            return Optional.empty();
        }
        try {
            var tiff = ByteBuffer.wrap(segment, 6, segment.length - 6).slice();
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            var folder = entry(tiff, tiff.getInt(4), EXIF_FOLDER);
            if (folder.isEmpty()) {
                return Optional.empty();
            }
            int exif = tiff.getInt(folder.get() + 8);
            return text(tiff, exif, TAKEN)
                    .map(it ->
                            LocalDateTime.parse(it, WRITTEN)
                                    .atZone(zone(text(tiff, exif, TAKEN_OFFSET)))
                                    .toInstant());
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | DateTimeException
                | IllegalArgumentException nonsense) {
            // What can't be read claims nothing.
            return Optional.empty();
        }
    }

    /// Most cameras tell no offset; then it is the time on the wall here.
    private static ZoneId zone(Optional<String> offset) {
        return offset.<ZoneId>map(ZoneOffset::of).orElse(Desk.ZONE);
    }

    private static Optional<String> text(ByteBuffer tiff, int folder, int tag) {
        return entry(tiff, folder, tag)
                .map(entry -> {
                    var bytes = new byte[Math.clamp(tiff.getInt(entry + 4), 0, 40)];
                    tiff.get(bytes.length > 4 ? tiff.getInt(entry + 8) : entry + 8, bytes);
                    return new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "").strip();
                });
    }

    /// Where in the file the entry with this tag stands.
    private static Optional<Integer> entry(ByteBuffer tiff, int folder, int tag) {
        int count = tiff.getShort(folder) & 0xffff;
        for (int i = 0; i < count; i++) {
            int entry = folder + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xffff) == tag) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }
}
