package org.yuanliu.trace.store;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.event.Amount;

/// Amounts as one column: a line each, with tabs between identity, quantity, unit and the batch on
/// an item's label. None of them can hold a tab.
final class GoodsColumn {

    private GoodsColumn() {}

    static String write(List<Amount> goods) {
        return goods.stream().map(GoodsColumn::line).collect(Collectors.joining("\n"));
    }

    private static String line(Amount it) {
        var line = it.code().identity() + "\t" + it.quantity().toPlainString() + "\t" + it.unit();
        return label(it.code()).map(batch -> line + "\t" + batch).orElse(line);
    }

    static List<Amount> read(String column) {
        return column.isEmpty() ? List.of() : column.lines().map(GoodsColumn::amount).toList();
    }

    private static Amount amount(String line) {
        var fields = line.split("\t", -1);
        var code = code(fields[0]);
        return new Amount(
                fields.length > 3 ? code.inBatch(fields[3]) : code,
                new BigDecimal(fields[1]),
                fields[2]);
    }

    static Code code(String identity) {
        return Code.parse(identity)
                .orElseThrow(() -> new IllegalStateException("stored, and no code: " + identity));
    }

    /// The batch that an item's label names beside its identity.
    static java.util.Optional<String> label(Code code) {
        return code.ofItsBatch().flatMap(Code::batch);
    }
}
