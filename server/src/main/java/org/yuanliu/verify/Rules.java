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

    Rulebook book() {
        var active = new HashMap<RuleRef, Parameters>();
        store.active().forEach(it -> active.put(it.ref(), it.parameters()));
        return Rulebook.inForce(active);
    }
}
