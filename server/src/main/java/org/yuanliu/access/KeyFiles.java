package org.yuanliu.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The folder with the keys, one file each, for the eyes of its owner only.
///
///     data-1         encrypts columns; the highest number is the newest
///     mark-1         makes keyed hashes
///     signing-1      signs checkpoints
///     signing-1.pub  verifies them; may be given away
///     README         what this is and what to do with it
final class KeyFiles {

    /// A key with its secret; `toString` does not tell it.
    record StoredKey(String id, String algorithm, String hex) {

        byte[] secret() {
            return HexFormat.of().parseHex(hex);
        }

        int number() {
            return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
        }

        boolean isFor(Use use) {
            return id.startsWith(use.word() + "-");
        }

        Vault.Known known() {
            return new Vault.Known(
                    id,
                    algorithm,
                    KeyFiles.fingerprint((id + " " + hex).getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public String toString() {
            return id;
        }
    }

    enum Use {
        DATA,
        MARK,
        SIGNING;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final Pattern NAME = Pattern.compile("(data|mark|signing)-[1-9][0-9]{0,5}");
    private static final Pattern CONTENT = Pattern.compile("([A-Z0-9-]{2,20}) ([0-9a-f]{32,200})");
    private static final String EXPLANATION =
            """
            这里是源流平台的密钥。没有它们，数据库里加密的姓名、电话和动态口令密钥谁也读不出来。
            请单独备份本文件夹，不要与数据库的备份放在一起；不要修改或删除任何文件。
            以 .pub 结尾的是公钥，可以交给别人，用来验证日志检查点的签名。

            These are the keys of the platform. Without them nobody reads the encrypted names,
            telephone numbers and second factors in the database.
            Back this folder up by itself, apart from the database; change and delete no file.
            What ends with .pub is public: hand it to whoever shall verify checkpoints of the journal.
            """;

    private final Path folder;

    KeyFiles(Path folder) {
        this.folder = folder;
    }

    List<StoredKey> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            var keys = new ArrayList<StoredKey>();
            for (var file : files.sorted().toList()) {
                if (NAME.matcher(String.valueOf(file.getFileName())).matches()) {
                    keys.add(read(file));
                }
            }
            keys.sort(Comparator.comparingInt(StoredKey::number));
            return keys;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static StoredKey read(Path file) throws IOException {
        var parts =
                CONTENT.matcher(
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip());
        if (!parts.matches() || parts.group(2).length() % 2 != 0) {
            throw new IllegalStateException(
                    "密钥文件已损坏："
                            + file
                            + "。数据没有改动；请从密钥的备份中恢复这个文件。 This key file is damaged: "
                            + file
                            + ". No data was changed; bring the file back from the backup of your keys.");
        }
        return new StoredKey(String.valueOf(file.getFileName()), parts.group(1), parts.group(2));
    }

    /// On the disk before anything is encrypted with it: a text whose key is lost is lost too.
    StoredKey add(Use use, int number, String algorithm, byte[] secret) {
        var hex = HexFormat.of().formatHex(secret);
        var key = new StoredKey(use.word() + "-" + number, algorithm, hex);
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
                write(folder.resolve("README"), EXPLANATION);
            }
            write(folder.resolve(key.id()), algorithm + " " + hex + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return key;
    }

    void publish(Vault.PublicKey key) {
        try {
            write(folder.resolve(key.id() + ".pub"), key.written());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Optional<Vault.PublicKey> published(String id) {
        var file = folder.resolve(id + ".pub");
        if (!NAME.matcher(id).matches() || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Vault.PublicKey.read(Files.readString(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(Path file, String text) throws IOException {
        var fresh = folder.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        force(fresh, StandardOpenOption.WRITE);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        force(folder, StandardOpenOption.READ);
    }

    private static void force(Path path, StandardOpenOption way) throws IOException {
        try (var channel = FileChannel.open(path, way)) {
            channel.force(true);
        }
    }

    static String fingerprint(byte[] content) {
        return HexFormat.of().formatHex(ChainHash.SM3.digest(content)).substring(0, 16);
    }
}
