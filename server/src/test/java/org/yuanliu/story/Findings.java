package org.yuanliu.story;

import static org.yuanliu.story.OneFactTest.encoded;

import java.util.Comparator;
import java.util.List;
import org.yuanliu.Platform;
import org.yuanliu.core.code.Code;
import tools.jackson.databind.JsonNode;

/// What the platform holds against a code at the moment, as the national regulator reads it,
/// without ids: so that two codes with the same story can be compared.
record Findings(List<Line> lines) {

    record Line(
            String rule,
            String leaf,
            String accountable,
            String found,
            String expected,
            int evidence)
            implements Comparable<Line> {

        @Override
        public int compareTo(Line other) {
            return Comparator.comparing(Line::toString).compare(this, other);
        }
    }

    static Findings about(Code code) {
        return about(code.identity());
    }

    static Findings about(String identity) {
        var reader = Platform.shared().as("chief.national");
        return new Findings(
                reader
                        .get("/findings?limit=200&identity=" + encoded(identity))
                        .is(200)
                        .items()
                        .stream()
                        .filter(it -> !it.at("/state").asString().equals("resolved"))
                        .map(it ->
                                reader.get("/findings/" + it.at("/id").asString()).is(200).body())
                        .map(Findings::line)
                        .sorted()
                        .toList());
    }

    private static Line line(JsonNode finding) {
        return new Line(
                finding.at("/line/rule/id").asString(),
                finding.at("/leaf").asString(),
                finding.at("/line/accountable/name").asString(),
                finding.at("/found").asString(),
                finding.at("/expected").asString(),
                finding.at("/evidence").size());
    }

    List<String> rules() {
        return lines.stream().map(Line::rule).toList();
    }
}
