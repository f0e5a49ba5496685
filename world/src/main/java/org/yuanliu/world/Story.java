package org.yuanliu.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// One batch of one product, and all that is filed about it.
final class Story {

    private static final Comparator<Told> BY_TIME =
            Comparator.comparingLong((Told it) -> it.draft().at)
                    .thenComparingLong(it -> it.draft().filed)
                    .thenComparingInt(it -> it.draft().number);

    final String lot;
    final Product product;
    final String batch;
    final Dice dice;
    final List<Strand> strands = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private int drafts;

    Story(String lot, Product product, LocalDate madeOn, Dice dice) {
        this.lot = lot;
        this.product = product;
        this.batch = sixDigits(madeOn) + lot;
        this.dice = dice;
    }

    /// A batch is followed as a whole, or piece by piece.
    List<Strand> begin(int items) {
        if (product.byItem()) {
            IntStream.rangeClosed(1, items)
                    .mapToObj(it -> new Strand(Optional.of(batch + threeDigits(it))))
                    .forEach(strands::add);
        } else {
            strands.add(new Strand(Optional.empty()));
        }
        return strands;
    }

    Draft add(Strand strand, Act act, Trader filer, long tenths, long at) {
        return add(strand, act, filer, tenths, at, filing(filer, at));
    }

    Draft add(Strand strand, Act act, Trader filer, long tenths, long at, long filed) {
        var draft = new Draft(++drafts, act, filer, tenths, at, filed);
        strand.drafts.add(draft);
        return draft;
    }

    void fault(FaultKind kind, Strand strand, Optional<Trader> party, List<Draft> shownBy) {
        shownBy.forEach(it -> it.taken = true);
        faults.add(
                new Fault(
                        kind,
                        product.gtin14(),
                        batch,
                        strand.serial,
                        shownBy.stream().map(it -> it.key(lot)).toList(),
                        party.map(Trader::id)));
    }

    /// Filing takes minutes to a day; those whose own stock system files for them need seconds.
    long filing(Trader filer, long at) {
        if (filer.is(SellerKind.LARGE_RETAILER)) {
            return at + dice.between(5, 120);
        }
        return dice.chance(0.7)
                ? at + dice.between(600, (int) (4 * Hours.HOUR))
                : at + dice.between((int) (4 * Hours.HOUR), (int) (23 * Hours.HOUR));
    }

    Optional<String> document(String kind, long at) {
        var day = LocalDate.ofEpochDay(Hours.dayOf(at));
        return Optional.of(kind + sixDigits(day) + dice.between(1000, 9999));
    }

    Lot told() {
        var told = new ArrayList<Told>();
        for (var strand : strands) {
            for (var draft : strand.drafts) {
                if (!draft.omitted) {
                    told.add(new Told(strand, draft));
                }
            }
        }
        told.sort(BY_TIME);
        return new Lot(
                told.stream()
                        .map(it -> it.draft().told(lot, product, batch, it.strand().serial))
                        .toList(),
                faults);
    }

    /// As yyMMdd.
    private static String sixDigits(LocalDate day) {
        int it = day.getYear() % 100 * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
        return Integer.toString(1_000_000 + it).substring(1);
    }

    private static String threeDigits(int number) {
        return Integer.toString(1000 + number).substring(1);
    }

    private record Told(Strand strand, Draft draft) {}
}
