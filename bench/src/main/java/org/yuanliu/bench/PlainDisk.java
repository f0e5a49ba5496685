package org.yuanliu.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// What the disk does by itself: files written, forced and named, and files copied.
record PlainDisk(Path folder) {

    private static final int KEPT = 40;

    /// Somebody who writes one file after the other, and keeps the last few.
    final class Writer {

        private final String name;
        private final byte[] content;
        private int number;

        private Writer(String name, byte[] content) {
            this.name = name;
            this.content = content;
        }

        void write() throws IOException {
            var arriving = folder.resolve(name + ".arriving");
            try (var out =
                    FileChannel.open(
                            arriving, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap(content));
                out.force(true);
            }
            Files.move(
                    arriving,
                    folder.resolve(name + "." + number++ % KEPT),
                    StandardCopyOption.ATOMIC_MOVE);
            force();
        }
    }

    Writer writer(String name, byte[] content) {
        return new Writer(name, content);
    }

    private void force() throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Seconds until the copy is on the disk; the copy does not stay.
    double copy(Path file) throws IOException {
        var copy = folder.resolve("copy");
        long begun = System.nanoTime();
        try (var in = FileChannel.open(file, StandardOpenOption.READ);
                var out =
                        FileChannel.open(
                                copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long at = 0; at < in.size(); ) {
                at += in.transferTo(at, in.size() - at, out);
            }
            out.force(true);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Files.delete(copy);
        return seconds;
    }
}
