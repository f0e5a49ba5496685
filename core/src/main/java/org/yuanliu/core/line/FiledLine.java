package org.yuanliu.core.line;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.yuanliu.core.Text;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.code.Codes;
import org.yuanliu.core.code.Level;
import org.yuanliu.core.code.Reading;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.Flaw;

/// Filed records as lines.
///
///     {"form":"filed/1","act":"inbound","code":"gs1:01/06990000030012/21/A1","filer":"…","partner":"…",
///      "quantity":"1","unit":"只","at":"2026-11-20T10:00:00+08:00","filedAt":"2026-11-20T02:05:00Z"}
///
/// `premises`, `partner`, `document`, `corrects` and `reason` may be absent; so may `quantity` of an
/// item and `unit` (件). Instead of `code`, which may be any text that [Codes] reads, a line may have
/// `gtin`, `batch` and `serial`. `corrects` is the identity of an earlier record, or the `key` that
/// its line gave it. A field that is not known is refused: a misspelt `corrects` would
/// change what is found, and nobody would notice.
///
/// One reader reads one file from top to bottom, since it remembers the keys.
public final class FiledLine {

    /// What became of a line.
    public sealed interface Read {

        record Whole(Filed filed) implements Read {}

        /// Everything that is wrong with it.
        record Refused(List<Flaw> flaws) implements Read {

            public Refused {
                flaws = List.copyOf(flaws);
            }
        }
    }

    private static final Form FORM = new Form("filed", 1);

    private static final Set<String> FIELDS =
            Set.of(
                    Form.FIELD,
                    "key",
                    "act",
                    "code",
                    "gtin",
                    "batch",
                    "serial",
                    "filer",
                    "premises",
                    "partner",
                    "quantity",
                    "unit",
                    "at",
                    "filedAt",
                    "document",
                    "corrects",
                    "reason");

    private static final Text NOT_A_TIME =
            new Text(
                    "时间须带时区，例如 2026-11-20T10:00:00+08:00。",
                    "A time has its offset, such as 2026-11-20T10:00:00+08:00.");

    private final Map<String, EventId> keys = new HashMap<>();

    public Read read(String line) {
        return switch (FlatJson.read(line)) {
            case FlatJson.Broken broken -> new Read.Refused(List.of(LineFlaws.notJson(broken)));
            case FlatJson.Fields fields -> new Draft(fields).read();
        };
    }

    public static String write(Filed filed) {
        var event = filed.event();
        var fields = new LinkedHashMap<String, String>();
        fields.put(Form.FIELD, FORM.toString());
        fields.put("act", event.act().word());
        fields.put("code", event.code().identity());
        event.code()
                .serial()
                .ifPresent(
                        it -> event.code().batch().ifPresent(batch -> fields.put("batch", batch)));
        fields.put("filer", event.filer().toString());
        event.premises().ifPresent(it -> fields.put("premises", it.toString()));
        event.partner().ifPresent(it -> fields.put("partner", it.toString()));
        fields.put("quantity", event.quantity().toPlainString());
        fields.put("unit", event.unit());
        fields.put("at", event.at().toString());
        fields.put("filedAt", filed.filedAt().toString());
        event.document().ifPresent(it -> fields.put("document", it));
        event.corrects().ifPresent(it -> fields.put("corrects", it.hex()));
        event.reason().ifPresent(it -> fields.put("reason", it));
        return FlatJson.write(fields);
    }

    /// One line on its way to a record. Collects everything that is wrong.
    private final class Draft {

        private final FlatJson.Fields fields;
        private final List<Flaw> flaws = new ArrayList<>();

        Draft(FlatJson.Fields fields) {
            this.fields = fields;
        }

        Read read() {
            FORM.flaw(fields).ifPresent(flaws::add);
            fields.values().keySet().stream()
                    .filter(it -> !FIELDS.contains(it))
                    .forEach(it -> flaws.add(LineFlaws.notKnown(it)));
            var act = required("act", this::act);
            var code = code();
            var filer = required("filer", this::uuid);
            var premises = optional("premises", this::uuid);
            var partner = optional("partner", this::uuid);
            var quantity =
                    fields.get("quantity").isPresent()
                            ? required("quantity", this::quantity)
                            : Optional.of(BigDecimal.ONE);
            var at = required("at", this::time);
            var filedAt = required("filedAt", this::instant);
            var corrects = optional("corrects", this::corrected);
            if (!flaws.isEmpty()) {
                return new Read.Refused(flaws);
            }
            var unit = fields.get("unit").orElse("件");
            var found =
                    Event.flaws(
                            act.orElseThrow(),
                            filer.orElseThrow(),
                            partner,
                            code.orElseThrow(),
                            quantity.orElseThrow(),
                            unit,
                            at.orElseThrow(),
                            fields.get("document"),
                            corrects,
                            fields.get("reason"));
            if (!found.isEmpty()) {
                return new Read.Refused(found);
            }
            var filed =
                    new Filed(
                            new Event(
                                    act.orElseThrow(),
                                    filer.orElseThrow(),
                                    premises,
                                    partner,
                                    code.orElseThrow(),
                                    quantity.orElseThrow(),
                                    unit,
                                    at.orElseThrow(),
                                    fields.get("document"),
                                    corrects,
                                    fields.get("reason")),
                            filedAt.orElseThrow());
            fields.get("key").ifPresent(it -> keys.put(it, filed.id()));
            return new Read.Whole(filed);
        }

        private Optional<Code> code() {
            if (fields.get("code").isPresent()) {
                for (var part : List.of("gtin", "serial")) {
                    if (fields.get(part).isPresent()) {
                        flaw(
                                part,
                                "told-twice",
                                "已有 code，不要再填这一项。",
                                "The code tells this already.");
                    }
                }
                return required("code", this::scanned).flatMap(this::inItsBatch);
            }
            var gtin = required("gtin", Optional::of);
            var serial = fields.get("serial");
            var batch = fields.get("batch");
            return gtin.flatMap(it ->
                    built(
                            () ->
                                    serial.map(
                                                    one -> {
                                                        var item = Code.ofItem(it, one);
                                                        return batch.map(item::inBatch)
                                                                .orElse(item);
                                                    })
                                            .or(() -> batch.map(one -> Code.ofBatch(it, one)))
                                            .orElseGet(() -> Code.ofProduct(it)),
                            "gtin"));
        }

        /// The batch that an item's label names; of anything else the code tells all.
        private Optional<Code> inItsBatch(Code code) {
            var batch = fields.get("batch");
            if (batch.isEmpty() || batch.equals(code.batch())) {
                return Optional.of(code);
            }
            if (code.level() != Level.ITEM
                    || code.product().isEmpty()
                    || code.batch().isPresent()) {
                flaw(
                        "batch",
                        "told-twice",
                        "批次与编码不一致；只有单品码可以另填批次。",
                        "The batch differs from the code; only an item has one beside its code.");
                return Optional.empty();
            }
            return batch.flatMap(it -> built(() -> code.inBatch(it), "batch"));
        }

        /// Parts that make no code say so by an exception, because nobody else makes one of parts.
        private Optional<Code> built(java.util.function.Supplier<Code> parts, String field) {
            try {
                return Optional.of(parts.get());
            } catch (IllegalArgumentException noCode) {
                flaw(
                        field,
                        "no-code",
                        "商品编码、批次或序列号有误。",
                        "The product number, batch or serial is wrong.");
                return Optional.empty();
            }
        }

        /// A place or a paper is no goods, however well its number reads.
        private Optional<Code> scanned(String text) {
            return Code.parse(text)
                    .or(() ->
                            switch (Codes.read(text)) {
                                case Reading.Known known -> Optional.of(known.code());
                                case Reading.Broken broken -> Optional.empty();
                                case Reading.Unknown unknown -> Optional.empty();
                            })
                    .filter(it -> it.level().isGoods());
        }

        private Optional<Act> act(String word) {
            return Arrays.stream(Act.values()).filter(it -> it.word().equals(word)).findFirst();
        }

        private Optional<UUID> uuid(String text) {
            return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                    ? Optional.of(UUID.fromString(text))
                    : Optional.empty();
        }

        private Optional<BigDecimal> quantity(String text) {
            return text.matches("[0-9]{1,20}(\\.[0-9]{1,20})?")
                    ? Optional.of(new BigDecimal(text))
                    : Optional.empty();
        }

        private Optional<OffsetDateTime> time(String text) {
            try {
                return Optional.of(OffsetDateTime.parse(text));
            } catch (DateTimeException notATime) {
                return Optional.empty();
            }
        }

        private Optional<Instant> instant(String text) {
            return time(text).map(OffsetDateTime::toInstant);
        }

        private Optional<EventId> corrected(String text) {
            return Optional.ofNullable(keys.get(text))
                    .or(() ->
                            text.matches("[0-9a-f]{64}")
                                    ? Optional.of(new EventId(text))
                                    : Optional.empty());
        }

        private <T> Optional<T> required(String field, Function<String, Optional<T>> reading) {
            if (fields.get(field).isEmpty()) {
                flaws.add(LineFlaws.missing(field));
                return Optional.empty();
            }
            return optional(field, reading);
        }

        private <T> Optional<T> optional(String field, Function<String, Optional<T>> reading) {
            var value = fields.get(field).flatMap(reading);
            if (fields.get(field).isPresent() && value.isEmpty()) {
                switch (field) {
                    case "at", "filedAt" -> flaws.add(new Flaw(field, "not-a-time", NOT_A_TIME));
                    case "corrects" ->
                            flaw(
                                    field,
                                    "not-known",
                                    "没有读到被更正的记录。",
                                    "No record of that name was read before.");
                    default -> flaws.add(LineFlaws.notReadable(field));
                }
            }
            return value;
        }

        private void flaw(String field, String code, String zh, String en) {
            flaws.add(new Flaw(field, code, new Text(zh, en)));
        }
    }
}
