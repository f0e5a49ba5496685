package org.yuanliu.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Filed;

/// Turns the movements of a fictional world, as `./yuanliu world` writes them, into the lines that
/// the job reads: `FromWorld movements.ndjson events.ndjson`.
///
/// A movement names what it corrects by a key that is good in its own file only, and before a
/// record has its identity its corrections have none. On many machines nobody reads a file from top
/// to bottom, so that is done here, before. The file is read twice, so that only keys of corrected
/// records are held.
public final class FromWorld {

    private final Set<String> correctedKeys = new HashSet<>();
    private final Map<String, EventId> ids = new HashMap<>();

    private FromWorld() {}

    public static void main(String... typed) throws IOException {
        if (typed.length != 2) {
            System.err.println("usage: FromWorld movements.ndjson events.ndjson");
            System.exit(2);
        }
        System.out.println(write(Path.of(typed[0]), Path.of(typed[1])) + " events");
    }

    static long write(Path movements, Path events) throws IOException {
        var world = new FromWorld();
        try (var lines = Files.newBufferedReader(movements)) {
            world.findCorrected(lines);
        }
        try (var lines = Files.newBufferedReader(movements);
                var out = Files.newBufferedWriter(events, UTF_8)) {
            return world.write(lines, out);
        }
    }

    private void findCorrected(BufferedReader lines) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            Optional.ofNullable(values(line).get("corrects")).ifPresent(correctedKeys::add);
        }
    }

    private long write(BufferedReader lines, Writer out) throws IOException {
        long written = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            out.write(EventLine.write(filed(values(line))));
            out.write('\n');
            written++;
        }
        return written;
    }

    /// Our own tool wrote the line, so whatever is wrong with it is an error of ours.
    private static Map<String, String> values(String line) throws IOException {
        return switch (Json.flat(line)) {
            case Json.Flat.Fields it -> it.values();
            case Json.Flat.Wrong it -> throw new IOException(it.reason() + ": " + line);
        };
    }

    private Filed filed(Map<String, String> values) throws IOException {
        var event =
                new Event(
                        Act.valueOf(needed("act", values).toUpperCase(Locale.ROOT)),
                        UUID.fromString(needed("filer", values)),
                        Optional.ofNullable(values.get("premises")).map(UUID::fromString),
                        Optional.ofNullable(values.get("partner")).map(UUID::fromString),
                        code(values),
                        new BigDecimal(needed("quantity", values)),
                        needed("unit", values),
                        OffsetDateTime.parse(needed("at", values)),
                        Optional.ofNullable(values.get("document")),
                        corrected(values),
                        Optional.ofNullable(values.get("reason")));
        var filed = new Filed(event, Instant.parse(needed("filedAt", values)));
        var key = needed("key", values);
        if (correctedKeys.contains(key)) {
            ids.put(key, filed.id());
        }
        return filed;
    }

    private static Code code(Map<String, String> values) throws IOException {
        var gtin = needed("gtin", values);
        var batch = needed("batch", values);
        return Optional.ofNullable(values.get("serial"))
                .map(it -> Code.ofItem(gtin, it).inBatch(batch))
                .orElseGet(() -> Code.ofBatch(gtin, batch));
    }

    private Optional<EventId> corrected(Map<String, String> values) throws IOException {
        var key = values.get("corrects");
        if (key == null) {
            return Optional.empty();
        }
        var id = ids.get(key);
        if (id == null) {
            throw new IOException("corrects " + key + ", which does not stand before it");
        }
        return Optional.of(id);
    }

    private static String needed(String field, Map<String, String> values) throws IOException {
        var value = values.get(field);
        if (value == null) {
            throw new IOException("no " + field + " in " + values);
        }
        return value;
    }
}
