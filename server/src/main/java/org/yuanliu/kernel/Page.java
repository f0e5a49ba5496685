package org.yuanliu.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One stretch of a list that can grow, and where the next one begins.
///
/// There are no page numbers: a list is read on from the last row seen, however long it is.
public record Page<T>(List<T> items, Optional<String> nextCursor) {

    public static final int LARGEST = 200;

    public Page {
        items = List.copyOf(items);
    }

    /// Of `limit + 1` rows read, shows `limit` and keeps the key of the last one shown.
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, List<String>> key) {
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        var shown = rows.subList(0, limit);
        return new Page<>(shown, Optional.of(cursor(key.apply(shown.getLast()))));
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), nextCursor);
    }

    private static String cursor(List<String> key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", key).getBytes(StandardCharsets.UTF_8));
    }

    /// Where a reader wants to go on, and how far.
    public record Request(Optional<List<String>> after, int limit) {

        public static Request of(Optional<String> cursor, Optional<Integer> limit) {
            int wanted = limit.orElse(50);
            if (wanted < 1 || wanted > LARGEST) {
                throw Refusal.field("limit", String.valueOf(wanted), "1–" + LARGEST);
            }
            return new Request(cursor.filter(it -> !it.isEmpty()).map(Request::key), wanted);
        }

        /// The `index`-th part of the key, or `absent` at the beginning of the list.
        public String part(int index, String absent) {
            if (after.isEmpty()) {
                return absent;
            }
            if (after.get().size() <= index) {
                throw Refusal.field("cursor", "", "nextCursor");
            }
            return after.get().get(index);
        }

        private static List<String> key(String cursor) {
            try {
                return List.of(
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8)
                                .split("\n", -1));
            } catch (IllegalArgumentException notOurs) {
                throw Refusal.field("cursor", cursor, "nextCursor");
            }
        }
    }
}
