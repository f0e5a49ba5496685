package org.yuanliu.trace;

import org.yuanliu.core.code.Code;
import org.yuanliu.core.code.Codes;
import org.yuanliu.core.code.Reading;

/// A code as people and programs give it: what a scanner read, what was typed, or the identity that
/// we answered before.
public final class CodeText {

    private CodeText() {}

    public static Reading read(String text) {
        return Codes.read(Code.parse(text).map(CodeText::label).orElse(text));
    }

    private static String label(Code code) {
        return "(01)"
                + code.product()
                + code.batch().map(it -> "(10)" + it).orElse("")
                + code.serial().map(it -> "(21)" + it).orElse("");
    }
}
