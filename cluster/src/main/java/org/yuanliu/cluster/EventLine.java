package org.yuanliu.cluster;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.yuanliu.core.Content;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.code.Level;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Filed;

/// A filed event as one line: a JSON object whose values are all texts, so that nobody rounds a
/// quantity.
///
/// | field | |
/// | --- | --- |
/// | `act` | a word of [Act], such as `outbound` |
/// | `filer`, `premises`?, `partner`? | UUIDs in lower case |
/// | `code` | the canonical identity of a [Code] |
/// | `batch`? | the batch that an item's label names beside the serial |
/// | `quantity`, `unit` | such as `12.5` and `米` |
/// | `at` | when it happened, with the offset from UTC: `2026-11-20T08:30:00+08:00` |
/// | `filedAt` | when it was filed, in UTC: `2026-11-20T01:02:03Z` |
/// | `document`?, `reason`? | texts |
/// | `corrects`? | the identity of the event whose place this one takes |
///
/// Fields with `?` may be left out, and no other field is allowed: a misspelt `corrects` would
/// change what is found, and nobody would notice.
final class EventLine {

    private static final Set<String> FIELDS =
            Set.of(
                    "act",
                    "filer",
                    "premises",
                    "partner",
                    "code",
                    "batch",
                    "quantity",
                    "unit",
                    "at",
                    "filedAt",
                    "document",
                    "corrects",
                    "reason");

    private EventLine() {}

    /// What a line turned out to be. A bad line is an everyday event.
    sealed interface Reading {
        record Read(Filed filed) implements Reading {}

        /// With everything that is wrong, each in a sentence that begins with the field.
        record Unread(List<String> reasons) implements Reading {}
    }

    static Reading read(String line) {
        return switch (Json.flat(line)) {
            case Json.Flat.Fields object -> new Fields(object.values()).read();
            case Json.Flat.Wrong wrong -> new Reading.Unread(List.of(wrong.reason()));
        };
    }

    static String write(Filed filed) {
        var it = filed.event();
        var values = new LinkedHashMap<String, String>();
        values.put("act", it.act().word());
        values.put("filer", it.filer().toString());
        it.premises().ifPresent(premises -> values.put("premises", premises.toString()));
        it.partner().ifPresent(partner -> values.put("partner", partner.toString()));
        values.put("code", it.code().identity());
        it.code().ofItsBatch().flatMap(Code::batch).ifPresent(batch -> values.put("batch", batch));
        values.put("quantity", it.quantity().toPlainString());
        values.put("unit", it.unit());
        values.put("at", it.at().toString());
        values.put("filedAt", filed.filedAt().toString());
        it.document().ifPresent(document -> values.put("document", document));
        it.corrects().ifPresent(corrects -> values.put("corrects", corrects.hex()));
        it.reason().ifPresent(reason -> values.put("reason", reason));
        return Json.write(values);
    }

    /// Reads field by field and collects what is wrong, so that a line is mended in one go.
    private static final class Fields {

        private final Map<String, String> values;
        private final List<String> reasons = new ArrayList<>();

        Fields(Map<String, String> values) {
            this.values = values;
        }

        Reading read() {
            values.keySet().stream()
                    .filter(it -> !FIELDS.contains(it))
                    .forEach(it -> reasons.add(it + ": no such field"));
            var act = needed("act", "a word such as outbound", Fields::act);
            var filer = needed("filer", "a UUID in lower case", Fields::uuid);
            var premises = read("premises", "a UUID in lower case", Fields::uuid);
            var partner = read("partner", "a UUID in lower case", Fields::uuid);
            var code =
                    needed("code", "the canonical identity of a code", Code::parse)
                            .flatMap(this::inBatch);
            var quantity = needed("quantity", "a number", Fields::number);
            var unit = needed("unit", "a text", Optional::of);
            var at = needed("at", "a time with its offset from UTC", Fields::time);
            var filedAt = needed("filedAt", "a time in UTC", Fields::instant);
            var document = read("document", "a text", Optional::of);
            var corrects = read("corrects", "the identity of an event", Fields::event);
            var reason = read("reason", "a text", Optional::of);
            if (!reasons.isEmpty()) {
                return new Reading.Unread(reasons);
            }
            var flaws =
                    Event.flaws(
                            act.orElseThrow(),
                            filer.orElseThrow(),
                            partner,
                            code.orElseThrow(),
                            quantity.orElseThrow(),
                            unit.orElseThrow().strip(),
                            at.orElseThrow(),
                            document.map(String::strip),
                            corrects,
                            reason.map(String::strip));
            if (!flaws.isEmpty()) {
                return new Reading.Unread(
                        flaws.stream().map(it -> it.field() + ": " + it.text().en()).toList());
            }
            var event =
                    new Event(
                            act.orElseThrow(),
                            filer.orElseThrow(),
                            premises,
                            partner,
                            code.orElseThrow(),
                            quantity.orElseThrow(),
                            unit.orElseThrow(),
                            at.orElseThrow(),
                            document,
                            corrects,
                            reason);
            return new Reading.Read(new Filed(event, filedAt.orElseThrow()));
        }

        /// A number of a batch has a grammar that only a code knows.
        private Optional<Code> inBatch(Code code) {
            if (!values.containsKey("batch")) {
                return Optional.of(code);
            }
            if (code.level() != Level.ITEM) {
                reasons.add("batch: only an item has one beside its code");
                return Optional.empty();
            }
            return read("batch", "a batch number", it -> inBatch(code, it));
        }

        private static Optional<Code> inBatch(Code item, String batch) {
            try {
                return Optional.of(item.inBatch(batch));
            } catch (IllegalArgumentException notOne) {
                return Optional.empty();
            }
        }

        private <T> Optional<T> needed(
                String field, String expected, Function<String, Optional<T>> reading) {
            if (!values.containsKey(field)) {
                reasons.add(field + ": missing");
            }
            return read(field, expected, reading);
        }

        private <T> Optional<T> read(
                String field, String expected, Function<String, Optional<T>> reading) {
            var given = Optional.ofNullable(values.get(field));
            var value = given.flatMap(reading);
            if (given.isPresent() && value.isEmpty()) {
                reasons.add(field + ": not " + expected);
            }
            return value;
        }

        private static Optional<Act> act(String text) {
            return Stream.of(Act.values()).filter(it -> it.word().equals(text)).findFirst();
        }

        /// `UUID.fromString` also takes `1-1-1-1-1`.
        private static Optional<UUID> uuid(String text) {
            try {
                return Optional.of(UUID.fromString(text)).filter(it -> it.toString().equals(text));
            } catch (IllegalArgumentException notOne) {
                return Optional.empty();
            }
        }

        private static Optional<BigDecimal> number(String text) {
            try {
                return text.length() > 40 ? Optional.empty() : Optional.of(new BigDecimal(text));
            } catch (NumberFormatException notOne) {
                return Optional.empty();
            }
        }

        private static Optional<OffsetDateTime> time(String text) {
            try {
                return Optional.of(OffsetDateTime.parse(text));
            } catch (DateTimeException notOne) {
                return Optional.empty();
            }
        }

        private static Optional<Instant> instant(String text) {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeException notOne) {
                return Optional.empty();
            }
        }

        private static Optional<EventId> event(String text) {
            return Content.isSha256(text) ? Optional.of(new EventId(text)) : Optional.empty();
        }
    }
}
