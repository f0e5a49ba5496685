package org.yuanliu.core.line;

/// A text between quotation marks, as JSON has it.
final class Quoted {

    private Quoted() {}

    static void append(String text, StringBuilder line) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"', '\\' -> line.append('\\').append(letter);
                case '\n' -> line.append("\\n");
                default -> {
                    // A lone half of a pair is no text in UTF-8, and would not come back.
                    boolean odd = letter < ' ' || isLone(text, i) || letter == '\u2028';
                    if (odd) {
                        line.append("\\u%04x".formatted((int) letter));
                    } else {
                        line.append(letter);
                    }
                }
            }
        }
        line.append('"');
    }

    private static boolean isLone(String text, int at) {
        char letter = text.charAt(at);
        if (Character.isHighSurrogate(letter)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(letter)
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
