package org.yuanliu.registry;

import org.yuanliu.kernel.Refusal;

/// How long a text may be.
final class Fits {

    private Fits() {}

    static boolean in(String text, int shortest, int longest) {
        return text.strip().length() >= shortest && text.length() <= longest;
    }

    static void must(String field, String text, int shortest, int longest) {
        if (!in(text, shortest, longest)) {
            throw Refusal.field(
                    field,
                    text.length() > 50 ? text.substring(0, 50) + "…" : text,
                    shortest + "–" + longest + " 个字符",
                    shortest + " to " + longest + " characters");
        }
    }
}
