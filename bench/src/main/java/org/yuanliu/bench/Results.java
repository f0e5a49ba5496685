package org.yuanliu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a benchmark found, for people and for programs.
record Results(List<Row> rows) {

    private static final JsonMapper JSON = new JsonMapper();

    Results {
        rows = List.copyOf(rows);
    }

    String table() {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of("name", "value", "unit", "target", "holds", "against", ""));
        for (var row : rows) {
            lines.add(
                    List.of(
                            row.name(),
                            figure(row.value()),
                            row.unit(),
                            row.target().words(),
                            row.holds() ? "yes" : "NO",
                            figure(row.against()),
                            row.note()));
        }
        var widths =
                IntStream.range(0, lines.getFirst().size())
                        .map(i -> lines.stream().mapToInt(it -> it.get(i).length()).max().orElse(0))
                        .toArray();
        return lines.stream()
                .map(line -> padded(line, widths) + "\n")
                .collect(Collectors.joining());
    }

    private static String figure(OptionalDouble figure) {
        return figure.isPresent() ? Figure.of(figure.getAsDouble()) : "–";
    }

    private static String padded(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> cells.get(i) + " ".repeat(widths[i] - cells.get(i).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    String json() {
        ArrayNode list = JSON.createArrayNode();
        for (var row : rows) {
            var object = list.addObject();
            object.put("name", row.name());
            put(object, "value", row.value());
            object.put("unit", row.unit());
            object.put("target", row.target().words());
            object.put("holds", row.holds());
            put(object, "against", row.against());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(list) + "\n";
    }

    private static void put(ObjectNode object, String name, OptionalDouble figure) {
        if (figure.isPresent()) {
            object.put(name, Math.round(figure.getAsDouble() * 1_000) / 1_000.0);
        } else {
            object.putNull(name);
        }
    }

    Path write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.writeString(file, json());
    }
}
