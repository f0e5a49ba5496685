package org.yuanliu.document;

import java.util.List;

/// A document as a file.
final class Drawn {

    private final byte[] bytes;
    private final int pages;
    private final List<String> missing;

    Drawn(byte[] bytes, int pages, List<String> missing) {
        this.bytes = bytes;
        this.pages = pages;
        this.missing = List.copyOf(missing);
    }

    byte[] bytes() {
        return bytes;
    }

    int pages() {
        return pages;
    }

    /// Characters that the typefaces at hand don't have; the file shows a box for each.
    List<String> missing() {
        return missing;
    }
}
