package org.yuanliu.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// Streams and their hash.
///
/// The address is SHA-256 whatever the journal is sealed with: it has to be the same in every
/// installation, and anybody's tools can compute it. See decision 0023.
final class Bytes {

    private static final int AT_ONCE = 1 << 16;

    private Bytes() {}

    /// On the disk when it returns.
    static Arrival copy(InputStream body, Path file, long most) throws IOException {
        var digest = digest();
        long size = 0;
        try (var out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var buffer = new byte[AT_ONCE];
            for (int got = read(body, buffer); got >= 0; got = read(body, buffer)) {
                size += got;
                if (size > most) {
                    throw tooLarge(most);
                }
                digest.update(buffer, 0, got);
                write(out, ByteBuffer.wrap(buffer, 0, got));
            }
            force(out);
        }
        if (size == 0) {
            throw Refusal.field("/file", "", "文件是空的", "the file is empty");
        }
        return new Arrival(file, HexFormat.of().formatHex(digest.digest()), size);
    }

    static String hash(InputStream bytes) throws IOException {
        var digest = digest();
        var buffer = new byte[AT_ONCE];
        for (int got = bytes.read(buffer); got >= 0; got = bytes.read(buffer)) {
            digest.update(buffer, 0, got);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Refusal tooLarge(long most) {
        long megabytes = most >> 20;
        return new Refusal(
                ProblemKind.FILE_TOO_LARGE,
                List.of(
                        new Refusal.Field(
                                "/file",
                                "",
                                "单个文件最大 " + megabytes + " MB",
                                "a file may have " + megabytes + " MB")),
                Map.of());
    }

    /// Who stops sending will not read an answer; what came is forgotten, and no accident of ours.
    private static int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException brokenOff) {
            throw new Refusal(ProblemKind.BAD_REQUEST);
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException failure) {
            throw full(failure);
        }
    }

    private static void force(FileChannel out) throws IOException {
        try {
            out.force(true);
        } catch (IOException failure) {
            throw full(failure);
        }
    }

    private static IOException full(IOException failure) {
        var text = String.valueOf(failure.getMessage());
        if (text.contains("No space left")
                || text.contains("File too large")
                || text.contains("quota exceeded")) {
            throw new Refusal(ProblemKind.STORAGE_FULL);
        }
        return failure;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
