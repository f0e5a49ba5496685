package org.yuanliu.access;

import org.yuanliu.kernel.Refusal;

/// Why somebody does something that touches another person: long enough to mean something.
final class Reasons {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 200;

    private Reasons() {}

    static String of(String pointer, String typed) {
        var reason = typed.strip();
        if (reason.length() < SHORTEST || reason.length() > LONGEST) {
            throw Refusal.field(
                    pointer,
                    typed.length() > LONGEST ? typed.substring(0, LONGEST) + "…" : typed,
                    "请写明原因，" + SHORTEST + "–" + LONGEST + " 个字符",
                    "say why, in " + SHORTEST + " to " + LONGEST + " characters");
        }
        return reason;
    }
}
