package org.yuanliu.core.event;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.core.Content;
import org.yuanliu.core.code.Code;

/// A claim: this was done to these goods at this time, by this company.
///
/// Whether it was so is another question, and so is who sent the claim and when (see [FiledEvent]).
///
/// ## Identity
///
/// The identity is the SHA-256 of the content, written as [Content] version 2 with these fields in
/// this order:
///
/// 1. the act's word, such as `outbound`
/// 2. the actor, as UUID text in lower case
/// 3. the partner, likewise, or absent
/// 4. the premises, likewise, or absent
/// 5. the time: milliseconds since 1970-01-01T00:00Z, in decimal
/// 6. the offset of the time from UTC: minutes, in decimal, such as `480`
/// 7. `goods`, `packed` or `changed`; after `packed` the identity of the package
/// 8. how many goods there are, in decimal, and of each, in the order of the identities as UTF-16:
///    the identity of the code (an item's batch is left out: it is an attribute of the label), the
///    quantity without trailing zeros and without exponent (`12`, `0.5`, `1200`), the unit. Goods
///    that changed: first those they were, then, counted anew, those they became
/// 9. the document, its line, the filer's reference, each or absent
/// 10. the identity of the event that this one corrects, or absent
/// 11. the reason, or absent
/// 12. what else was told, or absent
///
/// The constructor brings the content into this form (time cut to milliseconds, quantities without
/// trailing zeros, text stripped, goods in order), so equal claims are equal and have one identity.
///
/// Events that were filed before there was this form have the identity that they were filed under.
///
/// @param corrects this event takes the place of that one, which stays on record
/// @param more what was told and has no place here, as one JSON object in canonical form; nothing
///   that a rule rests on
public record Event(
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

    /// More codes belong into several events, or into a file.
    public static final int MOST_CODES = 10_000;

    /// The version of the form that an identity is the hash of.
    public static final int FORM = 2;

    public Event {
        reason = reason.map(String::strip);
        var flaws = flaws(act, actor, partner, premises, what, at, papers, corrects, reason, more);
        if (!flaws.isEmpty()) {
            throw new IllegalArgumentException("not an event: " + flaws);
        }
        what = plain(what);
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /// What keeps these facts from being an event; empty when the constructor would take them. A
    /// wrong filing is an everyday thing, so whoever takes filings asks here first.
    @SuppressWarnings("UnusedVariable") // The facts of an event are told as a whole.
    public static List<Flaw> flaws(
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
        return new Flaws()
                .partner(act, actor, partner)
                .supplier(act, partner, reason)
                .what(act, what, corrects)
                .apart(what, papers)
                .time(at)
                .text("document", papers.document())
                .text("line", papers.line())
                .text("reference", papers.reference())
                .text("reason", reason)
                .correction(corrects, reason)
                .more(more)
                .list();
    }

    public EventId id() {
        var content =
                Content.version(FORM)
                        .field(act.word())
                        .field(actor.toString())
                        .field(partner)
                        .field(premises)
                        .field(at.toInstant().toEpochMilli())
                        .field(at.getOffset().getTotalSeconds() / 60);
        switch (what) {
            case What.Goods it -> goods(content.field("goods"), it.goods());
            case What.Packed it ->
                    goods(content.field("packed").field(it.box().identity()), it.goods());
            case What.Changed it -> {
                goods(content.field("changed"), it.from());
                goods(content, it.into());
            }
        }
        return new EventId(
                content.field(papers.document())
                        .field(papers.line())
                        .field(papers.reference())
                        .field(corrects)
                        .field(reason)
                        .field(more)
                        .sha256());
    }

    /// What was done to each of the codes.
    public List<Deed> deeds() {
        return deeds(id());
    }

    /// The same, by whoever knows the identity.
    List<Deed> deeds(EventId id) {
        var deeds = new ArrayList<Deed>();
        switch (what) {
            case What.Goods it ->
                    it.goods()
                            .forEach(one -> deeds.add(deed(id, Part.GOODS, one, Optional.empty())));
            case What.Packed it -> {
                var box = Optional.of(it.box().identity());
                it.goods().forEach(one -> deeds.add(deed(id, Part.CONTENT, one, box)));
                var part = it.goods().isEmpty() ? Part.EMPTIED : Part.BOX;
                deeds.add(deed(id, part, Amount.one(it.box()), Optional.empty()));
            }
            case What.Changed it -> {
                it.from().forEach(one -> deeds.add(deed(id, Part.FROM, one, Optional.empty())));
                it.into().forEach(one -> deeds.add(deed(id, Part.INTO, one, Optional.empty())));
            }
        }
        return deeds;
    }

    private Deed deed(EventId id, Part part, Amount amount, Optional<String> box) {
        return new Deed(
                id,
                act,
                part,
                amount.code(),
                box,
                actor,
                partner,
                premises,
                amount.quantity(),
                amount.unit(),
                at,
                corrects);
    }

    /// What the event has to say about a code that it does not name.
    Deed linkTo(EventId id, Code code) {
        return deed(id, Part.NONE, new Amount(code, BigDecimal.ZERO, ""), Optional.empty());
    }

    private static void goods(Content content, List<Amount> goods) {
        content.field(goods.size());
        for (var one : goods) {
            content.field(one.code().identity())
                    .field(one.quantity().toPlainString())
                    .field(one.unit());
        }
    }

    private static What plain(What what) {
        return switch (what) {
            case What.Goods it -> new What.Goods(plain(it.goods()));
            case What.Packed it -> new What.Packed(it.box(), plain(it.goods()));
            case What.Changed it -> new What.Changed(plain(it.from()), plain(it.into()));
        };
    }

    private static List<Amount> plain(List<Amount> goods) {
        return goods.stream()
                .map(it -> new Amount(it.code(), Flaws.plain(it.quantity()), it.unit().strip()))
                .toList();
    }
}
