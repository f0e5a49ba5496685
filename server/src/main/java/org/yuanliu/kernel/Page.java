package org.yuanliu.kernel;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// One stretch of a list that can grow, and where the next one begins.
///
/// There are no page numbers: a list is read on from the last row seen, however long it is.
public record Page<T>(List<T> items, Optional<String> nextCursor) {

    public static final int LARGEST = 200;

    /// The one character that no text in the database has.
    private static final String BETWEEN = "\0";

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
                .encodeToString(String.join(BETWEEN, key).getBytes(StandardCharsets.UTF_8));
    }

    /// Where a reader wants to go on, and how far.
    public record Request(Optional<List<String>> after, int limit) {

        private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
        private static final Pattern ID =
                Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");
        private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

        public static Request of(Optional<String> cursor, Optional<Integer> limit) {
            int wanted = limit.orElse(50);
            if (wanted < 1 || wanted > LARGEST) {
                throw Refusal.field(
                        "limit",
                        String.valueOf(wanted),
                        "应为 1 到 " + LARGEST + " 之间的整数",
                        "expected a whole number from 1 to " + LARGEST);
            }
            return new Request(cursor.filter(it -> !it.isEmpty()).map(Request::key), wanted);
        }

        /// A moment; without a cursor later than all.
        public String time(int index) {
            return part(index, Request::isTime, "infinity");
        }

        /// A day; without a cursor before all.
        public String day(int index) {
            return part(index, Request::isDay, "-infinity");
        }

        /// An id; without a cursor `absent`, the smallest or the largest.
        public String id(int index, String absent) {
            return part(index, ID.asMatchPredicate(), absent);
        }

        /// A hash in hexadecimal digits; without a cursor the largest.
        public String hash(int index) {
            return part(index, HASH.asMatchPredicate(), "ff".repeat(32));
        }

        /// A number written with digits; without a cursor before all.
        public String digits(int index) {
            return part(index, DIGITS.asMatchPredicate(), "");
        }

        /// A text; without a cursor before all.
        public String text(int index) {
            return part(index, it -> true, "");
        }

        private String part(int index, Predicate<String> form, String absent) {
            if (after.isEmpty()) {
                return absent;
            }
            if (after.get().size() <= index || !form.test(after.get().get(index))) {
                throw foreign(cursor(after.get()));
            }
            return after.get().get(index);
        }

        private static boolean isTime(String text) {
            try {
                var time = Instant.parse(text);
                return time.isAfter(Instant.EPOCH) && time.isBefore(LATEST);
            } catch (DateTimeException notOurs) {
                return false;
            }
        }

        private static boolean isDay(String text) {
            try {
                var day = LocalDate.parse(text);
                return day.getYear() >= 1970 && day.getYear() <= 9999;
            } catch (DateTimeException notOurs) {
                return false;
            }
        }

        private static List<String> key(String cursor) {
            try {
                return List.of(
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8)
                                .split(BETWEEN, -1));
            } catch (IllegalArgumentException notOurs) {
                throw foreign(cursor);
            }
        }

        private static Refusal foreign(String cursor) {
            return Refusal.field(
                    "cursor",
                    cursor.length() > 100 ? cursor.substring(0, 100) + "…" : cursor,
                    "不是这个列表给出的位置，请去掉 cursor 从第一页重新开始",
                    "not a place in this list; leave cursor out and start from the first page");
        }
    }
}
