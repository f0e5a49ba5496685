package org.yuanliu.core.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.yuanliu.core.event.Flaw;
import org.yuanliu.core.rule.Parameters;
import org.yuanliu.core.rule.RuleRef;

/// Rules in force with their parameters, as lines.
///
///     {"form":"rule/1","rule":"filed-in-time","version":"1","parameter.days":"7"}
public final class RuleLine {

    private static final Form FORM = new Form("rule", 1);
    private static final String PARAMETER = "parameter.";

    private RuleLine() {}

    /// What became of a line.
    public sealed interface Read {

        record Whole(RuleRef rule, Parameters parameters) implements Read {}

        /// Everything that is wrong with it.
        record Refused(List<Flaw> flaws) implements Read {

            public Refused {
                flaws = List.copyOf(flaws);
            }
        }
    }

    public static String write(RuleRef rule, Parameters parameters) {
        var fields = new LinkedHashMap<String, String>();
        fields.put(Form.FIELD, FORM.toString());
        fields.put("rule", rule.id());
        fields.put("version", String.valueOf(rule.version()));
        new TreeMap<>(parameters.values())
                .forEach((name, value) -> fields.put(PARAMETER + name, value));
        return FlatJson.write(fields);
    }

    public static Read read(String line) {
        return switch (FlatJson.read(line)) {
            case FlatJson.Broken broken -> new Read.Refused(List.of(LineFlaws.notJson(broken)));
            case FlatJson.Fields fields -> read(fields);
        };
    }

    private static Read read(FlatJson.Fields fields) {
        var flaws = new ArrayList<Flaw>();
        FORM.flaw(fields).ifPresent(flaws::add);
        var rule = fields.get("rule").filter(it -> !it.isBlank());
        var version =
                fields.get("version")
                        .filter(it -> it.matches("[1-9][0-9]{0,5}"))
                        .map(Integer::valueOf);
        if (rule.isEmpty()) {
            flaws.add(LineFlaws.missing("rule"));
        }
        if (version.isEmpty()) {
            flaws.add(LineFlaws.missing("version"));
        }
        var parameters = new LinkedHashMap<String, String>();
        fields.values()
                .forEach((name, value) -> {
                    if (name.startsWith(PARAMETER)) {
                        parameters.put(name.substring(PARAMETER.length()), value);
                    } else if (!List.of(Form.FIELD, "rule", "version").contains(name)) {
                        flaws.add(LineFlaws.notKnown(name));
                    }
                });
        return flaws.isEmpty()
                ? new Read.Whole(
                        new RuleRef(rule.orElseThrow(), version.orElseThrow()),
                        new Parameters(parameters))
                : new Read.Refused(flaws);
    }
}
