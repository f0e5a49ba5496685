package org.yuanliu.document;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Draws documents. Typefaces and the library behind PDF are loaded with the first PDF and not
/// before: most starts draw none.
@Component
class Papers {

    private final Optional<Path> folder;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Typefaces typefaces;

    Papers(@Value("${yuanliu.fonts.dir:}") String folder) {
        this.folder = folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder));
    }

    Drawn pdf(List<Block> blocks, Imprint imprint) {
        turn.lock();
        try {
            var ready = typefaces;
            if (ready == null) {
                ready = new Typefaces(folder);
                typefaces = ready;
            }
            return PdfPaper.draw(ready, blocks, imprint);
        } finally {
            turn.unlock();
        }
    }

    byte[] docx(List<Block> blocks, Imprint imprint) {
        return DocxPaper.draw(blocks, imprint);
    }
}
