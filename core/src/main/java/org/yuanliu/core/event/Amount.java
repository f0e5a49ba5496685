package org.yuanliu.core.event;

import java.math.BigDecimal;
import org.yuanliu.core.code.Code;

/// So much of what a code names. Of an item or a package there is one.
public record Amount(Code code, BigDecimal quantity, String unit) {

    /// The unit of what is counted piece by piece.
    public static final String PIECE = "件";

    public static Amount one(Code code) {
        return new Amount(code, BigDecimal.ONE, PIECE);
    }
}
