package org.yuanliu.world;

import java.util.Optional;

/// Brings goods from one company to another; both file it, under one document number.
final class Carrier {

    /// One delivery in twelve is counted, and booked in, in two parts.
    private static final double IN_TWO_PARTS = 0.08;

    private final Story story;
    private final Measure measure;
    private final Window window;

    Carrier(Story story, Measure measure, Window window) {
        this.story = story;
        this.measure = measure;
        this.window = window;
    }

    /// When the goods arrived; empty when that was too late to be told, or nobody there files
    /// anything.
    Optional<Long> ship(Load load, Trader from, Trader to, long ready) {
        long leaves = Hours.later(story.dice, ready, 0, 3);
        if (leaves > window.closes()) {
            return Optional.empty();
        }
        long arrives = Hours.later(story.dice, leaves, from.city().equals(to.city()) ? 0 : 1, 2);
        boolean arrived = arrives <= window.closes() && to.party().hasAccount();
        var document = story.document("CK", leaves);
        long leftFiled = story.filing(from, leaves);
        long arrivedFiled = story.filing(to, arrives);
        for (var strand : load.strands()) {
            var out =
                    story.add(strand, Act.OUTBOUND, from, load.tenths(), leaves, leftFiled)
                            .with(to);
            out.document = document;
            strand.stayOf(from).ifPresent(it -> it.onward.add(out));
            if (arrived) {
                bookIn(strand, out, to, arrives, arrivedFiled);
            }
        }
        return arrived ? Optional.of(arrives) : Optional.empty();
    }

    private void bookIn(Strand strand, Draft shipment, Trader to, long at, long filed) {
        var stay = new Strand.Stay(to, Optional.of(shipment));
        strand.stays.add(stay);
        long half = shipment.tenths / 2 / measure.retail() * measure.retail();
        if (strand.serial.isEmpty() && half > 0 && story.dice.chance(IN_TWO_PARTS)) {
            long pause = Hours.HOUR / 4;
            bookIn(strand, stay, half, at, filed);
            bookIn(strand, stay, shipment.tenths - half, at + pause, filed + pause);
        } else {
            bookIn(strand, stay, shipment.tenths, at, filed);
        }
    }

    private void bookIn(Strand strand, Strand.Stay stay, long tenths, long at, long filed) {
        var shipment = stay.shipment.orElseThrow();
        var in =
                story.add(strand, Act.INBOUND, stay.trader, tenths, at, filed).with(shipment.filer);
        in.document = shipment.document;
        stay.arrivals.add(in);
    }
}
