package org.yuanliu.kernel.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The passwords between the platform and its own database, in a file that only its owner reads.
///
/// No person types one of these, so they are random and never change. People's passwords are
/// elsewhere.
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final Path file;

    Secrets(Path data) {
        this.folder = data;
        this.file = data.resolve("secrets");
    }

    /// The secret of this name; made up and kept when it is asked for the first time. Only for the
    /// process that holds the folder.
    public synchronized String of(String name) {
        var all = all();
        var known = all.get(name);
        if (known != null) {
            return known;
        }
        var fresh = random();
        all.put(name, fresh);
        write(all);
        return fresh;
    }

    /// The secret of this name, if there is one.
    public synchronized Optional<String> find(String name) {
        return Optional.ofNullable(all().get(name));
    }

    private Map<String, String> all() {
        if (!Files.exists(file)) {
            return new LinkedHashMap<>();
        }
        try (var lines = Files.lines(file)) {
            return lines.map(line -> line.split("=", 2))
                    .filter(pair -> pair.length == 2)
                    .collect(
                            Collectors.toMap(
                                    pair -> pair[0],
                                    pair -> pair[1],
                                    (first, second) -> second,
                                    LinkedHashMap::new));
        } catch (IOException e) {
            throw PostgresFault.of(e, file);
        }
    }

    /// On the disk before anybody relies on it: a database whose password is lost is lost too.
    private void write(Map<String, String> all) {
        var lines = new StringBuilder();
        all.forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
        var fresh = folder.resolve("secrets.new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, Disk.PRIVATE_FILE);
            Files.writeString(fresh, lines, StandardCharsets.UTF_8);
            Disk.force(fresh);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            Disk.force(folder);
        } catch (IOException e) {
            throw PostgresFault.of(e, file);
        }
    }

    private static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
