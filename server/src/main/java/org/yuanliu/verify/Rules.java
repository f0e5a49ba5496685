package org.yuanliu.verify;

import java.util.HashMap;
import org.springframework.stereotype.Component;
import org.yuanliu.core.rule.Parameters;
import org.yuanliu.core.rule.RuleRef;
import org.yuanliu.core.rule.Rulebook;
import org.yuanliu.verify.store.RuleStore;

/// The rules in force, with their parameters from data.
@Component
class Rules {

    private final RuleStore store;

    Rules(RuleStore store) {
        this.store = store;
    }

    /// The shipped rules that are active. A rule that data asks for and this version does not have
    /// is an error: leaving it out would look like a pass.
    Rulebook book() {
        var active = new HashMap<RuleRef, Parameters>();
        store.active().forEach(it -> active.put(it.ref(), it.parameters()));
        var parameters = new HashMap<String, Parameters>();
        active.forEach((ref, values) -> parameters.put(ref.id(), values));
        var rules =
                Rulebook.shipped(parameters).rules().stream()
                        .filter(it -> active.containsKey(it.ref()))
                        .toList();
        if (rules.size() < active.size()) {
            throw new IllegalStateException(
                    "a rule is active that this version does not have: " + active.keySet());
        }
        return new Rulebook(rules);
    }
}
