package org.yuanliu.world;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Writes what a world files, and beside it the faults that were put in, as lines of JSON or of
/// CSV. One pass, nothing held. The writers are the caller's to open, buffer and close.
public final class WorldFiles {

    private final World world;

    public WorldFiles(World world) {
        this.world = world;
    }

    /// How the lines look. CSV begins with a line of names; an empty cell is an absent value.
    public enum Format {
        NDJSON,
        CSV
    }

    /// What was written.
    public record Written(long movements, long faults) {}

    public Written write(Format format, Writer movements, Writer faults) throws IOException {
        if (format == Format.CSV) {
            Fields.MOVEMENT.header(movements);
            Fields.FAULT.header(faults);
        }
        long told = 0;
        long wrong = 0;
        for (Iterator<Lot> lots = world.lots().iterator(); lots.hasNext(); ) {
            var lot = lots.next();
            for (var movement : lot.movements()) {
                Fields.MOVEMENT.line(format, values(movement), movements);
                told++;
            }
            for (var fault : lot.faults()) {
                Fields.FAULT.line(format, values(fault), faults);
                wrong++;
            }
        }
        return new Written(told, wrong);
    }

    private static List<String> values(Movement it) {
        return List.of(
                it.key(),
                it.act().word(),
                it.filer().toString(),
                text(it.premises()),
                text(it.partner()),
                it.gtin(),
                it.batch(),
                text(it.serial()),
                it.quantity().toPlainString(),
                it.unit(),
                it.at().toString(),
                it.filedAt().toString(),
                text(it.document()),
                text(it.correctsKey()),
                text(it.reason()));
    }

    private static List<String> values(Fault it) {
        return List.of(
                it.kind().word(),
                it.gtin(),
                it.batch(),
                text(it.serial()),
                String.join(" ", it.movementKeys()),
                text(it.party()));
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    private record Fields(List<String> names) {

        static final Fields MOVEMENT =
                new Fields(
                        List.of(
                                "key",
                                "act",
                                "filer",
                                "premises",
                                "partner",
                                "gtin",
                                "batch",
                                "serial",
                                "quantity",
                                "unit",
                                "at",
                                "filedAt",
                                "document",
                                "corrects",
                                "reason"));

        static final Fields FAULT =
                new Fields(List.of("kind", "gtin", "batch", "serial", "movements", "party"));

        void header(Writer out) throws IOException {
            out.write(String.join(",", names));
            out.write("\r\n");
        }

        void line(Format format, List<String> values, Writer out) throws IOException {
            switch (format) {
                case NDJSON -> json(values, out);
                case CSV -> csv(values, out);
            }
        }

        /// Absent values are left out. All values are texts, quantities too: no reader may round
        /// them.
        private void json(List<String> values, Writer out) throws IOException {
            char before = '{';
            for (int i = 0; i < values.size(); i++) {
                if (!values.get(i).isEmpty()) {
                    out.write(before);
                    quoted(names.get(i), out);
                    out.write(':');
                    quoted(values.get(i), out);
                    before = ',';
                }
            }
            out.write("}\n");
        }

        private void csv(List<String> values, Writer out) throws IOException {
            for (int i = 0; i < values.size(); i++) {
                if (i > 0) {
                    out.write(',');
                }
                var value = values.get(i);
                boolean plain = value.chars().noneMatch(it -> it == ',' || it == '"' || it < ' ');
                out.write(plain ? value : '"' + value.replace("\"", "\"\"") + '"');
            }
            out.write("\r\n");
        }

        private static void quoted(String text, Writer out) throws IOException {
            out.write('"');
            for (int i = 0; i < text.length(); i++) {
                char it = text.charAt(i);
                if (it == '"' || it == '\\') {
                    out.write('\\');
                    out.write(it);
                } else if (it < ' ') {
                    out.write("\\u%04x".formatted((int) it));
                } else {
                    out.write(it);
                }
            }
            out.write('"');
        }
    }
}
