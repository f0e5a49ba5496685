package org.yuanliu.document;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// The QR code on a document, with the quiet zone of four modules.
final class SquareCode {

    private static final int QUIET = 4;

    private final boolean[][] modules;

    private SquareCode(boolean[][] modules) {
        this.modules = modules;
    }

    static SquareCode of(String text) {
        try {
            var hints =
                    Map.of(
                            EncodeHintType.ERROR_CORRECTION,
                            ErrorCorrectionLevel.M,
                            EncodeHintType.MARGIN,
                            QUIET);
            return new SquareCode(
                    modules(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints)));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
    }

    boolean isDark(int row, int column) {
        return modules[row][column];
    }

    int size() {
        return modules.length;
    }

    private static boolean[][] modules(BitMatrix matrix) {
        var modules = new boolean[matrix.getHeight()][matrix.getWidth()];
        for (int y = 0; y < modules.length; y++) {
            for (int x = 0; x < modules[y].length; x++) {
                modules[y][x] = matrix.get(x, y);
            }
        }
        return modules;
    }

    /// As PNG, black and white, so many pixels a module. By hand: the JDK's own writer brings the
    /// whole of its desktop with it.
    byte[] png(int pixels) {
        int side = size() * pixels;
        var header = new ByteArrayOutputStream();
        var rows = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(rows, new Deflater(9))) {
            var out = new DataOutputStream(header);
            out.writeInt(side);
            out.writeInt(side);
            // One bit of grey, deflated, no filter, not interlaced.
            out.write(new byte[] {1, 0, 0, 0, 0});
            for (int y = 0; y < side; y++) {
                deflated.write(0);
                deflated.write(row(modules[y / pixels], pixels));
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        var png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(png, "IHDR", header.toByteArray());
        chunk(png, "IDAT", rows.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] row(boolean[] modules, int pixels) {
        int side = modules.length * pixels;
        var bits = new byte[(side + 7) / 8];
        for (int x = 0; x < side; x++) {
            if (!modules[x / pixels]) {
                bits[x / 8] |= (byte) (0x80 >> (x % 8));
            }
        }
        return bits;
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
        var crc = new CRC32();
        var name = type.getBytes(StandardCharsets.US_ASCII);
        crc.update(name);
        crc.update(content);
        try (var out = new DataOutputStream(png)) {
            out.writeInt(content.length);
            out.write(name);
            out.write(content);
            out.writeInt((int) crc.getValue());
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}
