package org.yuanliu.core.code;

/// One application identifier or all that a pattern such as `310n` names, as numbers that can be
/// compared: the digits with a one in front, so that 01 and 001 differ.
record NumberSpan(int from, int to) {

    static NumberSpan of(String pattern) {
        return new NumberSpan(
                Integer.parseInt("1" + pattern.replace('n', '0')),
                Integer.parseInt("1" + pattern.replace('n', '9')));
    }

    boolean holds(int index) {
        return from <= index && index <= to;
    }
}
