package org.yuanliu;

import java.util.Map;
import java.util.stream.Collectors;
import org.yuanliu.core.code.Problem;
import org.yuanliu.core.code.Reading;

/// One reading as a line: JSON for programs, words for people.
///
/// Written by hand, because millions of lines are asked for and each is four fields.
final class ReadingLine {

    private static final String HEX = "0123456789abcdef";

    private ReadingLine() {}

    static String json(Reading reading) {
        var line = new StringBuilder(256);
        json(reading, line);
        return line.toString();
    }

    static void json(Reading reading, StringBuilder out) {
        out.append("{\"input\":");
        string(reading.input(), out);
        out.append(",\"scheme\":");
        string(reading.scheme().word(), out);
        out.append(",\"identity\":");
        switch (reading) {
            case Reading.Known known -> string(known.code().identity(), out);
            case Reading.Broken broken -> out.append("null");
            case Reading.Unknown unknown -> out.append("null");
        }
        out.append(",\"parts\":{");
        parts(reading.parts(), out);
        out.append("},\"problems\":[");
        for (int i = 0; i < reading.problems().size(); i++) {
            problem(reading.problems().get(i), out.append(i == 0 ? "" : ","));
        }
        out.append("]}");
    }

    private static void parts(Map<String, String> parts, StringBuilder out) {
        boolean first = true;
        for (var part : parts.entrySet()) {
            string(part.getKey(), out.append(first ? "" : ","));
            string(part.getValue(), out.append(':'));
            first = false;
        }
    }

    private static void problem(Problem problem, StringBuilder out) {
        string(problem.code(), out.append("{\"code\":"));
        string(problem.zh() + " " + problem.en(), out.append(",\"message\":"));
        out.append(",\"at\":").append(problem.at()).append('}');
    }

    /// Half a character of a pair cannot be written as UTF-8, so it is escaped like a control.
    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 0x7F || isHalf(text, i)) {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt(c >> shift & 15));
                }
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static boolean isHalf(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c)
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
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
