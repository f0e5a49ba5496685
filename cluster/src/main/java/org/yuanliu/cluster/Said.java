package org.yuanliu.cluster;

/// What the rules say of a code, as lines (`FindingLine` of `core`). Equal answers are equal lines.
///
/// A difference is one of these with `change` before it: `found`, or `gone` when it holds no
/// longer. A finding that says something else under the same identity is first gone and then found.
final class Said {

    private Said() {}

    static String found(String said) {
        return change("found", said);
    }

    static String gone(String said) {
        return change("gone", said);
    }

    private static String change(String change, String said) {
        return "{\"change\":\"" + change + "\"," + said.substring(1);
    }
}
