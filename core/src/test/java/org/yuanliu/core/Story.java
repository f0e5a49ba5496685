package org.yuanliu.core;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.History;

/// What companies filed about one code, told line by line. Each line happens an hour after the one
/// before, and is filed at once, unless the story says otherwise.
public final class Story {

    public static final UUID PRODUCER = company("producer");
    public static final UUID WHOLESALER = company("wholesaler");
    public static final UUID SHOP = company("shop");
    public static final UUID OTHER_SHOP = company("other shop");
    public static final UUID STRANGER = company("stranger");

    public static final String GTIN = "06901234567892";
    public static final Code ITEM = Code.ofItem(GTIN, "A1");
    public static final Code BATCH = Code.ofBatch(GTIN, "L7");

    private final Code code;
    private final List<Filed> records = new ArrayList<>();
    private OffsetDateTime clock = time("2026-03-02T08:00");
    private Duration delay = Duration.ZERO;
    private String quantity = "1";
    private String unit = "件";

    private Story(Code code) {
        this.code = code;
    }

    public static Story of(Code code) {
        return new Story(code);
    }

    public static UUID company(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public static OffsetDateTime time(String local) {
        return LocalDateTime.parse(local).atOffset(ZoneOffset.ofHours(8));
    }

    /// The next line happens then.
    public Story at(String local) {
        clock = time(local);
        return this;
    }

    /// From now on records are filed so long after it happened.
    public Story filedAfter(Duration later) {
        delay = later;
        return this;
    }

    /// From now on this is how much.
    public Story quantity(String amount, String of) {
        quantity = amount;
        unit = of;
        return this;
    }

    public Story produced(UUID by) {
        return add(Act.PRODUCED, by, Optional.empty());
    }

    public Story sent(UUID from, UUID to) {
        return add(Act.OUTBOUND, from, Optional.of(to));
    }

    public Story received(UUID by, UUID from) {
        return add(Act.INBOUND, by, Optional.of(from));
    }

    public Story sold(UUID by) {
        return add(Act.SALE, by, Optional.empty());
    }

    public Story soldTo(UUID by, UUID buyer) {
        return add(Act.SALE, by, Optional.of(buyer));
    }

    public Story returned(UUID to) {
        return add(Act.RETURN, to, Optional.empty());
    }

    /// A company brought it back.
    public Story returnedFrom(UUID to, UUID by) {
        return add(Act.RETURN, to, Optional.of(by));
    }

    public Story lost(UUID by) {
        return add(Act.LOSS, by, Optional.empty());
    }

    /// The record at this place in the story (from 0) is corrected, and that is filed two days
    /// later.
    public Story corrected(int place, UnaryOperator<Facts> change) {
        var wrong = records.get(place);
        var facts = change.apply(Facts.of(wrong.event()).correcting(wrong.id()));
        records.add(new Filed(facts.event(), wrong.filedAt().plus(Duration.ofDays(2))));
        return this;
    }

    public Story and(Filed record) {
        records.add(record);
        return this;
    }

    public Filed record(int place) {
        return records.get(place);
    }

    public EventId id(int place) {
        return records.get(place).id();
    }

    public List<Filed> records() {
        return List.copyOf(records);
    }

    public History history() {
        return new History(code.identity(), records);
    }

    /// Stock that was there when the company began to register.
    public Story hadInStock(UUID by) {
        return add(Act.INBOUND, by, Optional.empty(), Optional.of("期初库存"));
    }

    private Story add(Act act, UUID by, Optional<UUID> with) {
        return add(act, by, with, Optional.empty());
    }

    private Story add(Act act, UUID by, Optional<UUID> with, Optional<String> reason) {
        var facts =
                new Facts(
                        act,
                        by,
                        Optional.empty(),
                        with,
                        code,
                        new BigDecimal(quantity),
                        unit,
                        clock,
                        Optional.empty(),
                        Optional.empty(),
                        reason);
        records.add(new Filed(facts.event(), clock.toInstant().plus(delay)));
        clock = clock.plusHours(1);
        return this;
    }

    /// The parts of an event, to be changed one at a time.
    public record Facts(
            Act act,
            UUID filer,
            Optional<UUID> premises,
            Optional<UUID> partner,
            Code code,
            BigDecimal quantity,
            String unit,
            OffsetDateTime at,
            Optional<String> document,
            Optional<EventId> corrects,
            Optional<String> reason) {

        public static Facts of(Event e) {
            return new Facts(
                    e.act(),
                    e.filer(),
                    e.premises(),
                    e.partner(),
                    e.code(),
                    e.quantity(),
                    e.unit(),
                    e.at(),
                    e.document(),
                    e.corrects(),
                    e.reason());
        }

        /// A shipment of twelve pieces of a batch.
        public static Facts shipment() {
            return new Facts(
                    Act.OUTBOUND,
                    PRODUCER,
                    Optional.empty(),
                    Optional.of(SHOP),
                    BATCH,
                    new BigDecimal("12"),
                    "件",
                    time("2026-03-02T08:00"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        public Event event() {
            return new Event(
                    act, filer, premises, partner, code, quantity, unit, at, document, corrects,
                    reason);
        }

        public Facts act(Act it) {
            return new Facts(
                    it, filer, premises, partner, code, quantity, unit, at, document, corrects,
                    reason);
        }

        public Facts filer(UUID it) {
            return new Facts(
                    act, it, premises, partner, code, quantity, unit, at, document, corrects,
                    reason);
        }

        public Facts premises(UUID it) {
            return new Facts(
                    act,
                    filer,
                    Optional.of(it),
                    partner,
                    code,
                    quantity,
                    unit,
                    at,
                    document,
                    corrects,
                    reason);
        }

        public Facts partner(UUID it) {
            return new Facts(
                    act,
                    filer,
                    premises,
                    Optional.of(it),
                    code,
                    quantity,
                    unit,
                    at,
                    document,
                    corrects,
                    reason);
        }

        public Facts noPartner() {
            return new Facts(
                    act,
                    filer,
                    premises,
                    Optional.empty(),
                    code,
                    quantity,
                    unit,
                    at,
                    document,
                    corrects,
                    reason);
        }

        public Facts code(Code it) {
            return new Facts(
                    act, filer, premises, partner, it, quantity, unit, at, document, corrects,
                    reason);
        }

        public Facts quantity(String it) {
            return new Facts(
                    act,
                    filer,
                    premises,
                    partner,
                    code,
                    new BigDecimal(it),
                    unit,
                    at,
                    document,
                    corrects,
                    reason);
        }

        public Facts unit(String it) {
            return new Facts(
                    act, filer, premises, partner, code, quantity, it, at, document, corrects,
                    reason);
        }

        public Facts at(OffsetDateTime it) {
            return new Facts(
                    act, filer, premises, partner, code, quantity, unit, it, document, corrects,
                    reason);
        }

        public Facts document(String it) {
            return new Facts(
                    act,
                    filer,
                    premises,
                    partner,
                    code,
                    quantity,
                    unit,
                    at,
                    Optional.of(it),
                    corrects,
                    reason);
        }

        public Facts reason(String it) {
            return new Facts(
                    act,
                    filer,
                    premises,
                    partner,
                    code,
                    quantity,
                    unit,
                    at,
                    document,
                    corrects,
                    Optional.of(it));
        }

        public Facts correcting(EventId it) {
            return new Facts(
                    act,
                    filer,
                    premises,
                    partner,
                    code,
                    quantity,
                    unit,
                    at,
                    document,
                    Optional.of(it),
                    Optional.of("登记有误"));
        }

        public Facts correctingWithoutReason(EventId it) {
            return new Facts(
                    act,
                    filer,
                    premises,
                    partner,
                    code,
                    quantity,
                    unit,
                    at,
                    document,
                    Optional.of(it),
                    Optional.empty());
        }
    }
}
