package org.yuanliu.document;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks a typeface from WOFF, the form in which npm brings it, to TrueType: each table is
/// deflated by itself.
final class Woff {

    private static final int SIGNATURE = 0x774F4646;
    private static final int HEADER = 44;
    private static final int ENTRY = 20;

    private Woff() {}

    static byte[] unpack(byte[] packed) {
        var in = ByteBuffer.wrap(packed);
        if (in.getInt(0) != SIGNATURE) {
            throw new IllegalArgumentException("not a WOFF file");
        }
        int tables = in.getShort(12);
        int size = 12 + 16 * tables;
        for (int i = 0; i < tables; i++) {
            size += padded(in.getInt(HEADER + ENTRY * i + 12));
        }
        var out = ByteBuffer.allocate(size);
        int largest = Integer.highestOneBit(tables);
        out.putInt(in.getInt(4))
                .putShort((short) tables)
                .putShort((short) (largest * 16))
                .putShort((short) Integer.numberOfTrailingZeros(largest))
                .putShort((short) ((tables - largest) * 16));
        int at = 12 + 16 * tables;
        for (int i = 0; i < tables; i++) {
            int entry = HEADER + ENTRY * i;
            int length = in.getInt(entry + 12);
            out.putInt(in.getInt(entry)).putInt(in.getInt(entry + 16)).putInt(at).putInt(length);
            inflate(packed, in.getInt(entry + 4), in.getInt(entry + 8), out.array(), at, length);
            at += padded(length);
        }
        return out.array();
    }

    private static void inflate(byte[] from, int at, int packed, byte[] to, int place, int length) {
        if (packed == length) {
            System.arraycopy(from, at, to, place, length);
            return;
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(from, at, packed);
            int read = 0;
            while (read < length && !inflater.finished()) {
                read += inflater.inflate(to, place + read, length - read);
            }
        } catch (DataFormatException broken) {
            throw new IllegalArgumentException("a broken WOFF file", broken);
        } finally {
            inflater.end();
        }
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }
}
