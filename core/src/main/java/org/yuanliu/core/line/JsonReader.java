package org.yuanliu.core.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.yuanliu.core.Text;

/// Reads one JSON object from the beginning of a text to its end.
final class JsonReader {

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

    private final String text;
    private final int deepest;
    private int at;
    private int depth;

    /// @param deepest how many objects and arrays may lie in each other
    JsonReader(String text, int deepest) {
        this.text = text;
        this.deepest = deepest;
    }

    int at() {
        return at;
    }

    Json.Obj whole() throws Unreadable {
        skipSpace();
        var whole = object();
        skipSpace();
        if (at < text.length()) {
            throw new Unreadable("这一行在对象之后还有内容。", "The line goes on after the object.");
        }
        return whole;
    }

    private Json.Obj object() throws Unreadable {
        enter('{');
        var members = new LinkedHashMap<String, Json>();
        if (peek() == '}') {
            at++;
        } else {
            member(members);
            while (peek() == ',') {
                at++;
                skipSpace();
                member(members);
            }
            expect('}');
        }
        depth--;
        return new Json.Obj(members);
    }

    private Json.Arr array() throws Unreadable {
        enter('[');
        var elements = new ArrayList<Json>();
        if (peek() == ']') {
            at++;
        } else {
            element(elements);
            while (peek() == ',') {
                at++;
                skipSpace();
                element(elements);
            }
            expect(']');
        }
        depth--;
        return new Json.Arr(elements);
    }

    private void enter(char bracket) throws Unreadable {
        expect(bracket);
        depth++;
        skipSpace();
    }

    private void member(SequencedMap<String, Json> members) throws Unreadable {
        var name = string();
        skipSpace();
        expect(':');
        skipSpace();
        var value = value();
        skipSpace();
        if (members.putIfAbsent(name, value) != null) {
            throw new Unreadable("同一字段出现两次：" + name, "A field stands twice: " + name);
        }
    }

    private void element(List<Json> elements) throws Unreadable {
        elements.add(value());
        skipSpace();
    }

    private Json value() throws Unreadable {
        char first = peek();
        if (first == '"') {
            return new Json.Str(string());
        }
        if (first == '{' || first == '[') {
            if (depth == deepest) {
                throw deepest == 1
                        ? new Unreadable("字段的值不能是对象或数组。", "A value is no object and no array.")
                        : new Unreadable("嵌套过深。", "Too many objects lie in each other.");
            }
            return first == '{' ? object() : array();
        }
        return word();
    }

    private Json word() throws Unreadable {
        int end = at;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        var word = text.substring(at, end);
        var value =
                switch (word) {
                    case "null" -> Json.Word.NULL;
                    case "true" -> Json.Word.TRUE;
                    case "false" -> Json.Word.FALSE;
                    default -> isNumber(word) ? new Json.Num(word) : null;
                };
        if (value == null) {
            throw new Unreadable("这里应为一个值。", "A value should stand here.");
        }
        at = end;
        return value;
    }

    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`
    private static boolean isNumber(String word) {
        int from = word.startsWith("-") ? 1 : 0;
        int end = digits(word, from);
        boolean whole = end > from && (end == from + 1 || word.charAt(from) != '0');
        if (whole && end < word.length() && word.charAt(end) == '.') {
            int fraction = end + 1;
            end = digits(word, fraction);
            whole = end > fraction;
        }
        if (whole && end < word.length() && (word.charAt(end) == 'e' || word.charAt(end) == 'E')) {
            int exponent = end + 1;
            if (exponent < word.length() && "+-".indexOf(word.charAt(exponent)) >= 0) {
                exponent++;
            }
            end = digits(word, exponent);
            whole = end > exponent;
        }
        return whole && end == word.length();
    }

    private static int digits(String word, int from) {
        int at = from;
        while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
            at++;
        }
        return at;
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
        int plain = at;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        if (plain < text.length() && text.charAt(plain) == '"') {
            var value = text.substring(at, plain);
            at = plain + 1;
            return value;
        }
        return escapedString();
    }

    private static boolean isPlain(char letter) {
        return letter != '"' && letter != '\\' && letter >= ' ';
    }

    private String escapedString() throws Unreadable {
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
