package org.yuanliu.core.code;

import org.yuanliu.core.Text;

/// Something to say about one place of a scanned text.
///
/// In a [Reading.Broken] at least one problem says why; in the other readings it is a remark that
/// stops nobody.
///
/// @param code stable word for machines, such as `check-digit`
/// @param at position in the input as it was given, counted in `char`s from 0
public record Problem(String code, int at, String zh, String en) {

    Problem(String code, int at, Text text) {
        this(code, at, text.zh(), text.en());
    }
}
