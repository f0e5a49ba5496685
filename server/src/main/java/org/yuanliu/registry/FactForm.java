package org.yuanliu.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.access.Acting;
import org.yuanliu.core.Text;
import org.yuanliu.registry.Fact.Draft;

/// Rows that are facts of one kind. A fact that is on record already is known; one that speaks of
/// the same days and says something else is for a person to decide, so its row comes back, unless
/// rows of this kind follow what was so before.
abstract class FactForm<T extends Detail> implements Form<FactForm.Row<T>> {

    private final Facts facts;
    private final WhoMaySay may;

    FactForm(Facts facts, WhoMaySay may) {
        this.facts = facts;
        this.may = may;
    }

    /// `who` is the word in the file for what it speaks of: a number of a company or a product.
    record Row<T>(String who, String key, Optional<Span> span, T detail) {}

    record About(Subject subject, Optional<UUID> owner) {}

    abstract Detail.Kind kind();

    /// What each row is about, by its place; a row about nothing that is known says so in its line.
    abstract Map<Integer, About> about(Acting acting, List<Read<Row<T>>> rows);

    /// As by hand: from the first day of a row on it is as the row says, and what held before holds
    /// until the day before.
    boolean follows() {
        return false;
    }

    @Override
    public String key(Row<T> row) {
        return row.who() + " " + row.key();
    }

    @Override
    public void compare(Acting acting, List<Read<Row<T>>> rows) {
        sorted(acting, rows);
    }

    @Override
    public Map<Long, Outcome> take(Acting acting, List<Read<Row<T>>> rows) {
        facts.lock(about(acting, rows).values().stream().map(About::subject).distinct().toList());
        var sorted = sorted(acting, rows);
        var outcomes = new HashMap<Long, Outcome>();
        sorted.known().forEach(it -> outcomes.put(it, Outcome.KNOWN));
        sorted.fresh()
                .forEach((row, it) ->
                        outcomes.put(row, it.old().isEmpty() ? Outcome.STORED : Outcome.CHANGED));
        var fresh = List.copyOf(sorted.fresh().values());
        var old = new HashMap<Integer, List<Fact<T>>>();
        for (int n = 0; n < fresh.size(); n++) {
            old.put(n, fresh.get(n).old());
        }
        facts.follow(acting, fresh.stream().map(Fresh::draft).toList(), old);
        return outcomes;
    }

    /// A row that may be taken, and what it takes the place of.
    private record Fresh<T extends Detail>(Draft<T> draft, List<Fact<T>> old) {}

    private record Sorted<T extends Detail>(Map<Long, Fresh<T>> fresh, List<Long> known) {}

    private Sorted<T> sorted(Acting acting, List<Read<Row<T>>> rows) {
        var drafts = drafts(acting, rows);
        var places = List.copyOf(drafts.keySet());
        var asked = places.stream().map(it -> draft(drafts, it)).toList();
        var inTheWay = facts.inTheWay(asked);
        var theirs = new HashMap<Optional<UUID>, Boolean>();
        var sorted = new Sorted<T>(new LinkedHashMap<>(), new ArrayList<>());
        for (int n = 0; n < asked.size(); n++) {
            var draft = asked.get(n);
            var line = rows.get(places.get(n)).line();
            var others = inTheWay.getOrDefault(n, List.of());
            if (!theirs.computeIfAbsent(draft.owner(), it -> may.state(acting, kind(), it))) {
                line.trouble(
                        new Text(
                                "这家企业不在当前身份的职责范围内",
                                "this company is outside of what you answer for"));
            } else if (others.stream().anyMatch(it -> same(it, draft))) {
                sorted.known().add(line.number());
            } else {
                against(acting, draft, others)
                        .or(() -> earlier(sorted.fresh(), draft).map(it -> repeats(it, draft)))
                        .ifPresentOrElse(
                                line::trouble,
                                () ->
                                        sorted.fresh()
                                                .put(line.number(), new Fresh<>(draft, others)));
            }
        }
        return sorted;
    }

    /// By the place of the row; of those rows only with which nothing is wrong so far.
    private Map<Integer, Draft<T>> drafts(Acting acting, List<Read<Row<T>>> rows) {
        var drafts = new LinkedHashMap<Integer, Draft<T>>();
        about(acting, rows)
                .forEach((place, it) -> {
                    var row = rows.get(place).row();
                    if (rows.get(place).line().isGood()) {
                        drafts.put(
                                place,
                                new Draft<>(
                                        it.subject(),
                                        row.key(),
                                        it.owner(),
                                        row.span().orElseThrow(),
                                        row.detail()));
                    }
                });
        return drafts;
    }

    /// What on record stands against the row. A file says what is so from a day on; whoever wants
    /// to say what was so before something later does it where he sees that.
    private Optional<Text> against(Acting acting, Draft<T> draft, List<Fact<T>> others) {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        if (!follows()) {
            var overlap = Facts.overlap(draft.span(), others.getFirst());
            return Optional.of(new Text(overlap.zh(), overlap.en()));
        }
        if (others.stream().anyMatch(it -> !may.end(acting, it))) {
            return Optional.of(WhoMaySay.OTHERS_WORD);
        }
        return others.stream()
                .filter(it -> it.span().from().isAfter(draft.span().from()))
                .findFirst()
                .map(it ->
                        new Text(
                                "已登记有更晚的内容（"
                                        + Facts.words(it.span())
                                        + "），从 "
                                        + draft.span().from()
                                        + " 起的这一行会盖住它，没有采用。请核对日期，或在页面上修改",
                                "something later is on record ("
                                        + Facts.words(it.span())
                                        + "), which this row from "
                                        + draft.span().from()
                                        + " on would cover; look at the day again, or change it on its page"));
    }

    /// A row of the same file that speaks of the same matter for some of the same days.
    private static <T extends Detail> Optional<Long> earlier(
            Map<Long, Fresh<T>> fresh, Draft<T> draft) {
        return fresh.entrySet().stream()
                .filter(it -> {
                    var other = it.getValue().draft();
                    return other.subject().equals(draft.subject())
                            && other.key().equals(draft.key())
                            && other.span().overlaps(draft.span());
                })
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Text repeats(long row, Draft<?> draft) {
        return new Text(
                "与第 " + row + " 行的日期重叠（" + Facts.words(draft.span()) + "）",
                "speaks of the same days as row " + row + " (" + Facts.words(draft.span()) + ")");
    }

    private static <T extends Detail> Draft<T> draft(Map<Integer, Draft<T>> drafts, Integer place) {
        return Optional.ofNullable(drafts.get(place)).orElseThrow();
    }

    private static <T extends Detail> boolean same(Fact<T> fact, Draft<T> draft) {
        return fact.span().equals(draft.span()) && fact.detail().equals(draft.detail());
    }
}
