package org.yuanliu;

import java.nio.file.Path;

/// Where the keys of a data folder are: in it, unless its operator keeps them elsewhere. Whatever
/// uses or leaves out keys asks here.
final class KeysFolder {

    private KeysFolder() {}

    static Path of(Path data) {
        var elsewhere = System.getenv("YUANLIU_KEYS_FOLDER");
        return elsewhere == null || elsewhere.isBlank() ? data.resolve("keys") : Path.of(elsewhere);
    }
}
