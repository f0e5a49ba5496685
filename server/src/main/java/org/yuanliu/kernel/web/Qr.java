package org.yuanliu.kernel.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A text as a QR code, to be drawn by whoever shows it: as lines of a terminal, or as the path of
/// a picture. The white border that scanners ask for is part of it.
///
/// Its units are the small squares of the code; how large one is, the drawing decides.
public final class Qr {

    private static final int BORDER = 4;

    private final BitMatrix squares;

    private Qr(BitMatrix squares) {
        this.squares = squares;
    }

    public static Qr of(String text) {
        try {
            return new Qr(
                    new QRCodeWriter()
                            .encode(
                                    text,
                                    BarcodeFormat.QR_CODE,
                                    0,
                                    0,
                                    Map.of(
                                            EncodeHintType.MARGIN,
                                            BORDER,
                                            EncodeHintType.ERROR_CORRECTION,
                                            ErrorCorrectionLevel.M,
                                            EncodeHintType.CHARACTER_SET,
                                            "UTF-8")));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("no QR code holds this text", tooLong);
        }
    }

    public int size() {
        return squares.getWidth();
    }

    /// Two rows in one line of characters, since those are twice as high as wide. Dark is drawn and
    /// light is not: the one who prints them sets both colours.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        for (int y = 0; y < size(); y += 2) {
            var line = new StringBuilder();
            for (int x = 0; x < size(); x++) {
                line.append(half(isDark(x, y), isDark(x, y + 1)));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /// The dark squares as the path of an SVG whose view box is `0 0 size size`.
    public String path() {
        var path = new StringBuilder();
        for (int y = 0; y < size(); y++) {
            for (int x = 0; x < size(); x++) {
                if (isDark(x, y)) {
                    int from = x;
                    while (isDark(x + 1, y)) {
                        x++;
                    }
                    int wide = x - from + 1;
                    path.append('M').append(from).append(' ').append(y);
                    path.append('h').append(wide).append("v1h-").append(wide).append('z');
                }
            }
        }
        return path.toString();
    }

    private boolean isDark(int x, int y) {
        return x < size() && y < size() && squares.get(x, y);
    }

    private static char half(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '█' : '▀';
        }
        return lower ? '▄' : ' ';
    }
}
