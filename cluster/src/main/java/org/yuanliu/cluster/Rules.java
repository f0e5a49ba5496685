package org.yuanliu.cluster;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.yuanliu.core.rule.Parameters;
import org.yuanliu.core.rule.Rulebook;

/// The parameters of the rules by rule id, as they travel to every machine; the rules themselves
/// are made there.
record Rules(TreeMap<String, TreeMap<String, String>> parameters) implements Serializable {

    static Rules of(Map<String, Map<String, String>> parameters) {
        var copy = new TreeMap<String, TreeMap<String, String>>();
        parameters.forEach((rule, values) -> copy.put(rule, new TreeMap<>(values)));
        return new Rules(copy);
    }

    Rulebook book() {
        var values = new TreeMap<String, Parameters>();
        parameters.forEach((rule, it) -> values.put(rule, new Parameters(it)));
        return Rulebook.shipped(values);
    }
}
