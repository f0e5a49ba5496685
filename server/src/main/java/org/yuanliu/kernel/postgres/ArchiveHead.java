package org.yuanliu.kernel.postgres;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What an archive says of itself in its first entry, so that somebody else's is refused before
/// anything is unpacked.
///
/// `scripts` are the migrations that its database has seen: a product that does not know one of
/// them is older than the archive. Without `postgres` the database was somebody else's, and is not
/// in it.
public record ArchiveHead(
        int format,
        String product,
        Instant made,
        OptionalInt postgres,
        long bytes,
        List<String> scripts) {

    static final int FORMAT = 1;
    static final String ENTRY = "yuanliu-backup";

    public ArchiveHead {
        scripts = List.copyOf(scripts);
    }

    public static ArchiveHead now(
            String product, Instant made, OptionalInt postgres, List<String> scripts) {
        return new ArchiveHead(FORMAT, product, made, postgres, 0, scripts);
    }

    ArchiveHead of(long allBytes) {
        return new ArchiveHead(format, product, made, postgres, allBytes, scripts);
    }

    public boolean isOfThisFormat() {
        return format == FORMAT;
    }

    byte[] written() {
        var lines = new ArrayList<String>();
        lines.add("format=" + format);
        lines.add("product=" + product);
        lines.add("made=" + made);
        postgres.ifPresent(it -> lines.add("postgres=" + it));
        lines.add("bytes=" + bytes);
        scripts.forEach(it -> lines.add("script=" + it));
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static Optional<ArchiveHead> read(byte[] written) {
        var lines = new String(written, StandardCharsets.UTF_8).lines().toList();
        try {
            var major = value(lines, "postgres");
            return Optional.of(
                    new ArchiveHead(
                            Integer.parseInt(value(lines, "format").orElse("")),
                            value(lines, "product").orElse(""),
                            Instant.parse(value(lines, "made").orElse("")),
                            major.isEmpty()
                                    ? OptionalInt.empty()
                                    : OptionalInt.of(Integer.parseInt(major.get())),
                            Long.parseLong(value(lines, "bytes").orElse("")),
                            lines.stream()
                                    .filter(it -> it.startsWith("script="))
                                    .map(it -> it.substring("script=".length()))
                                    .toList()));
        } catch (NumberFormatException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<String> value(List<String> lines, String name) {
        return lines.stream()
                .filter(it -> it.startsWith(name + "="))
                .map(it -> it.substring(name.length() + 1))
                .findFirst();
    }
}
