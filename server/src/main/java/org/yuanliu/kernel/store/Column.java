package org.yuanliu.kernel.store;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A column of many rows as one parameter, for `unnest` and `= any`.
///
/// As text, because the driver takes arrays of text as they are; the statement casts:
/// `?::text[]::uuid[]`.
public final class Column {

    private Column() {}

    public static @Nullable String[] of(Collection<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }

    public static <T> @Nullable String[] of(Collection<T> rows, Function<T, Object> value) {
        return rows.stream().map(it -> value.apply(it).toString()).toArray(String[]::new);
    }

    public static <T> @Nullable String[] optional(
            Collection<T> rows, Function<T, Optional<?>> value) {
        var column = new @Nullable String[rows.size()];
        int n = 0;
        for (var row : rows) {
            column[n++] = value.apply(row).map(Object::toString).orElse(null);
        }
        return column;
    }
}
