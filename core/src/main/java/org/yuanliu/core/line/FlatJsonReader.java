package org.yuanliu.core.line;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yuanliu.core.Text;

/// Reads one flat JSON object from the beginning of a text to its end.
final class FlatJsonReader {

    /// Does not leave this package: outside it is a value.
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Text reason;

        Unreadable(String zh, String en) {
            super(en, null, false, false);
            this.reason = new Text(zh, en);
        }

        Text reason() {
            return reason;
        }
    }

    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final String text;
    private int at;

    FlatJsonReader(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    SequencedMap<String, String> object() throws Unreadable {
        var values = new LinkedHashMap<String, String>();
        skipSpace();
        expect('{');
        skipSpace();
        if (peek() == '}') {
            at++;
        } else {
            member(values);
            while (peek() == ',') {
                at++;
                skipSpace();
                member(values);
            }
            expect('}');
        }
        skipSpace();
        if (at < text.length()) {
            throw new Unreadable("这一行在对象之后还有内容。", "The line goes on after the object.");
        }
        return values;
    }

    private void member(SequencedMap<String, String> values) throws Unreadable {
        var name = string();
        skipSpace();
        expect(':');
        skipSpace();
        var value = value();
        skipSpace();
        if (value != null && values.putIfAbsent(name, value) != null) {
            throw new Unreadable("同一字段出现两次：" + name, "A field stands twice: " + name);
        }
    }

    private @Nullable String value() throws Unreadable {
        return switch (peek()) {
            case '"' -> string();
            case '{', '[' ->
                    throw new Unreadable("字段的值不能是对象或数组。", "A value is no object and no array.");
            default -> word();
        };
    }

    private @Nullable String word() throws Unreadable {
        int end = at;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        var word = text.substring(at, end);
        if (word.equals("null")) {
            at = end;
            return null;
        }
        if (word.equals("true") || word.equals("false") || NUMBER.matcher(word).matches()) {
            at = end;
            return word;
        }
        throw new Unreadable("这里应为一个值。", "A value should stand here.");
    }

    private static boolean isWord(char letter) {
        return (letter >= '0' && letter <= '9')
                || (letter >= 'a' && letter <= 'z')
                || letter == 'E'
                || letter == '+'
                || letter == '-'
                || letter == '.';
    }

    private String string() throws Unreadable {
        expect('"');
        var value = new StringBuilder();
        while (true) {
            char letter = next();
            switch (letter) {
                case '"' -> {
                    return value.toString();
                }
                case '\\' -> value.append(escaped());
                default -> {
                    if (letter < ' ') {
                        throw new Unreadable("文本中有未转义的控制字符。", "A text holds a control character.");
                    }
                    value.append(letter);
                }
            }
        }
    }

    private char escaped() throws Unreadable {
        return switch (next()) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw new Unreadable("不认识的转义。", "An escape that JSON does not have.");
        };
    }

    private char unicode() throws Unreadable {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw new Unreadable("\\u 之后应为四位十六进制数。", "Four hexadecimal digits follow \\u.");
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /// A character that ends nothing where the text ends.
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private char next() throws Unreadable {
        if (at == text.length()) {
            throw new Unreadable("这一行不完整。", "The line ends too early.");
        }
        return text.charAt(at++);
    }

    private void expect(char wanted) throws Unreadable {
        if (peek() != wanted) {
            throw new Unreadable("这里应为 " + wanted + " 。", "There should be a " + wanted + " here.");
        }
        at++;
    }
}
