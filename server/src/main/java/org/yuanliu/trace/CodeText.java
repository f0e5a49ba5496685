package org.yuanliu.trace;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.code.Reading;
import org.yuanliu.registry.CodeAddresses;

/// A code as people and programs give it: what a scanner read, what was typed, or the identity that
/// we answered before.
@Component
public class CodeText {

    private final CodeAddresses addresses;

    CodeText(CodeAddresses addresses) {
        this.addresses = addresses;
    }

    /// Inside the caller's transaction, for the addresses that are registered now.
    public Reading read(String text) {
        return addresses.read(Code.parse(text).flatMap(CodeText::label).orElse(text));
    }

    private static Optional<String> label(Code code) {
        return code.product().map(it -> label(it, code));
    }

    private static String label(String product, Code code) {
        return "(01)"
                + product
                + code.batch().map(it -> "(10)" + it).orElse("")
                + code.serial().map(it -> "(21)" + it).orElse("");
    }
}
