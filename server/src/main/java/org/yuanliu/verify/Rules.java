package org.yuanliu.verify;

import java.util.HashMap;
import org.springframework.stereotype.Component;
import org.yuanliu.core.rule.Parameters;
import org.yuanliu.core.rule.Rule;
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

    /// Those of the shipped rules that are active in the same version: data can switch a rule off,
    /// and can't make this version run one that it does not have.
    Rulebook book() {
        var active = new HashMap<RuleRef, Parameters>();
        store.active().forEach(it -> active.put(it.ref(), it.parameters()));
        var parameters = new HashMap<String, Parameters>();
        active.forEach((ref, values) -> parameters.put(ref.id(), values));
        return new Rulebook(
                Rulebook.shipped(parameters).rules().stream()
                        .filter((Rule it) -> active.containsKey(it.ref()))
                        .toList());
    }
}
