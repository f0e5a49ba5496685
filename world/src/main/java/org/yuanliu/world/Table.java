package org.yuanliu.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// The invented facts, kept as plain text beside the classes: one row a line, cells parted by bars.
final class Table {

    private Table() {}

    static List<Row> read(String name) {
        try (var stream =
                Objects.requireNonNull(Table.class.getResourceAsStream(name + ".txt"), name)) {
            return new String(stream.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> new Row(Arrays.asList(line.split("\\|", -1))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Row(List<String> cells) {

        String text(int at) {
            return cells.get(at).strip();
        }

        Optional<String> maybe(int at) {
            return Optional.of(text(at)).filter(it -> !it.isEmpty());
        }

        double number(int at) {
            return Double.parseDouble(text(at));
        }

        List<String> list(int at) {
            return maybe(at).map(it -> List.of(it.split(",", -1))).orElse(List.of());
        }

        <E extends Enum<E>> E word(int at, Class<E> type) {
            return Enum.valueOf(type, constant(text(at)));
        }

        private static String constant(String word) {
            return word.toUpperCase(Locale.ROOT).replace('-', '_');
        }
    }
}
