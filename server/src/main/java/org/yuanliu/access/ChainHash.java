package org.yuanliu.access;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;

/// The hash that links the journal. SM3 unless the operator chose SHA-256.
///
/// A link is `H(link before ‖ sequence number ‖ entry)`, every field of the entry with its length
/// before it, so that no two different entries have the same bytes.
public enum ChainHash {
    SM3,
    SHA_256;

    /// What the first link is linked to.
    public static final String BEGINNING = "00".repeat(32);

    public String word() {
        return name().replace('_', '-');
    }

    public static ChainHash of(String word) {
        return valueOf(word.replace('-', '_'));
    }

    public String link(String before, long seq, JournalEntry entry) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.write(HexFormat.of().parseHex(before));
            out.writeLong(seq);
            put(out, entry.id());
            // The database keeps microseconds.
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
            put(out, entry.person().map(ChainHash::bytes));
            put(out, entry.party());
            put(out, entry.concerns().map(ChainHash::bytes));
            put(out, entry.origin());
            put(out, entry.action());
            put(out, entry.subject());
            put(out, entry.reason().map(it -> it.getBytes(StandardCharsets.UTF_8)));
            put(out, entry.before());
            put(out, entry.after());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return HexFormat.of().formatHex(digest(bytes.toByteArray()));
    }

    public byte[] digest(byte[] content) {
        ExtendedDigest digest =
                switch (this) {
                    case SM3 -> new SM3Digest();
                    case SHA_256 -> new SHA256Digest();
                };
        digest.update(content, 0, content.length);
        var result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return result;
    }

    /// The hash of a state: of its record's text, which names every component.
    static byte[] ofState(Object state) {
        return SM3.digest(state.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void put(DataOutputStream out, String text) throws IOException {
        put(out, Optional.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void put(DataOutputStream out, UUID id) throws IOException {
        out.write(bytes(id));
    }

    private static void put(DataOutputStream out, Optional<byte[]> field) throws IOException {
        if (field.isEmpty()) {
            out.writeInt(-1);
        } else {
            out.writeInt(field.get().length);
            out.write(field.get());
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
