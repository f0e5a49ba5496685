package org.yuanliu.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yuanliu.core.code.Codes;
import org.yuanliu.core.code.Level;
import org.yuanliu.core.code.Reading;
import org.yuanliu.kernel.Refusal;

/// How single fields are read, alike by hand, by interface and from a file: as what was meant, or
/// refused with the field, why, and what to write instead.
final class Fields {

    private Fields() {}

    static String gtin(String text) {
        if (Codes.read(text.strip()) instanceof Reading.Known known
                && known.code().level() == Level.PRODUCT
                && known.code().product().isPresent()) {
            return known.code().product().get();
        }
        throw Refusal.field(
                "/gtin",
                text,
                "应为带正确校验位的商品条码（GTIN，8、12、13 或 14 位）",
                "expected a GTIN of 8, 12, 13 or 14 digits with a right check digit");
    }

    static Span span(LocalDate from, Optional<LocalDate> to) {
        mustBeSane("/from", from);
        to.ifPresent(it -> mustBeSane("/to", it));
        if (to.isPresent() && to.get().isBefore(from)) {
            throw Refusal.field(
                    "/to",
                    to.get().toString(),
                    "不能早于起始日（" + from + "）",
                    "ends before it begins (" + from + ")");
        }
        return new Span(from, to);
    }

    /// From one serial to another.
    static void mustRun(String first, String last) {
        if (first.length() != last.length() || first.compareTo(last) > 0) {
            throw Refusal.field(
                    "/last",
                    last,
                    "末码要和首码一样长，且不能在首码之前",
                    "must be as long as the first serial and not lie before it");
        }
    }

    /// What has happened can't lie ahead; tomorrow's news is tomorrow's fact.
    static LocalDate notLater(String field, LocalDate day, LocalDate today) {
        mustBeSane(field, day);
        if (day.isAfter(today)) {
            throw Refusal.field(field, day.toString(), "不能晚于今天", "can't lie in the future");
        }
        return day;
    }

    static LocalDate mustBeSane(String field, LocalDate day) {
        if (day.getYear() < 1949 || day.getYear() > 2199) {
            throw Refusal.field(
                    field, day.toString(), "年份应在 1949 到 2199 之间", "a year from 1949 to 2199");
        }
        return day;
    }

    static void mustBeFew(String field, List<String> many) {
        if (many.size() > 50 || many.stream().anyMatch(it -> !Fits.in(it, 1, 100))) {
            throw Refusal.field(
                    field,
                    String.valueOf(many.size()),
                    "最多 50 项，每项 1–100 个字符",
                    "at most 50, each of 1 to 100 characters");
        }
    }

    static <E extends Enum<E>> E word(String field, String word, Class<E> type) {
        return Stream.of(type.getEnumConstants())
                .filter(it -> word(it).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.field(
                                field,
                                word,
                                Stream.of(type.getEnumConstants())
                                        .map(Fields::word)
                                        .collect(Collectors.joining(", "))));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
