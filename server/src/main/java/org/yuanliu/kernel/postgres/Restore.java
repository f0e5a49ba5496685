package org.yuanliu.kernel.postgres;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/// Unpacks an archive into a folder that is not there yet.
///
/// It is unpacked beside the folder and gets its name when every file is what the manifest says, is
/// on the disk and belongs to whom it must: a restore that was killed leaves nothing that a
/// platform would start on. The server brings the database to the moment of the backup at its next
/// start.
public final class Restore {

    /// What became of it.
    public sealed interface Answer {
        record Whole(long bytes, long files) implements Answer {}

        /// The first file that is not what it was, or where the archive stops being one.
        record Damaged(String where) implements Answer {}
    }

    private static final int AT_ONCE = 1 << 20;
    private static final int LARGEST_TEXT = 256 << 20;

    private final Path archive;
    private final byte[] buffer = new byte[AT_ONCE];

    public Restore(Path archive) {
        this.archive = archive;
    }

    /// What the archive says of itself; nothing when it is none of ours.
    public Optional<ArchiveHead> head() throws IOException {
        try (var in = FileChannel.open(archive, StandardOpenOption.READ)) {
            var entry = next(in).filter(it -> it.path().equals(ArchiveHead.ENTRY));
            return entry.isEmpty() || entry.get().size() > AT_ONCE
                    ? Optional.empty()
                    : ArchiveHead.read(bytes(in, (int) entry.get().size()));
        } catch (EOFException short_) {
            return Optional.empty();
        }
    }

    /// Unpacks it all, or nothing.
    ///
    /// @throws PostgresFault when the folder is not empty, held, or can't be written
    public Answer into(Path folder, ArchiveHead head, LongConsumer progress) throws IOException {
        var target = target(folder);
        var stage = target.resolveSibling("." + target.getFileName() + ".restoring");
        return switch (DataFolder.claim(stage, Holder.Purpose.TOOL)) {
            case DataFolder.Claim.Taken(Holder by) ->
                    throw new PostgresFault(PostgresFault.Code.FOLDER_HELD, by.toString());
            case DataFolder.Claim.Held(DataFolder held) -> {
                var answer = staged(held, head, progress);
                if (answer instanceof Answer.Whole) {
                    Files.move(stage, target, StandardCopyOption.ATOMIC_MOVE);
                    Disk.force(target.resolveSibling(""));
                }
                yield answer;
            }
        };
    }

    private static Path target(Path folder) throws IOException {
        var target = folder.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            target = target.toRealPath();
            try (var entries = Files.list(target)) {
                var first = entries.findAny();
                if (first.isPresent()) {
                    throw new PostgresFault(
                            PostgresFault.Code.NOT_EMPTY, String.valueOf(first.get()));
                }
            }
        }
        Files.createDirectories(target.resolveSibling(""));
        return target;
    }

    private Answer staged(DataFolder stage, ArchiveHead head, LongConsumer progress)
            throws IOException {
        var whole = false;
        try {
            clear(stage.path());
            refuseOther(stage, head);
            var answer = unpacked(stage.path(), progress);
            if (answer instanceof Answer.Whole) {
                own(stage);
                whole = true;
            }
            return answer;
        } catch (IOException failure) {
            throw PostgresFault.of(failure, stage.path());
        } finally {
            stage.close();
            if (!whole) {
                Disk.remove(stage.path());
            }
        }
    }

    /// What a killed restore left.
    private static void clear(Path stage) throws IOException {
        try (var entries = Files.list(stage)) {
            for (var entry : entries.toList()) {
                if (!entry.endsWith("lock")) {
                    Disk.remove(entry);
                }
            }
        }
    }

    private static void refuseOther(DataFolder stage, ArchiveHead head) throws IOException {
        int made = head.postgres().orElse(Binaries.MAJOR);
        if (made != Binaries.MAJOR) {
            throw new PostgresFault(
                    PostgresFault.Code.OTHER_VERSION, made + ", not " + Binaries.MAJOR);
        }
        if (Files.getFileStore(stage.path()).getUsableSpace() < head.bytes()) {
            throw new PostgresFault(PostgresFault.Code.DISK_FULL, stage.path().toString());
        }
    }

    private Answer unpacked(Path stage, LongConsumer progress) throws IOException {
        var found = new Manifest();
        var last = ArchiveHead.ENTRY;
        try (var in = FileChannel.open(archive, StandardOpenOption.READ)) {
            while (true) {
                var entry = next(in);
                if (entry.isEmpty()) {
                    return new Answer.Damaged("after " + last);
                }
                last = entry.get().path();
                if (last.equals(Manifest.ENTRY)) {
                    return compared(in, entry.get(), found);
                }
                if (entry.get().isFolder()) {
                    folders(stage.resolve(last));
                } else {
                    found.add(last, file(in, entry.get(), stage.resolve(last)));
                    skip(in, entry.get().padding());
                }
                progress.accept(in.position());
            }
        } catch (EOFException cutOff) {
            return new Answer.Damaged(last);
        }
    }

    private Answer compared(FileChannel in, Tar.Entry entry, Manifest found) throws IOException {
        if (entry.size() > LARGEST_TEXT) {
            return new Answer.Damaged(Manifest.ENTRY);
        }
        var manifest = Manifest.read(bytes(in, (int) entry.size()));
        return manifest.<Answer>map(it ->
                        it.firstOther(found)
                                .<Answer>map(Answer.Damaged::new)
                                .orElseGet(() -> whole(found)))
                .orElseGet(() -> new Answer.Damaged(Manifest.ENTRY));
    }

    private Answer whole(Manifest found) {
        try {
            return new Answer.Whole(Files.size(archive), found.hashes().size());
        } catch (IOException gone) {
            return new Answer.Damaged(archive.toString());
        }
    }

    private String file(FileChannel in, Tar.Entry entry, Path to) throws IOException {
        folders(to.resolveSibling(""));
        var digest = Manifest.digest();
        try (var out =
                FileChannel.open(
                        to,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        Disk.PRIVATE_FILE)) {
            long left = entry.size();
            while (left > 0) {
                int got = in.read(ByteBuffer.wrap(buffer, 0, (int) Math.min(AT_ONCE, left)));
                if (got < 0) {
                    throw new EOFException(entry.path());
                }
                digest.update(buffer, 0, got);
                var block = ByteBuffer.wrap(buffer, 0, got);
                while (block.hasRemaining()) {
                    out.write(block);
                }
                left -= got;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, Disk.PRIVATE_FOLDER);
        }
    }

    /// On the disk, and the server's own where it runs as somebody else.
    private static void own(DataFolder stage) throws IOException {
        // The head is for whoever unpacks, and no part of the folder.
        Files.deleteIfExists(stage.path().resolve(ArchiveHead.ENTRY));
        forceAll(stage.path());
        if (Files.exists(stage.cluster())) {
            var privileges = Privileges.on(stage);
            try (var all = Files.walk(stage.cluster())) {
                for (var path : all.toList()) {
                    privileges.give(path);
                }
            }
        }
    }

    /// In one go where the system can; file by file it takes as long as the disk turns.
    private static void forceAll(Path stage) throws IOException {
        if (synced(stage)) {
            return;
        }
        try (var all = Files.walk(stage)) {
            for (var path : all.toList()) {
                Disk.force(path);
            }
        }
    }

    private static boolean synced(Path stage) {
        try {
            return Program.run(List.of("sync", "-f", stage.toString()), stage).ok();
        } catch (IOException absent) {
            return false;
        }
    }

    /// The next header; nothing where there should be one and is not.
    private static Optional<Tar.Entry> next(FileChannel in) throws IOException {
        return Tar.read(bytes(in, Tar.BLOCK));
    }

    private static byte[] bytes(FileChannel in, int size) throws IOException {
        var bytes = ByteBuffer.allocate(size);
        while (bytes.hasRemaining()) {
            if (in.read(bytes) < 0) {
                throw new EOFException();
            }
        }
        return bytes.array();
    }

    private static void skip(FileChannel in, int bytes) throws IOException {
        in.position(in.position() + bytes);
    }
}
