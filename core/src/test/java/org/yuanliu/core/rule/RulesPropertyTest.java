package org.yuanliu.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yuanliu.core.Story.BATCH;
import static org.yuanliu.core.Story.ITEM;
import static org.yuanliu.core.Story.company;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yuanliu.core.Seeds;
import org.yuanliu.core.Story;
import org.yuanliu.core.chain.Chain;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.History;

/// What must hold of all rules together, for stories that nobody thought of.
class RulesPropertyTest {

    static final List<UUID> COMPANIES =
            List.of(company("A"), company("B"), company("C"), company("D"));

    final Rulebook book =
            Rulebook.shipped(
                    Map.of("filed-in-time", new Parameters(Map.of("days", "3", "ahead", "2"))));

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        Seeds.forEach(
                1_000,
                random -> {
                    var records = new ArrayList<>(wild(random).records());
                    var expected = book.judge(new History(ITEM.identity(), records));

                    Collections.shuffle(records, random);

                    assertThat(book.judge(new History(ITEM.identity(), records)))
                            .isEqualTo(expected);
                });
    }

    @Test
    void wildStoriesAreFoundOutByEveryRule() {
        var found = new ArrayList<String>();

        Seeds.forEach(
                200,
                random ->
                        book.judge(wild(random).history())
                                .findings()
                                .forEach(it -> found.add(it.rule().id())));

        assertThat(found)
                .contains(
                        "supplier-outbound-filed",
                        "one-unit-one-holder",
                        "sold-after-produced",
                        "filed-in-time");
    }

    @Test
    void whoeverFilesEverythingIsNeverSuspected() {
        Seeds.forEach(
                1_000,
                random -> {
                    var story = honest(random);

                    assertThat(book.judge(story.history())).isEqualTo(Judgement.NOTHING_FOUND);
                    assertThat(Chain.of(story.history()).gaps()).isEmpty();
                });
    }

    @Test
    void whatIsMissingIsFoundAndWhatIsAddedAnswersIt() {
        Seeds.forEach(
                500,
                random -> {
                    var story = honest(random);
                    var shipments =
                            story.records().stream()
                                    .filter(it -> it.deed().act() == Act.OUTBOUND)
                                    .toList();
                    var omitted = shipments.get(random.nextInt(shipments.size()));
                    var rest = new ArrayList<>(story.records());
                    rest.remove(omitted);
                    var identity = omitted.deed().code().identity();

                    assertThat(book.judge(new History(identity, rest)).findings())
                            .extracting(it -> it.accountable().orElseThrow())
                            .containsExactly(omitted.deed().actor());

                    rest.add(
                            new Filed(
                                    omitted.deed(),
                                    omitted.filer(),
                                    omitted.deed().at().toInstant()));
                    assertThat(book.judge(new History(identity, rest)))
                            .isEqualTo(Judgement.NOTHING_FOUND);
                });
    }

    /// A clerk errs in a date and corrects it: what was found is gone, and being late is not added.
    @Test
    void aCorrectionTakesItsFindingBack() {
        Seeds.forEach(
                500,
                random -> {
                    var story = honest(random);
                    var movements =
                            IntStream.range(0, story.records().size())
                                    .filter(it -> isMovement(story.record(it)))
                                    .toArray();
                    int place = movements[random.nextInt(movements.length)];
                    var right = story.record(place);
                    var wrong =
                            Story.Facts.of(right)
                                    .at(story.record(0).deed().at().minusDays(1))
                                    .filed(right.filedAt());
                    var records = new ArrayList<>(story.records());
                    records.set(place, wrong);
                    var identity = right.deed().code().identity();

                    assertThat(book.judge(new History(identity, records)).findings())
                            .extracting(it -> it.rule().id())
                            .contains("sold-after-produced");

                    records.add(
                            Story.Facts.of(right)
                                    .correcting(wrong.id())
                                    .filed(right.filedAt().plus(Duration.ofDays(30))));
                    assertThat(book.judge(new History(identity, records)))
                            .isEqualTo(Judgement.NOTHING_FOUND);
                });
    }

    /// An independent and much duller way to see that a code is in two places: two companies that
    /// have nothing to do with each other sell it.
    @Test
    void aCopySoldByAStrangerIsAlwaysFound() {
        Seeds.forEach(
                300,
                random -> {
                    var story = honestItem(random).at("2026-12-01T08:00").sold(company("stranger"));

                    assertThat(book.judge(story.history()).findings())
                            .extracting(it -> it.rule().id())
                            .containsExactly("one-unit-one-holder");
                });
    }

    static boolean isMovement(Filed record) {
        return switch (record.deed().act()) {
            case OUTBOUND, INBOUND, SALE -> true;
            default -> false;
        };
    }

    /// Anything, by anybody, at any time, filed whenever.
    static Story wild(Random random) {
        var story = Story.of(ITEM);
        for (int lines = random.nextInt(12); lines > 0; lines--) {
            var one = COMPANIES.get(random.nextInt(COMPANIES.size()));
            var other = COMPANIES.get((COMPANIES.indexOf(one) + 1 + random.nextInt(3)) % 4);
            story.at(
                            String.format(
                                    "2026-03-%02dT%02d:00",
                                    random.nextInt(1, 8), random.nextInt(24)))
                    .filedAfter(Duration.ofHours(random.nextInt(-5, 90)));
            switch (random.nextInt(6)) {
                case 0 -> story.produced(one);
                case 1 -> story.sent(one, other);
                case 2 -> story.received(one, other);
                case 3 -> story.sold(one);
                case 4 -> story.returned(one);
                default -> story.lost(one);
            }
        }
        return story;
    }

    /// Goods go from hand to hand and everybody files everything in time.
    static Story honest(Random random) {
        return random.nextBoolean() ? honestItem(random) : honestBatch(random);
    }

    static Story honestItem(Random random) {
        var story = Story.of(ITEM).filedAfter(Duration.ofHours(random.nextInt(72)));
        var way = new ArrayList<>(COMPANIES);
        Collections.shuffle(way, random);
        story.produced(way.getFirst());
        int hands = random.nextInt(1, way.size());
        for (int i = 0; i < hands; i++) {
            story.sent(way.get(i), way.get(i + 1)).received(way.get(i + 1), way.get(i));
        }
        story.sold(way.get(hands));
        if (random.nextBoolean()) {
            story.returned(way.get(hands)).sold(way.get(hands));
        }
        return story;
    }

    static Story honestBatch(Random random) {
        var story =
                Story.of(BATCH)
                        .filedAfter(Duration.ofHours(random.nextInt(72)))
                        .quantity("1000", "件")
                        .produced(COMPANIES.getFirst());
        for (int i = 1; i < COMPANIES.size(); i++) {
            story.quantity(String.valueOf(random.nextInt(1, 300)), "件")
                    .sent(COMPANIES.getFirst(), COMPANIES.get(i))
                    .received(COMPANIES.get(i), COMPANIES.getFirst())
                    .quantity("1", "件")
                    .sold(COMPANIES.get(i));
        }
        return story;
    }
}
