package org.yuanliu.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.access.Acting;
import org.yuanliu.core.Text;
import org.yuanliu.registry.Fact.Draft;

/// Rows that are facts of one kind. A fact that is on record already is known; one that speaks of
/// the same days and says something else is for a person to decide, so its row comes back.
///
/// Such a row names its subject in `draft`, or nobody if that is not on record.
abstract class FactForm<T extends Detail, R> implements Form<R> {

    private final Facts facts;
    private final WhoMaySay may;

    FactForm(Facts facts, WhoMaySay may) {
        this.facts = facts;
        this.may = may;
    }

    abstract Detail.Kind kind();

    /// By the place of the row; a row whose subject is not known says so in its line.
    abstract Map<Integer, Draft<T>> drafts(Acting acting, List<Read<R>> rows);

    @Override
    public void compare(Acting acting, List<Read<R>> rows) {
        sorted(acting, rows);
    }

    @Override
    public Map<Long, Outcome> take(Acting acting, List<Read<R>> rows) {
        facts.lock(drafts(acting, rows).values().stream().map(Draft::subject).distinct().toList());
        var sorted = sorted(acting, rows);
        var outcomes = new HashMap<Long, Outcome>();
        sorted.known().forEach(it -> outcomes.put(it, Outcome.KNOWN));
        sorted.fresh().keySet().forEach(it -> outcomes.put(it, Outcome.STORED));
        facts.follow(acting, List.copyOf(sorted.fresh().values()), Map.of());
        return outcomes;
    }

    private record Sorted<T extends Detail>(Map<Long, Draft<T>> fresh, List<Long> known) {}

    private Sorted<T> sorted(Acting acting, List<Read<R>> rows) {
        var drafts = drafts(acting, rows);
        var places = List.copyOf(drafts.keySet());
        var asked = places.stream().map(it -> draft(drafts, it)).toList();
        var inTheWay = facts.inTheWay(asked);
        var theirs = new HashMap<Optional<UUID>, Boolean>();
        var sorted = new Sorted<T>(new java.util.LinkedHashMap<>(), new ArrayList<>());
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
            } else if (!others.isEmpty()) {
                var overlap = Facts.overlap(draft.span(), others.getFirst());
                line.trouble(new Text(overlap.zh(), overlap.en()));
            } else if (line.isGood()) {
                earlier(sorted.fresh(), draft)
                        .ifPresentOrElse(
                                it -> line.trouble(repeats(it, draft)),
                                () -> sorted.fresh().put(line.number(), draft));
            }
        }
        return sorted;
    }

    /// A row of the same file that speaks of the same matter for some of the same days.
    private static <T extends Detail> Optional<Long> earlier(
            Map<Long, Draft<T>> fresh, Draft<T> draft) {
        return fresh.entrySet().stream()
                .filter(it ->
                        it.getValue().subject().equals(draft.subject())
                                && it.getValue().key().equals(draft.key())
                                && it.getValue().span().overlaps(draft.span()))
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
