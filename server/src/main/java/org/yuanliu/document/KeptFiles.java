package org.yuanliu.document;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.document.DocumentView.FileView;

/// Where the bytes of issued documents are kept.
public interface KeptFiles {

    /// For good: a second file of the same form is refused.
    void keep(
            UUID document,
            UUID authority,
            UUID shownTo,
            String form,
            byte[] bytes,
            String hash,
            List<String> missing);

    Optional<byte[]> bytes(UUID document, String form);

    List<FileView> of(UUID document);
}
