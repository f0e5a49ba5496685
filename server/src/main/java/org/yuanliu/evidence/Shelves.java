package org.yuanliu.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yuanliu.evidence.store.ExhibitAudit.Shelf;

/// The folder of evidence as a tool reads it, without the platform.
public record Shelves(Path data) implements Shelf {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    @Override
    public Optional<InputStream> open(String hash) throws IOException {
        try {
            return Optional.of(Files.newInputStream(Folder.place(root(), hash)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public String hash(InputStream bytes) throws IOException {
        return Bytes.hash(bytes);
    }

    @Override
    public long count() throws IOException {
        if (!Files.exists(root())) {
            return 0;
        }
        try (var all = Files.walk(root(), 3)) {
            return all.filter(it -> HASH.matcher(String.valueOf(it.getFileName())).matches())
                    .count();
        }
    }

    private Path root() {
        return data.resolve("evidence");
    }
}
