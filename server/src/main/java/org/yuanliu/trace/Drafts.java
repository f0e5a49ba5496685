package org.yuanliu.trace;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Parties;
import org.yuanliu.core.Text;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.code.Level;
import org.yuanliu.core.code.Reading;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Amount;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Papers;
import org.yuanliu.core.event.What;
import org.yuanliu.core.line.EventLine;
import org.yuanliu.registry.CodeAddresses;
import org.yuanliu.registry.Products;
import org.yuanliu.trace.Pieces.Piece;
import org.yuanliu.trace.Receipt.Trouble;
import org.yuanliu.trace.store.EventStore;

/// Reads drafts: each becomes an event, or a list of everything that keeps it from being one.
@Component
class Drafts {

    private static final Duration CLOCK_SLACK = Duration.ofHours(24);

    private final Parties parties;
    private final Products products;
    private final CodeAddresses codes;
    private final EventStore events;
    private final Clock clock;

    Drafts(
            Parties parties,
            Products products,
            CodeAddresses codes,
            EventStore events,
            Clock clock) {
        this.parties = parties;
        this.products = products;
        this.codes = codes;
        this.events = events;
        this.clock = clock;
    }

    sealed interface Read {
        record Good(Event event) implements Read {}

        record Bad(List<Trouble> troubles) implements Read {}
    }

    List<Read> read(Acting acting, List<Draft> drafts) {
        var partners = new HashSet<UUID>();
        var corrected = new HashSet<EventId>();
        drafts.forEach(it -> {
            it.partner().ifPresent(partners::add);
            it.corrects().flatMap(Drafts::eventId).ifPresent(corrected::add);
        });
        var context = context(acting, partners, corrected);
        return drafts.stream().map(it -> read(context, it)).toList();
    }

    /// Records as they came, one text each.
    List<Read> readTexts(Acting acting, List<Piece> pieces) {
        var units = new HashMap<String, Optional<String>>();
        var told =
                pieces.stream()
                        .map(it ->
                                told(
                                        acting,
                                        it,
                                        code ->
                                                units.computeIfAbsent(
                                                        code.product().orElse("") + code.level(),
                                                        one -> Optional.of(unit(code)))))
                        .toList();
        var partners = new HashSet<UUID>();
        var corrected = new HashSet<EventId>();
        for (var one : told) {
            if (one instanceof Read.Good(var event)) {
                event.partner().ifPresent(partners::add);
                event.corrects().ifPresent(corrected::add);
            }
        }
        var context = context(acting, partners, corrected);
        var read =
                told.stream()
                        .map(it ->
                                it instanceof Read.Good(var event) ? checked(context, event) : it)
                        .collect(Collectors.toCollection(ArrayList::new));
        refuseOrphans(context, read);
        return read;
    }

    /// A correction needs what it corrects: on record, or in the same message, and good there.
    private static void refuseOrphans(Context context, List<Read> read) {
        boolean settled = false;
        while (!settled) {
            settled = true;
            var here = ids(read);
            for (int i = 0; i < read.size(); i++) {
                if (read.get(i) instanceof Read.Good(var event)
                        && event.corrects()
                                .filter(it -> !context.own().contains(it) && !here.contains(it))
                                .isPresent()) {
                    read.set(i, new Read.Bad(List.of(notYours())));
                    settled = false;
                }
            }
        }
    }

    private static Set<EventId> ids(List<Read> read) {
        boolean corrects =
                read.stream()
                        .anyMatch(it ->
                                it instanceof Read.Good(var event) && event.corrects().isPresent());
        var ids = new HashSet<EventId>();
        if (corrects) {
            for (var one : read) {
                if (one instanceof Read.Good(var event)) {
                    ids.add(event.id());
                }
            }
        }
        return ids;
    }

    private Read told(Acting acting, Piece piece, Function<Code, Optional<String>> unitOf) {
        return switch (piece) {
            case Piece.Unusable(var code, var reason) ->
                    new Read.Bad(List.of(new Trouble("", code, reason)));
            case Piece.Broken(var at, var reason) ->
                    new Read.Bad(List.of(new Trouble("", "not-json", reason)));
            case Piece.Whole(var text) ->
                    switch (EventLine.read(text, acting.party(), codes::read, unitOf)) {
                        case EventLine.Read.Whole(var event) -> new Read.Good(event);
                        case EventLine.Read.Refused(var flaws) ->
                                new Read.Bad(
                                        flaws.stream()
                                                .map(it ->
                                                        new Trouble(
                                                                it.field(), it.code(), it.text()))
                                                .toList());
                    };
        };
    }

    private Read checked(Context context, Event event) {
        var troubles = new ArrayList<Trouble>();
        place(context, event.partner(), event.premises(), troubles);
        notAhead(event.at(), troubles);
        if (!event.actor().equals(context.filer())) {
            troubles.add(
                    trouble(
                            "actor",
                            "not-yours",
                            "只能登记本单位经手的货物。",
                            "Only what your own party did can be filed by you."));
        }
        return troubles.isEmpty() ? new Read.Good(event) : new Read.Bad(troubles);
    }

    private Context context(Acting acting, Set<UUID> partners, Set<EventId> corrected) {
        return new Context(
                acting.party(),
                partners.isEmpty() ? Set.of() : parties.known(partners),
                parties.premisesOf(acting.party()),
                corrected.isEmpty() ? Set.of() : events.byActor(acting.party(), corrected));
    }

    private record Context(UUID filer, Set<UUID> partners, Set<UUID> premises, Set<EventId> own) {}

    private Read read(Context context, Draft draft) {
        var troubles = new ArrayList<Trouble>();
        var act = act(draft.act(), troubles);
        var code = code(draft.code(), troubles);
        place(context, draft.partner(), draft.premises(), troubles);
        var corrects = corrects(context, draft, troubles);
        notAhead(draft.at(), troubles);
        if (act.isEmpty() || code.isEmpty()) {
            return new Read.Bad(troubles);
        }
        var quantity = draft.quantity().orElse(BigDecimal.ONE);
        var unit = draft.unit().filter(it -> !it.isBlank()).orElseGet(() -> unit(code.get()));
        var what = What.of(code.get(), quantity, unit);
        var papers = new Papers(draft.document(), draft.line(), draft.reference());
        for (var flaw :
                Event.flaws(
                        act.get(),
                        context.filer(),
                        draft.partner(),
                        draft.premises(),
                        what,
                        draft.at(),
                        papers,
                        corrects,
                        draft.reason(),
                        Optional.empty())) {
            troubles.add(new Trouble(flaw.field(), flaw.code(), flaw.text()));
        }
        if (!troubles.isEmpty()) {
            return new Read.Bad(troubles);
        }
        return new Read.Good(
                new Event(
                        act.get(),
                        context.filer(),
                        draft.partner(),
                        draft.premises(),
                        what,
                        draft.at(),
                        papers,
                        corrects,
                        draft.reason(),
                        Optional.empty()));
    }

    private static Optional<Act> act(String word, List<Trouble> troubles) {
        for (var act : Act.values()) {
            if (act.word().equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(act);
            }
        }
        troubles.add(
                trouble("act", "unknown-act", "没有这种登记类型。", "There is no such kind of record."));
        return Optional.empty();
    }

    private Optional<Code> code(String text, List<Trouble> troubles) {
        return switch (codes.read(text)) {
            case Reading.Known known -> Optional.of(known.code());
            case Reading.Broken broken -> {
                broken.problems()
                        .forEach(it ->
                                troubles.add(
                                        new Trouble(
                                                "code", it.code(), new Text(it.zh(), it.en()))));
                yield Optional.empty();
            }
            case Reading.Unknown unknown -> {
                troubles.add(
                        trouble(
                                "code",
                                "unknown-code",
                                "暂不识别这种编码（不等于编码无效），请扫描商品上的追溯码。",
                                "This kind of code is not known here, which does not make it invalid; scan the trace code on the goods."));
                yield Optional.empty();
            }
        };
    }

    private void notAhead(OffsetDateTime at, List<Trouble> troubles) {
        if (at.toInstant().isAfter(clock.instant().plus(CLOCK_SLACK))) {
            troubles.add(
                    trouble(
                            "at",
                            "in-the-future",
                            "时间晚于现在，请检查设备的日期和时间。",
                            "This lies in the future; check the clock of your device."));
        }
    }

    private static void place(
            Context context,
            Optional<UUID> partner,
            Optional<UUID> premises,
            List<Trouble> troubles) {
        if (partner.filter(it -> !context.partners().contains(it)).isPresent()) {
            troubles.add(
                    trouble(
                            "partner",
                            "unknown-party",
                            "没有这个单位，请从列表中选择。",
                            "There is no such party; choose it from the list."));
        }
        if (premises.filter(it -> !context.premises().contains(it)).isPresent()) {
            troubles.add(
                    trouble(
                            "premises",
                            "foreign-premises",
                            "这不是本单位的场所。",
                            "These are not premises of yours."));
        }
    }

    private static Optional<EventId> corrects(
            Context context, Draft draft, List<Trouble> troubles) {
        if (draft.corrects().isEmpty()) {
            return Optional.empty();
        }
        var id = draft.corrects().flatMap(Drafts::eventId);
        id.ifPresentOrElse(it -> own(context, it, troubles), () -> troubles.add(notYours()));
        return id;
    }

    private static void own(Context context, EventId corrected, List<Trouble> troubles) {
        if (!context.own().contains(corrected)) {
            troubles.add(notYours());
        }
    }

    private static Trouble notYours() {
        return trouble(
                "corrects",
                "not-yours",
                "只能更正本单位登记的记录。",
                "Only records that you filed can be corrected by you.");
    }

    private static Optional<EventId> eventId(String hex) {
        return hex.matches("[0-9a-f]{64}") ? Optional.of(new EventId(hex)) : Optional.empty();
    }

    /// What is one is one piece; otherwise the unit is the product's own.
    private String unit(Code code) {
        return code.product()
                .flatMap(products::find)
                .map(it -> it.unit())
                .orElse(isOne(code.level()) ? Amount.PIECE : "");
    }

    private static boolean isOne(Level level) {
        return level == Level.ITEM || level == Level.PACKAGE;
    }

    private static Trouble trouble(String field, String code, String zh, String en) {
        return new Trouble(field, code, new Text(zh, en));
    }
}
