package org.yuanliu.registry;

import java.util.regex.Pattern;
import org.yuanliu.kernel.Refusal;

/// How long a text may be.
final class Fits {

    /// Without line ends, which longer texts have, and zeros, which nothing here takes.
    private static final Pattern UNSEEN =
            Pattern.compile(
                    "[\\p{Cc}&&[^\\u0000\\n\\r\\t]]|[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\p{Co}]");

    private Fits() {}

    static boolean in(String text, int shortest, int longest) {
        return text.strip().length() >= shortest && text.length() <= longest;
    }

    /// Characters that nobody sees, or that turn the reading around, make two names look alike.
    static boolean isSeen(String text) {
        return !UNSEEN.matcher(text).find();
    }

    static void must(String field, String text, int shortest, int longest) {
        if (!isSeen(text)) {
            throw Refusal.field(
                    field,
                    UNSEEN.matcher(text).replaceAll("□"),
                    "含有看不见的字符，请删去后重填",
                    "holds characters that nobody sees; type it anew");
        }
        if (shortest > 0 && text.isBlank()) {
            throw Refusal.field(field, text, "请填写。", "Please fill this in.");
        }
        if (!in(text, shortest, longest)) {
            throw Refusal.field(
                    field,
                    text.length() > 50 ? text.substring(0, 50) + "…" : text,
                    shortest + "–" + longest + " 个字符",
                    shortest + " to " + longest + " characters");
        }
    }
}
