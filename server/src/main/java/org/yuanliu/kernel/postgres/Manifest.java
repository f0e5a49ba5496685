package org.yuanliu.kernel.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Every file of an archive with its SHA-256, in the order in which they lie in it. It is the last
/// entry, so an archive without it is not whole; `sha256sum --check` reads it too.
record Manifest(Map<String, String> hashes) {

    static final String ENTRY = "MANIFEST";

    private static final String SEAL = "# ";

    Manifest() {
        this(new LinkedHashMap<>());
    }

    void add(String path, String hash) {
        hashes.put(path, hash);
    }

    byte[] written() {
        var lines = lines();
        return (lines + SEAL + hash(lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// Nothing when it was changed since it was written.
    static Optional<Manifest> read(byte[] written) {
        var manifest = new Manifest();
        new String(written, StandardCharsets.UTF_8)
                .lines()
                .filter(it -> it.length() > 66 && !it.startsWith(SEAL))
                .forEach(it -> manifest.add(it.substring(66), it.substring(0, 64)));
        return java.util.Arrays.equals(manifest.written(), written)
                ? Optional.of(manifest)
                : Optional.empty();
    }

    /// The first file that is not what this manifest says, in its order.
    Optional<String> firstOther(Manifest found) {
        for (var file : hashes.entrySet()) {
            if (!file.getValue().equals(found.hashes.get(file.getKey()))) {
                return Optional.of(file.getKey());
            }
        }
        return found.hashes.keySet().stream().filter(it -> !hashes.containsKey(it)).findFirst();
    }

    private String lines() {
        var lines = new StringBuilder();
        hashes.forEach((path, hash) -> lines.append(hash).append("  ").append(path).append('\n'));
        return lines.toString();
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
