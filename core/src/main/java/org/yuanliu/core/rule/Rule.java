package org.yuanliu.core.rule;

import org.yuanliu.core.Text;
import org.yuanliu.core.event.History;

/// A pure question to the records of one code. It looks at no clock and remembers nothing, so that
/// a screen, a bulk run and a stream get the same answer.
public interface Rule {

    RuleRef ref();

    Dimension dimension();

    /// The sentence that the rule defends.
    Text sentence();

    Judgement judge(History history);
}
