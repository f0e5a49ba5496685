package org.yuanliu.kernel.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// What the server says, in `postgres.log`. Four files of some 10 MB at most: the server is told to
/// say little, and a start is the only time at which nobody writes.
record ServerLog(Path file) {

    private static final long FULL = 10_000_000;
    private static final int KEPT = 3;

    /// Opens the log for one start and says where that start begins.
    long open(Privileges privileges) throws IOException {
        if (Files.exists(file) && Files.size(file) > FULL) {
            rotate();
        }
        if (!Files.exists(file)) {
            privileges.give(Files.createFile(file, Disk.PRIVATE_FILE));
        }
        return Files.size(file);
    }

    String since(long offset) throws IOException {
        try (var input = Files.newInputStream(file)) {
            input.skipNBytes(offset);
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void rotate() throws IOException {
        for (var age = KEPT; age > 0; age--) {
            var younger = age == 1 ? file : aged(age - 1);
            if (Files.exists(younger)) {
                Files.move(younger, aged(age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path aged(int age) {
        return file.resolveSibling("postgres.log." + age);
    }
}
