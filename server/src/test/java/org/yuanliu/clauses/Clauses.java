package org.yuanliu.clauses;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The clauses of `docs/requirements.md`, in its order.
record Clauses(List<Clause> all) {

    private static final Pattern ROW = Pattern.compile("\\| ([A-Z]{2}-[A-Za-z0-9.]+) \\| (.+) \\|");

    record Clause(String id, String section, String text) {}

    Clauses {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no clause was read");
        }
    }

    /// A clause is a row of a table below a heading of the second level.
    static Clauses read(String markdown) {
        var clauses = new ArrayList<Clause>();
        var section = "";
        for (var line : markdown.lines().toList()) {
            var row = ROW.matcher(line);
            if (line.startsWith("## ")) {
                section = line.substring("## ".length());
            } else if (!section.isEmpty() && row.matches()) {
                clauses.add(new Clause(row.group(1), section, row.group(2)));
            }
        }
        return new Clauses(clauses);
    }

    boolean has(String id) {
        return all.stream().anyMatch(it -> it.id().equals(id));
    }
}
