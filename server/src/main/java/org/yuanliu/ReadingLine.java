package org.yuanliu;

import java.io.StringWriter;
import java.util.stream.Collectors;
import org.yuanliu.core.code.Problem;
import org.yuanliu.core.code.Reading;
import tools.jackson.core.json.JsonFactory;

/// One reading as a line: JSON for programs, words for people.
final class ReadingLine {

    private static final JsonFactory JSON = new JsonFactory();

    private ReadingLine() {}

    static String json(Reading reading) {
        var line = new StringWriter();
        try (var out = JSON.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), line)) {
            out.writeStartObject();
            out.writeStringProperty("input", reading.input());
            out.writeStringProperty("scheme", reading.scheme().word());
            switch (reading) {
                case Reading.Known known ->
                        out.writeStringProperty("identity", known.code().identity());
                case Reading.Broken broken -> out.writeNullProperty("identity");
                case Reading.Unknown unknown -> out.writeNullProperty("identity");
            }
            out.writeObjectPropertyStart("parts");
            reading.parts().forEach(out::writeStringProperty);
            out.writeEndObject();
            out.writeArrayPropertyStart("problems");
            for (var problem : reading.problems()) {
                write(problem, out);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return line.toString();
    }

    private static void write(Problem problem, tools.jackson.core.JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("code", problem.code());
        out.writeStringProperty("message", problem.zh() + " " + problem.en());
        out.writeNumberProperty("at", problem.at());
        out.writeEndObject();
    }

    static String words(Reading reading) {
        var problems =
                reading.problems().stream()
                        .map(it -> "\n  " + (it.at() + 1) + ": " + it.zh() + " " + it.en())
                        .collect(Collectors.joining());
        return switch (reading) {
            case Reading.Known known ->
                    known.scheme().word()
                            + "  "
                            + known.code().identity()
                            + "  "
                            + known.parts()
                            + problems;
            case Reading.Broken broken -> broken.scheme().word() + "  有误 not right" + problems;
            case Reading.Unknown unknown ->
                    "unknown  不识别（不等于无效） not known (which is not invalid)" + problems;
        };
    }
}
