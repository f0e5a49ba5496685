package org.yuanliu.world;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Pictures such as people hand in as evidence, drawn from a number: a delivery note on a desk, a
/// carton with its label. They are PNG files, and look drawn, so that nobody takes them for
/// photographs.
public final class Drawing {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 720;

    private static final int DESK = 0xb98f62;
    private static final int PAPER = 0xfbfaf4;
    private static final int INK = 0x3b4252;
    private static final int FAINT = 0xa7adb8;
    private static final int SHADE = 0x8d6a45;
    private static final int STAMP = 0xc0392b;
    private static final int CARTON = 0xc89b63;
    private static final int CARTON_SIDE = 0xa87d48;
    private static final int CARTON_TOP = 0xdcb27d;
    private static final int FLOOR = 0xd5d8dc;
    private static final int TAPE = 0xe9dcc0;

    private final int[] pixels = new int[WIDTH * HEIGHT];
    private final Random random;

    private Drawing(long seed, int ground) {
        this.random = new Random(seed);
        Arrays.fill(pixels, ground);
    }

    /// A delivery note: a heading, a table of lines, a bar code, a round stamp.
    public static byte[] deliveryNote(long seed) {
        var drawing = new Drawing(seed, DESK);
        drawing.note();
        return drawing.png();
    }

    /// A carton on a floor, taped, with a label and its bar code.
    public static byte[] carton(long seed) {
        var drawing = new Drawing(seed, FLOOR);
        drawing.box();
        return drawing.png();
    }

    private void note() {
        rectangle(192, 52, 580, 640, SHADE);
        rectangle(180, 40, 580, 640, PAPER);
        rectangle(370, 70, 200, 22, INK);
        words(210, 115, 200);
        words(210, 140, 260);
        int rows = 7 + random.nextInt(3);
        for (int row = 0; row <= rows; row++) {
            rectangle(210, 180 + 36 * row, 520, 2, FAINT);
        }
        for (int column : new int[] {210, 290, 500, 620, 728}) {
            rectangle(column, 180, 2, 36 * rows, FAINT);
        }
        for (int row = 0; row < rows; row++) {
            rectangle(225, 193 + 36 * row, 30 + random.nextInt(25), 10, INK);
            words(305, 193 + 36 * row, 90 + random.nextInt(80));
            rectangle(515, 193 + 36 * row, 20 + random.nextInt(60), 10, INK);
            rectangle(635, 193 + 36 * row, 20 + random.nextInt(60), 10, INK);
        }
        bars(215, 590, 240, 56);
        ring(640, 600, 62);
    }

    private void box() {
        quad(new int[] {180, 640, 800, 330}, new int[] {250, 250, 170, 170}, CARTON_TOP);
        quad(new int[] {180, 640, 640, 180}, new int[] {250, 250, 610, 610}, CARTON);
        quad(new int[] {640, 800, 800, 640}, new int[] {250, 170, 510, 610}, CARTON_SIDE);
        rectangle(385, 250, 50, 360, TAPE);
        int left = 205 + random.nextInt(20);
        rectangle(left, 330, 165, 190, PAPER);
        words(left + 15, 345, 120);
        words(left + 15, 370, 90);
        bars(left + 15, 410, 135, 60);
        words(left + 15, 485, 110);
    }

    /// Bars of the length of words, for no font is needed to see that something is written here.
    private void words(int x, int y, int length) {
        for (int at = 0; at < length; ) {
            int word = Math.min(length - at, 18 + random.nextInt(40));
            rectangle(x + at, y, word, 10, INK);
            at += word + 8;
        }
    }

    private void bars(int x, int y, int width, int height) {
        for (int at = 0; at < width; ) {
            int bar = 2 + random.nextInt(5);
            rectangle(x + at, y, bar, height, 0x111111);
            at += bar + 2 + random.nextInt(5);
        }
    }

    private void ring(int x, int y, int radius) {
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                double distance = Math.hypot(dx, dy);
                boolean star = Math.abs(dx) + Math.abs(dy) < 22;
                if (distance <= radius && (distance > radius - 6 || star)) {
                    dot(x + dx, y + dy, STAMP);
                }
            }
        }
    }

    private void rectangle(int x, int y, int width, int height, int colour) {
        for (int row = Math.max(0, y); row < Math.min(HEIGHT, y + height); row++) {
            Arrays.fill(
                    pixels,
                    row * WIDTH + Math.max(0, x),
                    row * WIDTH + Math.min(WIDTH, x + width),
                    colour);
        }
    }

    /// A convex shape of four corners, in the order of the clock.
    private void quad(int[] x, int[] y, int colour) {
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                boolean inside = true;
                for (int i = 0; i < 4 && inside; i++) {
                    int next = (i + 1) % 4;
                    inside =
                            (x[next] - x[i]) * (row - y[i]) - (y[next] - y[i]) * (column - x[i])
                                    >= 0;
                }
                if (inside) {
                    pixels[row * WIDTH + column] = colour;
                }
            }
        }
    }

    private void dot(int x, int y, int colour) {
        if (x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT) {
            pixels[y * WIDTH + x] = colour;
        }
    }

    private byte[] png() {
        try {
            var file = new ByteArrayOutputStream();
            var out = new DataOutputStream(file);
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            chunk(out, "IHDR", header());
            chunk(out, "IDAT", image());
            chunk(out, "IEND", new byte[0]);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] header() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(WIDTH);
        out.writeInt(HEIGHT);
        // Eight bits of red, green and blue; the one packing, the one filter, no interlacing.
        out.write(new byte[] {8, 2, 0, 0, 0});
        return bytes.toByteArray();
    }

    private byte[] image() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED))) {
            var row = new byte[1 + 3 * WIDTH];
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    int colour = pixels[y * WIDTH + x];
                    row[1 + 3 * x] = (byte) (colour >> 16);
                    row[2 + 3 * x] = (byte) (colour >> 8);
                    row[3 + 3 * x] = (byte) colour;
                }
                out.write(row);
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content)
            throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) crc.getValue());
    }
}
