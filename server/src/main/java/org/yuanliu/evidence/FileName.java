package org.yuanliu.evidence;

import java.util.regex.Pattern;

/// The name that a sender gives a file: words for people, never a path of ours.
final class FileName {

    private static final int LONGEST = 120;
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]");
    private static final Pattern RESERVED = Pattern.compile("[:*?\"<>|]");

    private FileName() {}

    /// Without folders, without what can't be seen or turns the reading around, and not too long.
    static String clean(String told) {
        var last = told.substring(Math.max(told.lastIndexOf('/'), told.lastIndexOf('\\')) + 1);
        var seen = INVISIBLE.matcher(last).replaceAll("");
        var plain = RESERVED.matcher(seen).replaceAll("_").strip().replaceAll("^\\.+", "");
        if (plain.codePointCount(0, plain.length()) > LONGEST) {
            int end = plain.length();
            plain =
                    plain.substring(0, plain.offsetByCodePoints(0, LONGEST - 10))
                            + plain.substring(
                                    Math.max(plain.lastIndexOf('.'), end - 8) > 0
                                            ? plain.offsetByCodePoints(end, -8)
                                            : end);
        }
        return plain.isEmpty() ? "file" : plain;
    }
}
