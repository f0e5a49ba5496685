package org.yuanliu.core.rule;

import java.util.Locale;
import org.yuanliu.core.Text;

/// The four qualities of trace data that verification looks at.
public enum Dimension {
    COMPLETENESS("完整性", "completeness"),
    AUTHENTICITY("真实性", "authenticity"),
    ACCURACY("准确性", "accuracy"),
    TIMELINESS("时效性", "timeliness");

    private final String zh;
    private final String en;

    Dimension(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public Text title() {
        return new Text(zh, en);
    }

    /// The word used in data and in addresses.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
