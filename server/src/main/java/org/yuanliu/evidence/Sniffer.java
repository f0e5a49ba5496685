package org.yuanliu.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// Tells by its bytes what a file is, whatever its name says.
///
/// It reads heads and tables of contents and never expands anything, so a bomb stays packed. That a
/// file has the marks of a kind does not mean that every program can read it.
final class Sniffer {

    private static final Set<String> FILMS =
            Set.of(
                    "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "qt  ",
                    "MSNV", "dash", "3gp4", "3gp5");
    private static final Set<String> APPLE_PICTURES =
            Set.of("heic", "heix", "hevc", "mif1", "msf1", "avif");
    private static final int HEAD = 64;

    private Sniffer() {}

    static Sniffed sniff(Path file, String name) throws IOException {
        try (var bytes = FileChannel.open(file, StandardOpenOption.READ)) {
            var head = read(bytes, 0, HEAD);
            if (begins(head, 0xff, 0xd8, 0xff)) {
                return Jpeg.look(bytes);
            }
            if (begins(head, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
                return Pixels.png(head);
            }
            if (text(head, 0, 4).equals("RIFF") && text(head, 8, 4).equals("WEBP")) {
                return Pixels.webp(head);
            }
            if (begins(head, 'P', 'K', 3, 4)) {
                return OfficeZip.look(bytes);
            }
            if (text(head, 0, 5).equals("%PDF-")) {
                return pdf(bytes);
            }
            if (text(head, 4, 4).equals("ftyp")) {
                return film(text(head, 8, 4));
            }
            return PlainText.look(bytes, name);
        }
    }

    /// A document that was cut off has no end.
    private static Sniffed pdf(FileChannel bytes) throws IOException {
        var from = Math.max(0, bytes.size() - 2_048);
        var tail = read(bytes, from, 2_048);
        return text(tail, 0, tail.length).contains("%%EOF")
                ? Sniffed.known(Media.PDF)
                : Sniffed.notTaken("PDF 文件不完整，缺少结尾", "this PDF is cut off: it has no end");
    }

    private static Sniffed film(String brand) {
        if (APPLE_PICTURES.contains(brand)) {
            return Sniffed.notTaken(
                    "HEIC/AVIF 照片暂不接收，请在手机设置中选择“兼容性最佳”（JPEG）后重拍，或转换为 JPEG",
                    "HEIC and AVIF pictures are not taken yet: set the camera to JPEG, or convert it");
        }
        return FILMS.contains(brand) ? Sniffed.known(Media.MP4) : unknown();
    }

    static Sniffed unknown() {
        return Sniffed.notTaken(
                "内容不是 JPEG、PNG、WebP、MP4、PDF、DOCX、XLSX、CSV 或纯文本",
                "its content is none of JPEG, PNG, WebP, MP4, PDF, DOCX, XLSX, CSV and plain text");
    }

    /// As many bytes as there are, from there on.
    static byte[] read(FileChannel bytes, long from, int most) throws IOException {
        var buffer = ByteBuffer.allocate(Math.clamp(bytes.size() - from, 0, most));
        int got = 0;
        while (buffer.hasRemaining() && got >= 0) {
            got = bytes.read(buffer, from + buffer.position());
        }
        return buffer.array();
    }

    static boolean begins(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    static String text(byte[] bytes, int from, int length) {
        if (from + length > bytes.length) {
            return "";
        }
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    /// A picture whose pixels would fill a computer's memory is no photograph.
    static Sniffed picture(Media media, long width, long height) {
        if (width < 1 || height < 1) {
            return Sniffed.notTaken("图片不完整，没有尺寸", "this picture is broken: it has no size");
        }
        if (width * height > 200_000_000L) {
            return Sniffed.notTaken(
                    "图片展开后有 %d×%d 像素，超过 2 亿像素".formatted(width, height),
                    "this picture would unfold to %d×%d pixels, more than 200 million"
                            .formatted(width, height));
        }
        return Sniffed.known(media);
    }
}
