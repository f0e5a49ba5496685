package org.yuanliu.kernel.postgres;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The headers of a plain tar archive (ustar), as far as we write them: files and folders with
/// short names. Anybody's `tar` reads it.
final class Tar {

    static final int BLOCK = 512;

    private static final int NAME = 100;
    private static final long LARGEST = 0777_7777_7777L;

    private Tar() {}

    /// A path below the archive's root; a folder ends with a slash.
    record Entry(String path, long size) {

        boolean isFolder() {
            return path.endsWith("/");
        }

        /// Up to the next full block.
        int padding() {
            return (int) ((BLOCK - size % BLOCK) % BLOCK);
        }
    }

    static byte[] header(Entry entry, long seconds) {
        var name = entry.path().getBytes(StandardCharsets.UTF_8);
        if (name.length > NAME || entry.size() > LARGEST) {
            throw new IllegalStateException("no place in a tar header for " + entry);
        }
        var header = new byte[BLOCK];
        System.arraycopy(name, 0, header, 0, name.length);
        octal(header, 100, 8, entry.isFolder() ? 0700 : 0600);
        octal(header, 108, 8, 0);
        octal(header, 116, 8, 0);
        octal(header, 124, 12, entry.size());
        octal(header, 136, 12, seconds);
        header[156] = (byte) (entry.isFolder() ? '5' : '0');
        text(header, 257, "ustar\00000");
        octal(header, 148, 7, sum(header));
        header[155] = ' ';
        return header;
    }

    /// Nothing when these bytes are no header of ours.
    static Optional<Entry> read(byte[] header) {
        try {
            if (!text(header, 257, 5).equals("ustar")
                    || header[155] != ' '
                    || number(header, 148, 7) != sum(header)) {
                return Optional.empty();
            }
            var path = text(header, 0, NAME);
            var entry = new Entry(path, number(header, 124, 12));
            boolean folder = header[156] == '5';
            return folder == entry.isFolder() && isBelow(path)
                    ? Optional.of(entry)
                    : Optional.empty();
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    /// An archive never names what lies outside of the folder it is unpacked into.
    private static boolean isBelow(String path) {
        return !path.isEmpty()
                && !path.startsWith("/")
                && Arrays.stream(path.split("/", -1)).noneMatch(it -> it.equals(".."));
    }

    /// The field of the sum itself counts as blanks.
    private static long sum(byte[] header) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        return sum;
    }

    private static void octal(byte[] header, int at, int length, long number) {
        text(header, at, ("%0" + (length - 1) + "o").formatted(number));
    }

    private static void text(byte[] header, int at, String text) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static long number(byte[] header, int at, int length) {
        return Long.parseLong(text(header, at, length).strip(), 8);
    }

    private static String text(byte[] header, int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.UTF_8);
    }
}
