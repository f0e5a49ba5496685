package org.yuanliu.kernel.sheet;

import org.yuanliu.core.Text;

/// The file as a whole can't be read, and why: said once, since no single row is to blame.
public final class UnreadableSheet extends RuntimeException {

    private final transient Text why;

    public UnreadableSheet(String zh, String en) {
        super(en);
        this.why = new Text(zh, en);
    }

    public Text why() {
        return why;
    }
}
