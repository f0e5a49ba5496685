package org.yuanliu.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Bytes that have come in whole, on the disk under a name that nobody looks for, with their hash.
///
/// Closing it forgets them unless a [Depot] took them over.
public final class Arrival implements AutoCloseable {

    private final Path file;
    private final String hash;
    private final long size;

    Arrival(Path file, String hash, long size) {
        this.file = file;
        this.hash = hash;
        this.size = size;
    }

    Path file() {
        return file;
    }

    /// Everything that came in; for those who set a limit that memory can bear.
    public byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public String hash() {
        return hash;
    }

    public long size() {
        return size;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
