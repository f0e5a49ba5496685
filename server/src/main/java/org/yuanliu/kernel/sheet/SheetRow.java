package org.yuanliu.kernel.sheet;

import java.util.List;
import java.util.Optional;

/// A row of a sheet, by the number that people see beside it, and the merged cells that it is part
/// of.
public record SheetRow(long number, List<Cell> cells, Optional<String> merged) {

    public SheetRow {
        cells = List.copyOf(cells);
    }

    /// In characters, as it is shown.
    public int length() {
        return cells.stream().mapToInt(it -> it.shown().length()).sum();
    }

    public boolean isBlank() {
        return cells.stream().allMatch(it -> it.shown().isBlank());
    }
}
