package org.yuanliu.world;

import java.util.Optional;

/// A shop counter: goods are sold, now and then brought back, sold again, or lost.
final class Counter {

    private final Story story;
    private final Strand strand;
    private final Trader seller;
    private final Measure measure;
    private final Window window;
    private final Dice dice;

    Counter(Story story, Strand strand, Trader seller, Measure measure, Window window) {
        this.story = story;
        this.strand = strand;
        this.seller = seller;
        this.measure = measure;
        this.window = window;
        this.dice = story.dice;
    }

    void sellItem(long since) {
        if (dice.chance(0.15)) {
            return;
        }
        long at = Hours.shopping(dice, since, 1, 25);
        if (dice.chance(0.03)) {
            file(Act.LOSS, Load.ONE, at).ifPresent(it -> it.reason = Optional.of("运输或存放中破损"));
            return;
        }
        if (file(Act.SALE, Load.ONE, at).isPresent() && dice.chance(0.06)) {
            long back = Hours.shopping(dice, at, 1, 7);
            var returned = file(Act.RETURN, Load.ONE, back);
            returned.ifPresent(it -> it.reason = Optional.of("消费者退货"));
            if (returned.isPresent() && dice.chance(0.6)) {
                file(Act.SALE, Load.ONE, Hours.shopping(dice, back, 1, 10));
            }
        }
    }

    void sellQuantity(long since, long tenths) {
        long left = tenths;
        long at = since;
        int days = dice.between(2, 6);
        for (int i = 0; i < days; i++) {
            at = Hours.shopping(dice, at, 1, 9);
            long part = measure.portion(dice, left);
            if (part <= 0 || file(Act.SALE, part, at).isEmpty()) {
                return;
            }
            left -= part;
            if (dice.chance(0.04)) {
                long back = Hours.shopping(dice, at, 1, 4);
                long some = measure.portion(dice, part);
                if (some > 0 && file(Act.RETURN, some, back).isPresent()) {
                    strand.drafts.getLast().reason = Optional.of("消费者退货");
                    left += some;
                    at = back;
                }
            }
        }
        long lost = left / 50 / measure.retail() * measure.retail();
        if (lost > 0 && dice.chance(0.15)) {
            file(Act.LOSS, lost, Hours.shopping(dice, at, 1, 5))
                    .ifPresent(it -> it.reason = Optional.of("裁切或存放损耗"));
        }
    }

    /// 代发: to the consumer at once, in the name of an agent who never sees the goods. Some book it
    /// as their own sale, some as an outbound to the agent; both say how it went.
    void sendFor(Trader agent, Act bookedAs, long since, long tenths) {
        int parcels = strand.serial.isPresent() ? 1 : dice.between(2, 4);
        long left = tenths;
        long at = since;
        for (int i = 0; i < parcels; i++) {
            at = Hours.shopping(dice, at, 1, 8);
            long part = strand.serial.isPresent() ? left : measure.portion(dice, left);
            var sent = part > 0 ? file(bookedAs, part, at) : Optional.<Draft>empty();
            if (sent.isEmpty()) {
                return;
            }
            left -= part;
            sent.get().with(agent);
            sent.get().document = story.document("DF", at);
            sent.get().reason = Optional.of(Movement.DROP_SHIPPED);
        }
    }

    private Optional<Draft> file(Act act, long tenths, long at) {
        if (at > window.closes()) {
            return Optional.empty();
        }
        var draft = story.add(strand, act, seller, tenths, at);
        if (act == Act.SALE || act == Act.OUTBOUND) {
            strand.stayOf(seller).ifPresent(it -> it.onward.add(draft));
            draft.document = dice.chance(0.5) ? story.document("XS", at) : Optional.empty();
        }
        return Optional.of(draft);
    }
}
