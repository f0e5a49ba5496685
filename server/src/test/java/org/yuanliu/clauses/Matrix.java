package org.yuanliu.clauses;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.yuanliu.clauses.Clauses.Clause;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Clauses and results side by side, as text. The same input gives the same text: no times, no
/// machine.
record Matrix(Clauses clauses, List<Result> results) {

    Matrix {
        results = List.copyOf(results);
    }

    List<String> unknown() {
        return results.stream()
                .flatMap(it ->
                        it.ids().stream()
                                .filter(id -> !clauses.has(id))
                                .map(id -> "no such clause: " + id + ", named by " + it.name()))
                .sorted()
                .toList();
    }

    SequencedMap<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put("clauses.md", markdown());
        files.put("clauses.json", json());
        return files;
    }

    private List<Result> of(Clause clause) {
        return results.stream().filter(it -> it.ids().contains(clause.id())).toList();
    }

    /// Support alone leaves a clause open; any failure makes it failed.
    private String state(Clause clause) {
        var tests = of(clause);
        if (tests.stream().anyMatch(it -> !it.passed())) {
            return "failed";
        }
        return tests.stream().anyMatch(it -> it.kind().equals("proof")) ? "passed" : "open";
    }

    private long count(String state) {
        return clauses.all().stream().filter(it -> state(it).equals(state)).count();
    }

    private String markdown() {
        var text = new StringBuilder();
        text.append(
                """
                # Clauses and the tests that prove them

                Written by the test run, not by hand; `docs/requirements.md` says what the clauses are. A test is **proof** when it
                drives the clause through the running product, over HTTP or in a browser; other tests stand beside it as support. A clause
                without a passing proof is open. A clause may ask for more than its tests show so far: what is shown, their names say.

                """);
        text.append(
                "%d clauses: %d passed, %d failed, %d open.%n"
                        .formatted(
                                clauses.all().size(),
                                count("passed"),
                                count("failed"),
                                count("open")));
        var section = "";
        for (var clause : clauses.all()) {
            if (!clause.section().equals(section)) {
                section = clause.section();
                text.append("\n## ").append(section).append("\n\n");
                text.append("| clause | what it asks | proof | support | state |\n");
                text.append("| --- | --- | --- | --- | --- |\n");
            }
            text.append(
                    "| %s | %s | %s | %s | %s |%n"
                            .formatted(
                                    clause.id(),
                                    clause.text(),
                                    cell(clause, "proof"),
                                    cell(clause, "support"),
                                    state(clause)));
        }
        return text.toString();
    }

    private String cell(Clause clause, String kind) {
        return String.join(
                "<br>",
                of(clause).stream()
                        .filter(it -> it.kind().equals(kind))
                        .map(it ->
                                it.name().replace("|", "\\|") + (it.passed() ? "" : " **failed**"))
                        .toList());
    }

    private String json() {
        var rows = clauses.all().stream().map(this::row).toList();
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(rows)
                + "\n";
    }

    private Map<String, Object> row(Clause clause) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", clause.id());
        row.put("section", clause.section());
        row.put("text", clause.text());
        row.put("state", state(clause));
        row.put("tests", of(clause).stream().map(Matrix::test).toList());
        return row;
    }

    private static Map<String, Object> test(Result result) {
        var test = new LinkedHashMap<String, Object>();
        test.put("name", result.name());
        test.put("kind", result.kind());
        test.put("result", result.passed() ? "passed" : "failed");
        test.put("part", result.part().word());
        return test;
    }
}
