package org.yuanliu.trace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Holds an answer back until the question was heard to its end.
///
/// Many clients read nothing before they have sent everything. If we spoke into that, each would
/// wait for the other. What does not fit into a little memory lies in a file meanwhile.
public final class Answer implements AutoCloseable {

    private static final int MEMORY = 1 << 20;

    private ByteArrayOutputStream memory = new ByteArrayOutputStream(1 << 14);
    private Optional<Path> file = Optional.empty();
    private OutputStream out = memory;

    public void line(String line) throws IOException {
        if (memory.size() > MEMORY && file.isEmpty()) {
            var path = Files.createTempFile("yuanliu-answer", ".ndjson");
            file = Optional.of(path);
            out = new java.io.BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
            memory.writeTo(out);
            memory = new ByteArrayOutputStream(0);
        }
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    public void writeTo(OutputStream answer) throws IOException {
        out.flush();
        if (file.isPresent()) {
            Files.copy(file.get(), answer);
        } else {
            memory.writeTo(answer);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }
}
