package org.yuanliu.core.line;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yuanliu.core.Content;
import org.yuanliu.core.Text;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.code.Level;
import org.yuanliu.core.code.Reading;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Amount;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Flaw;
import org.yuanliu.core.event.Papers;
import org.yuanliu.core.event.What;

/// One JSON object on its way to an event. Collects everything that is wrong.
final class EventDraft {

    private static final Set<String> OF_GOODS =
            Set.of("code", "gtin", "batch", "serial", "quantity", "unit");

    private static final Set<String> FIELDS =
            Set.of(
                    "act",
                    "goods",
                    "box",
                    "from",
                    "into",
                    "actor",
                    "premises",
                    "partner",
                    "at",
                    "document",
                    "line",
                    "reference",
                    "corrects",
                    "reason",
                    "more");

    private static final Map<String, Act> ACTS =
            Arrays.stream(Act.values()).collect(Collectors.toUnmodifiableMap(Act::word, it -> it));

    private static final Pattern QUANTITY = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,20})?");

    private static final Text NOT_A_TIME =
            new Text(
                    "时间须带时区，例如 2026-11-20T10:00:00+08:00。",
                    "A time has its offset, such as 2026-11-20T10:00:00+08:00.");

    private final Json.Obj line;
    private final Map<String, EventId> keys;
    private final Function<String, Reading> codes;
    private final Function<Code, Optional<String>> unitOf;
    private final List<Flaw> flaws = new ArrayList<>();

    /// @param keys names that earlier lines gave themselves
    /// @param codes what reads a code
    /// @param unitOf in what a code is counted when the line does not say it
    EventDraft(
            Json.Obj line,
            Map<String, EventId> keys,
            Function<String, Reading> codes,
            Function<Code, Optional<String>> unitOf) {
        this.line = line;
        this.keys = keys;
        this.codes = codes;
        this.unitOf = unitOf;
    }

    /// What is told of an event; whole if nothing is wrong.
    record Parts(
            Act act,
            UUID actor,
            Optional<UUID> partner,
            Optional<UUID> premises,
            What what,
            OffsetDateTime at,
            Papers papers,
            Optional<EventId> corrects,
            Optional<String> reason,
            Optional<String> more) {

        List<Flaw> flaws() {
            return Event.flaws(
                    act, actor, partner, premises, what, at, papers, corrects, reason, more);
        }

        Event event() {
            return new Event(
                    act, actor, partner, premises, what, at, papers, corrects, reason, more);
        }

        Parts with(Papers other) {
            return new Parts(
                    act, actor, partner, premises, what, at, other, corrects, reason, more);
        }
    }

    List<Flaw> flaws() {
        return flaws;
    }

    void onlyKnown(Set<String> others) {
        for (var name : line.members().keySet()) {
            if (!FIELDS.contains(name) && !OF_GOODS.contains(name) && !others.contains(name)) {
                flaws.add(LineFlaws.notKnown(name));
            }
        }
    }

    /// @param actor the field that names who acted
    /// @param acting who acted if nobody is named
    Optional<Parts> parts(String actor, Optional<UUID> acting) {
        var act = required("act", this::act);
        var what = what();
        var by =
                acting.isPresent() && line.get(actor).isEmpty()
                        ? acting
                        : required(actor, this::uuid);
        var premises = optional("premises", this::uuid);
        var partner = optional("partner", this::uuid);
        var at = required("at", this::time);
        var corrects = optional("corrects", this::corrected);
        return flaws.isEmpty()
                ? Optional.of(
                        new Parts(
                                act.orElseThrow(),
                                by.orElseThrow(),
                                partner,
                                premises,
                                what.orElseThrow(),
                                at.orElseThrow(),
                                new Papers(text("document"), text("line"), text("reference")),
                                corrects,
                                text("reason"),
                                text("more")))
                : Optional.empty();
    }

    private Optional<What> what() {
        if (line.get("from").isPresent() || line.get("into").isPresent()) {
            return Optional.of(new What.Changed(goods("from"), goods("into")));
        }
        if (line.get("box").isPresent()) {
            var goods = goods("goods");
            return text("box")
                    .flatMap(it -> scanned("box", it))
                    .map(it -> new What.Packed(it, goods));
        }
        if (line.get("goods").isPresent()) {
            return Optional.of(new What.Goods(goods("goods")));
        }
        return amount(line).map(it -> new What.Goods(List.of(it)));
    }

    private List<Amount> goods(String field) {
        var goods = new ArrayList<Amount>();
        line.get(field)
                .ifPresent(it -> {
                    if (it instanceof Json.Arr list && list.elements().size() <= Event.MOST_CODES) {
                        list.elements().forEach(one -> each(field, one).ifPresent(goods::add));
                    } else if (it instanceof Json.Arr) {
                        flaw(
                                field,
                                "too-many-codes",
                                "一条记录最多 10000 个编码。",
                                "A record has at most 10,000 codes.");
                    } else {
                        flaws.add(LineFlaws.notReadable(field));
                    }
                });
        return goods;
    }

    private Optional<Amount> each(String field, Json json) {
        return switch (json) {
            case Json.Str told ->
                    scanned(field, told.text()).map(it -> new Amount(it, BigDecimal.ONE, unit(it)));
            case Json.Obj it -> {
                var unknown = new HashSet<>(it.members().keySet());
                unknown.removeAll(OF_GOODS);
                unknown.forEach(name -> flaws.add(LineFlaws.notKnown(name)));
                yield amount(it);
            }
            case Json.Arr it -> unreadable(field);
            case Json.Num it -> unreadable(field);
            case Json.Word it -> unreadable(field);
        };
    }

    private Optional<Amount> unreadable(String field) {
        flaws.add(LineFlaws.notReadable(field));
        return Optional.empty();
    }

    private Optional<Amount> amount(Json.Obj of) {
        var code = code(of);
        var quantity =
                of.get("quantity").isPresent()
                        ? required(of, "quantity", this::quantity)
                        : Optional.of(BigDecimal.ONE);
        return code.flatMap(it ->
                quantity.map(
                        many -> new Amount(it, many, text(of, "unit").orElseGet(() -> unit(it)))));
    }

    private String unit(Code code) {
        return unitOf.apply(code).orElse(Amount.PIECE);
    }

    private Optional<Code> code(Json.Obj of) {
        if (of.get("code").isPresent()) {
            for (var part : List.of("gtin", "serial")) {
                if (of.get(part).isPresent()) {
                    flaw(part, "told-twice", "已有 code，不要再填这一项。", "The code tells this already.");
                }
            }
            return text(of, "code")
                    .flatMap(it -> scanned("code", it))
                    .flatMap(it -> inItsBatch(of, it));
        }
        var gtin = required(of, "gtin", Optional::of);
        var serial = text(of, "serial");
        var batch = text(of, "batch");
        return gtin.flatMap(it ->
                built(
                        () ->
                                serial.map(
                                                one -> {
                                                    var item = Code.ofItem(it, one);
                                                    return batch.map(item::inBatch).orElse(item);
                                                })
                                        .or(() -> batch.map(one -> Code.ofBatch(it, one)))
                                        .orElseGet(() -> Code.ofProduct(it)),
                        "gtin"));
    }

    /// The batch that an item's label names; of anything else the code tells all.
    private Optional<Code> inItsBatch(Json.Obj of, Code code) {
        var batch = text(of, "batch");
        if (batch.isEmpty() || batch.equals(code.batch())) {
            return Optional.of(code);
        }
        boolean isItem = code.level() == Level.ITEM && code.product().isPresent();
        if (!isItem || code.batch().isPresent()) {
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
    private Optional<Code> built(Supplier<Code> parts, String field) {
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

    /// A code as it was scanned, typed, or answered by us before.
    private Optional<Code> scanned(String field, String text) {
        var known = Code.parse(text);
        if (known.isPresent()) {
            return known;
        }
        return switch (codes.apply(text)) {
            case Reading.Known it -> Optional.of(it.code());
            case Reading.Broken it -> {
                it.problems().forEach(one -> flaw(field, one.code(), one.zh(), one.en()));
                yield Optional.empty();
            }
            case Reading.Unknown it -> {
                flaw(
                        field,
                        "unknown-code",
                        "暂不识别这种编码（不等于编码无效），请扫描商品上的追溯码。",
                        "This kind of code is not known here, which does not make it invalid; scan"
                                + " the trace code on the goods.");
                yield Optional.empty();
            }
        };
    }

    private Optional<Act> act(String word) {
        return Optional.ofNullable(ACTS.get(word));
    }

    Optional<UUID> uuid(String text) {
        return isUuid(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private Optional<BigDecimal> quantity(String text) {
        return QUANTITY.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    Optional<OffsetDateTime> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /// Eight, four, four, four and twelve hexadecimal digits; the JDK takes fewer.
    private static boolean isUuid(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
            char it = text.charAt(i);
            boolean isDigit =
                    (it >= '0' && it <= '9')
                            || (it >= 'a' && it <= 'f')
                            || (it >= 'A' && it <= 'F');
            if (isDash ? it != '-' : !isDigit) {
                return false;
            }
        }
        return true;
    }

    private Optional<EventId> corrected(String text) {
        return Optional.ofNullable(keys.get(text))
                .or(() ->
                        Content.isSha256(text) ? Optional.of(new EventId(text)) : Optional.empty());
    }

    Optional<String> text(String field) {
        return text(line, field);
    }

    <T> Optional<T> required(String field, Function<String, Optional<T>> reading) {
        return required(line, field, reading);
    }

    <T> Optional<T> optional(String field, Function<String, Optional<T>> reading) {
        return optional(line, field, reading);
    }

    /// A text, or a number as it was written.
    private static Optional<String> text(Json.Obj of, String field) {
        return of.get(field)
                .flatMap(it ->
                        switch (it) {
                            case Json.Str text -> Optional.of(text.text());
                            case Json.Num number -> Optional.of(number.text());
                            case Json.Word word -> Optional.of(word.name());
                            case Json.Obj object ->
                                    field.equals("more")
                                            ? Optional.of(object.canonical())
                                            : Optional.of("");
                            case Json.Arr array -> Optional.of("");
                        });
    }

    private <T> Optional<T> required(
            Json.Obj of, String field, Function<String, Optional<T>> reading) {
        if (of.get(field).isEmpty()) {
            flaws.add(LineFlaws.missing(field));
            return Optional.empty();
        }
        return optional(of, field, reading);
    }

    private <T> Optional<T> optional(
            Json.Obj of, String field, Function<String, Optional<T>> reading) {
        var value = text(of, field).flatMap(reading);
        if (of.get(field).isPresent() && value.isEmpty()) {
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
