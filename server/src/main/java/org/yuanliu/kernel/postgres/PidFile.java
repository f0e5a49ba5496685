package org.yuanliu.kernel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a server says of itself in `postmaster.pid`. After a crash the file still says "ready", so
/// it proves nothing without a look at the process.
record PidFile(long pid, int port, boolean ready) {

    static Optional<PidFile> in(Path cluster) {
        try {
            var lines = Files.readAllLines(file(cluster));
            return Optional.of(
                    new PidFile(
                            Long.parseLong(lines.get(0).strip()),
                            lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0,
                            lines.size() > 7 && lines.get(7).startsWith("ready")));
        } catch (IOException
                | NumberFormatException
                | IndexOutOfBoundsException absentOrHalfWritten) {
            return Optional.empty();
        }
    }

    static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }
}
