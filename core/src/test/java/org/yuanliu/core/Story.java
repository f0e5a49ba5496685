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
import org.yuanliu.core.event.FiledEvent;
import org.yuanliu.core.event.History;
import org.yuanliu.core.event.Papers;
import org.yuanliu.core.event.What;

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
    private final List<FiledEvent> events = new ArrayList<>();
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
        var wrong = events.get(place);
        var facts = change.apply(Facts.of(wrong.event()).correcting(wrong.id()));
        events.add(FiledEvent.byActor(facts.event(), wrong.filedAt().plus(Duration.ofDays(2))));
        return this;
    }

    public Story and(FiledEvent event) {
        events.add(event);
        return this;
    }

    public Filed record(int place) {
        return events.get(place).each().getFirst();
    }

    public FiledEvent event(int place) {
        return events.get(place);
    }

    public EventId id(int place) {
        return events.get(place).id();
    }

    public List<FiledEvent> events() {
        return List.copyOf(events);
    }

    public List<Filed> records() {
        return events.stream().map(it -> it.each().getFirst()).toList();
    }

    public History history() {
        return new History(code.identity(), records());
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
                        Optional.of("r"),
                        Optional.empty(),
                        reason);
        events.add(FiledEvent.byActor(facts.event(), clock.toInstant().plus(delay)));
        clock = clock.plusHours(1);
        return this;
    }

    /// The parts of an event about one code, to be changed one at a time.
    public record Facts(
            Act act,
            UUID actor,
            Optional<UUID> premises,
            Optional<UUID> partner,
            Code code,
            BigDecimal quantity,
            String unit,
            OffsetDateTime at,
            Optional<String> document,
            Optional<String> reference,
            Optional<EventId> corrects,
            Optional<String> reason) {

        public static Facts of(Event e) {
            var one = e.what().all().getFirst();
            return new Facts(
                    e.act(),
                    e.actor(),
                    e.premises(),
                    e.partner(),
                    one.code(),
                    one.quantity(),
                    one.unit(),
                    e.at(),
                    e.papers().document(),
                    e.papers().reference(),
                    e.corrects(),
                    e.reason());
        }

        /// What a record tells of an event about one code.
        public static Facts of(Filed filed) {
            var it = filed.deed();
            return new Facts(
                    it.act(),
                    it.actor(),
                    it.premises(),
                    it.partner(),
                    it.code(),
                    it.quantity(),
                    it.unit(),
                    it.at(),
                    Optional.empty(),
                    Optional.of("r"),
                    it.corrects(),
                    Optional.empty());
        }

        public Filed filed(java.time.Instant at) {
            return FiledEvent.byActor(event(), at).each().getFirst();
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
                    Optional.of("r"),
                    Optional.empty(),
                    Optional.empty());
        }

        public What what() {
            return What.of(code, quantity, unit);
        }

        public Papers papers() {
            return new Papers(document, Optional.empty(), reference);
        }

        public Event event() {
            return new Event(
                    act,
                    actor,
                    partner,
                    premises,
                    what(),
                    at,
                    papers(),
                    corrects,
                    reason,
                    Optional.empty());
        }

        public Facts act(Act it) {
            return new Facts(
                    it, actor, premises, partner, code, quantity, unit, at, document, reference,
                    corrects, reason);
        }

        public Facts actor(UUID it) {
            return new Facts(
                    act, it, premises, partner, code, quantity, unit, at, document, reference,
                    corrects, reason);
        }

        public Facts premises(UUID it) {
            return new Facts(
                    act,
                    actor,
                    Optional.of(it),
                    partner,
                    code,
                    quantity,
                    unit,
                    at,
                    document,
                    reference,
                    corrects,
                    reason);
        }

        public Facts partner(UUID it) {
            return new Facts(
                    act,
                    actor,
                    premises,
                    Optional.of(it),
                    code,
                    quantity,
                    unit,
                    at,
                    document,
                    reference,
                    corrects,
                    reason);
        }

        public Facts noPartner() {
            return new Facts(
                    act,
                    actor,
                    premises,
                    Optional.empty(),
                    code,
                    quantity,
                    unit,
                    at,
                    document,
                    reference,
                    corrects,
                    reason);
        }

        public Facts code(Code it) {
            return new Facts(
                    act, actor, premises, partner, it, quantity, unit, at, document, reference,
                    corrects, reason);
        }

        public Facts quantity(String it) {
            return new Facts(
                    act,
                    actor,
                    premises,
                    partner,
                    code,
                    new BigDecimal(it),
                    unit,
                    at,
                    document,
                    reference,
                    corrects,
                    reason);
        }

        public Facts unit(String it) {
            return new Facts(
                    act, actor, premises, partner, code, quantity, it, at, document, reference,
                    corrects, reason);
        }

        public Facts at(OffsetDateTime it) {
            return new Facts(
                    act, actor, premises, partner, code, quantity, unit, it, document, reference,
                    corrects, reason);
        }

        public Facts document(String it) {
            return new Facts(
                    act,
                    actor,
                    premises,
                    partner,
                    code,
                    quantity,
                    unit,
                    at,
                    Optional.of(it),
                    reference,
                    corrects,
                    reason);
        }

        public Facts reference(String it) {
            return new Facts(
                    act,
                    actor,
                    premises,
                    partner,
                    code,
                    quantity,
                    unit,
                    at,
                    document,
                    Optional.of(it),
                    corrects,
                    reason);
        }

        public Facts noReference() {
            return new Facts(
                    act,
                    actor,
                    premises,
                    partner,
                    code,
                    quantity,
                    unit,
                    at,
                    document,
                    Optional.empty(),
                    corrects,
                    reason);
        }

        public Facts reason(String it) {
            return new Facts(
                    act,
                    actor,
                    premises,
                    partner,
                    code,
                    quantity,
                    unit,
                    at,
                    document,
                    reference,
                    corrects,
                    Optional.of(it));
        }

        public Facts correcting(EventId it) {
            return new Facts(
                    act,
                    actor,
                    premises,
                    partner,
                    code,
                    quantity,
                    unit,
                    at,
                    document,
                    reference,
                    Optional.of(it),
                    Optional.of("登记有误"));
        }

        public Facts correctingWithoutReason(EventId it) {
            return new Facts(
                    act,
                    actor,
                    premises,
                    partner,
                    code,
                    quantity,
                    unit,
                    at,
                    document,
                    reference,
                    Optional.of(it),
                    Optional.empty());
        }
    }
}
