package org.yuanliu.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/// Values that have broken something somewhere. None holds a word of our own insides, so that what
/// is shown again is told from what leaked.
record Malice(Random random) {

    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "\u0000",
                    "a\u0000b",
                    "\n\r\t",
                    "' or 1=1 --",
                    "'; drop table trace.event; --",
                    "$1",
                    ":id",
                    "%",
                    "_",
                    "\\",
                    "\"",
                    "../../../../etc/passwd",
                    "..\\..\\windows",
                    "%2e%2e%2f",
                    "file:///etc/passwd",
                    "<script>alert(1)</script>",
                    "{{7*7}}",
                    "${jndi:ldap://127.0.0.1/x}",
                    "#{7*7}",
                    "=cmd|' /C calc'!A0",
                    "\u202e\u0645\u0631\u062d\u0628\u0627",
                    "\u200b\u200d\ufeff",
                    "a\u0301\u0301\u0301\u0301",
                    "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
                    "\ufffe\uffff",
                    "ｆｕｌｌ１２３",
                    "İıſK",
                    "NaN",
                    "Infinity",
                    "-0",
                    "1e400",
                    "0x10",
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "2026-02-30",
                    "0000-00-00",
                    "9999-12-31",
                    "-999999999-01-01",
                    "+1000000000-01-01",
                    "2026-11-21T10:00:00+18:01",
                    "00000000-0000-0000-0000-000000000000",
                    "ffffffff-ffff-ffff-ffff-ffffffffffff",
                    "00000000-0000-7000-8000-000000000001",
                    "(01)06990000030012(21)\u001d",
                    "]C10106990000030012",
                    "https://id.gs1.org/01/06990000030012/21/%00",
                    "06990000030012",
                    "gs1:01/06990000030012/21/A",
                    "\"1\"",
                    "W/\"1\"",
                    "*",
                    "eyJhIjoxfQ");

    private static final List<String> BARE =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1e999",
                    "-0.0",
                    "1e-999",
                    "9223372036854775808",
                    "123456789012345678901234567890.123456789",
                    "NaN",
                    "[]",
                    "{}",
                    "[[[[[[]]]]]]",
                    "{\"a\":{\"b\":{\"c\":null}}}",
                    "[null]",
                    "\"\\ud800\"",
                    "\"\\u0000\"",
                    "'single'",
                    "// comment",
                    "");

    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    String text() {
        return switch (random.nextInt(12)) {
            case 0 -> "长".repeat(1 + random.nextInt(3_000));
            case 1 -> one(TEXTS).repeat(1 + random.nextInt(40));
            case 2 -> noise(1 + random.nextInt(60));
            case 3 -> String.valueOf(random.nextLong());
            default -> one(TEXTS);
        };
    }

    /// Any characters at all, halves of pairs among them.
    private String noise(int length) {
        var noise = new StringBuilder();
        for (int n = 0; n < length; n++) {
            noise.append((char) random.nextInt(once(3) ? 0x10000 : 0x250));
        }
        return noise.toString();
    }

    /// As JSON: something that is not what was asked for.
    String json() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> one(BARE);
            case 3 -> "[".repeat(1 + random.nextInt(2_000));
            case 4 -> "9".repeat(1 + random.nextInt(5_000));
            default -> quoted(text());
        };
    }

    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char it = text.charAt(at);
            if (it == '"' || it == '\\') {
                quoted.append('\\').append(it);
            } else if (it < ' ' || Character.isSurrogate(it)) {
                quoted.append("\\u%04x".formatted((int) it));
            } else {
                quoted.append(it);
            }
        }
        return quoted.append('"').toString();
    }

    /// As part of an address: mostly encoded as it should be, sometimes not.
    String encoded(String text) {
        if (once(12)) {
            return one(
                    List.of(
                            "%",
                            "%z",
                            "%ff",
                            "%c0%ae%c0%ae/",
                            "%00",
                            "+",
                            "%u0041",
                            ";a=b",
                            "%2F",
                            "%5c",
                            "..;/"));
        }
        var encoded = new StringBuilder();
        for (byte it : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(
                    Character.isLetterOrDigit(it) && it > 0
                            ? String.valueOf((char) it)
                            : "%%%02X".formatted(it & 0xff));
        }
        // An address has an end; one without is another test's.
        return encoded.length() > 4_000
                ? encoded.substring(0, 3_999).replaceFirst("%.?$", "")
                : encoded.toString();
    }

    /// Without control characters: on those the container hangs up, and they are sent elsewhere.
    String header() {
        return text().replaceAll("\\p{Cntrl}", "").strip();
    }
}
