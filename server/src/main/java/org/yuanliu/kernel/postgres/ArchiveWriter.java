package org.yuanliu.kernel.postgres;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/// Writes one archive, under another name until it is whole: a backup that was killed leaves
/// nothing that looks like one.
final class ArchiveWriter implements Closeable {

    private static final int AT_ONCE = 1 << 20;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path target;
    private final Path unfinished;
    private final FileChannel out;
    private final Manifest manifest = new Manifest();
    private final LongConsumer progress;
    private final long seconds;
    private final byte[] buffer = new byte[AT_ONCE];
    private boolean whole;
    private long bytes;
    private final List<String> damaged = new ArrayList<>();

    ArchiveWriter(Path target, Instant made, LongConsumer progress) throws IOException {
        this.target = target.toAbsolutePath();
        this.unfinished = this.target.resolveSibling("." + target.getFileName() + ".unfinished");
        this.progress = progress;
        this.seconds = made.getEpochSecond();
        this.out = opened();
    }

    /// What a killed backup left is written over; what another one is writing is not.
    private FileChannel opened() throws IOException {
        if (Files.exists(target)) {
            throw taken(target);
        }
        var channel =
                FileChannel.open(
                        unfinished,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        Disk.PRIVATE_FILE);
        if (channel.tryLock() == null) {
            channel.close();
            throw taken(unfinished);
        }
        channel.truncate(0);
        return channel;
    }

    private static IllegalStateException taken(Path file) {
        return new IllegalStateException(
                "文件已存在，备份不会覆盖它，请换一个文件名：%s There is such a file, and a backup never overwrites one; choose another name: %s"
                        .formatted(file, file));
    }

    long bytes() {
        return bytes;
    }

    List<String> damaged() {
        return List.copyOf(damaged);
    }

    int files() {
        return manifest.hashes().size();
    }

    void folder(String path) throws IOException {
        write(Tar.header(new Tar.Entry(path + "/", 0), seconds), Tar.BLOCK);
    }

    void text(String path, byte[] content) throws IOException {
        var entry = new Tar.Entry(path, content.length);
        write(Tar.header(entry, seconds), Tar.BLOCK);
        write(content, content.length);
        write(new byte[Tar.BLOCK], entry.padding());
        manifest.add(path, HexFormat.of().formatHex(Manifest.digest().digest(content)));
    }

    /// As much of the file as there is when it is opened. One that shrinks meanwhile is filled up
    /// with zeros and one that is gone is left out: the log that follows puts either right.
    void file(String path, Path file) throws IOException {
        try (var in = FileChannel.open(file, StandardOpenOption.READ)) {
            var entry = new Tar.Entry(path, in.size());
            write(Tar.header(entry, seconds), Tar.BLOCK);
            var digest = Manifest.digest();
            long left = entry.size();
            while (left > 0) {
                int most = (int) Math.min(AT_ONCE, left);
                int got = in.read(ByteBuffer.wrap(buffer, 0, most));
                if (got < 0) {
                    java.util.Arrays.fill(buffer, 0, most, (byte) 0);
                    got = most;
                }
                digest.update(buffer, 0, got);
                write(buffer, got);
                left -= got;
                progress.accept(bytes);
            }
            write(new byte[Tar.BLOCK], entry.padding());
            var hash = HexFormat.of().formatHex(digest.digest());
            manifest.add(path, hash);
            // A file that is called after its hash says itself whether it is whole.
            var name = path.substring(path.lastIndexOf('/') + 1);
            if (HASH.matcher(name).matches() && !name.equals(hash)) {
                damaged.add(path);
            }
        } catch (NoSuchFileException gone) {
            return;
        }
    }

    /// From here on it has its name.
    void finish() throws IOException {
        var list = manifest.written();
        var entry = new Tar.Entry(Manifest.ENTRY, list.length);
        write(Tar.header(entry, seconds), Tar.BLOCK);
        write(list, list.length);
        write(new byte[Tar.BLOCK], entry.padding());
        write(new byte[2 * Tar.BLOCK], 2 * Tar.BLOCK);
        out.force(true);
        if (Files.exists(target)) {
            throw taken(target);
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        whole = true;
        Disk.force(target.resolveSibling(""));
    }

    private void write(byte[] from, int length) throws IOException {
        var block = ByteBuffer.wrap(from, 0, length);
        while (block.hasRemaining()) {
            bytes += out.write(block);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        if (!whole) {
            Files.deleteIfExists(unfinished);
        }
    }
}
