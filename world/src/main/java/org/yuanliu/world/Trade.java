package org.yuanliu.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells how one batch is made, moved and sold, truly and in time. Whatever is wrong is put in
/// afterwards.
final class Trade {

    private final Story story;
    private final Market market;
    private final Window window;
    private final Dice dice;
    private final Trader maker;
    private final Measure measure;
    private final Carrier carrier;

    Trade(Story story, Market market, Window window) {
        this.story = story;
        this.market = market;
        this.window = window;
        this.dice = story.dice;
        this.maker = market.trader(story.product.producer());
        this.measure = Measure.of(story.product);
        this.carrier = new Carrier(story, measure, window);
    }

    void tell(Channel channel, long begins) {
        switch (channel) {
            case THROUGH_WHOLESALER -> throughWholesaler(made(begins), begins + Hours.HOUR);
            case STRAIGHT_TO_SELLERS -> straight(made(begins), begins + Hours.HOUR);
            case DROP_SHIPPED_BY_PRODUCER -> dropShip(made(begins), maker, begins);
            case SELLER_WITH_AGENTS -> sellerWithAgents(made(begins), begins + Hours.HOUR);
            case TO_UNREGISTERED_BUYER -> toUnregistered(made(begins), begins + Hours.HOUR);
            case OPENING_STOCK -> openingStock(begins);
            case MADE_BEFORE_DUTY -> madeBeforeDuty(begins);
        }
    }

    private void throughWholesaler(Load load, long ready) {
        var wholesaler = dice.one(market.wholesalers(story.product));
        carrier.ship(load, maker, wholesaler, ready)
                .ifPresent(it -> distribute(load, wholesaler, it));
    }

    private void straight(Load load, long ready) {
        if (maker.is(SellerKind.FACTORY_DIRECT)) {
            sellOff(load, maker, ready);
        } else {
            distribute(load, maker, ready);
        }
    }

    private void sellerWithAgents(Load load, long ready) {
        var shippers = market.shippersForAgents(story.product);
        if (shippers.isEmpty()) {
            straight(load, ready);
            return;
        }
        var shipper = dice.one(shippers);
        carrier.ship(load, maker, shipper, ready).ifPresent(it -> dropShip(load, shipper, it));
    }

    private void toUnregistered(Load load, long ready) {
        var buyers = market.unregistered(story.product);
        if (buyers.isEmpty()) {
            straight(load, ready);
        } else {
            carrier.ship(load, maker, dice.one(buyers), ready);
        }
    }

    private void openingStock(long begins) {
        var seller = dice.one(market.sellers(story.product));
        sellOff(onTheShelf(seller, begins, Movement.OPENING_STOCK, 10), seller, begins);
    }

    private void madeBeforeDuty(long begins) {
        var wholesaler = dice.one(market.wholesalers(story.product));
        distribute(
                onTheShelf(wholesaler, begins, Movement.MADE_BEFORE_DUTY, 1), wholesaler, begins);
    }

    private Load made(long begins) {
        long tenths = story.product.byItem() ? Load.ONE : measure.batch(dice, 1);
        var strands = story.begin(dice.between(4, 9));
        long at = begins;
        long filed = story.filing(maker, begins + Hours.HOUR);
        for (var strand : strands) {
            var draft = story.add(strand, Act.PRODUCED, maker, tenths, at, filed);
            strand.produced = Optional.of(draft);
            at += dice.between(60, 300);
        }
        return new Load(strands, tenths);
    }

    private Load onTheShelf(Trader holder, long at, String reason, int share) {
        long tenths = story.product.byItem() ? Load.ONE : measure.batch(dice, share);
        var strands = story.begin(dice.between(2, 5));
        long filed = story.filing(holder, at);
        for (var strand : strands) {
            var draft = story.add(strand, Act.INBOUND, holder, tenths, at, filed);
            draft.reason = Optional.of(reason);
            var stay = new Strand.Stay(holder, Optional.empty());
            stay.arrivals.add(draft);
            strand.stays.add(stay);
        }
        return new Load(strands, tenths);
    }

    private void distribute(Load load, Trader from, long since) {
        var sellers = neighbours();
        for (var part : load.split(dice.between(1, 3), measure.wholesale(), dice)) {
            var seller = sellers.remove(dice.between(0, sellers.size() - 1));
            long ready = Hours.later(dice, since, 0, 6);
            carrier.ship(part, from, seller, ready)
                    .ifPresent(arrived -> {
                        sellOff(part, seller, arrived);
                        sendBack(part, seller, from, arrived);
                    });
        }
    }

    /// Never fewer than the three that a batch is divided among.
    private List<Trader> neighbours() {
        var sellers = market.sellers(story.product);
        int few = Math.min(8, sellers.size());
        int from = dice.between(0, sellers.size() - few);
        return new ArrayList<>(sellers.subList(from, from + few));
    }

    private void dropShip(Load load, Trader shipper, long since) {
        var agent = dice.one(market.agents());
        var bookedAs = dice.chance(0.5) ? Act.OUTBOUND : Act.SALE;
        for (var strand : load.strands()) {
            new Counter(story, strand, shipper, measure, window)
                    .sendFor(agent, bookedAs, since, load.tenths());
        }
    }

    private void sellOff(Load load, Trader seller, long since) {
        for (var strand : load.strands()) {
            var counter = new Counter(story, strand, seller, measure, window);
            if (strand.serial.isPresent()) {
                counter.sellItem(since);
            } else {
                counter.sellQuantity(since, load.tenths());
            }
        }
    }

    /// An unsold item may go back to where it came from; the one who takes it back files it.
    private void sendBack(Load load, Trader seller, Trader supplier, long arrived) {
        for (var strand : load.strands()) {
            boolean unsold =
                    strand.stayOf(seller).filter(it -> it.onward.isEmpty()).isPresent()
                            && strand.drafts.getLast().act == Act.INBOUND;
            if (strand.serial.isEmpty() || !unsold || !dice.chance(0.25)) {
                continue;
            }
            long at = Hours.later(dice, arrived, 3, 20);
            if (at <= window.closes()) {
                var draft = story.add(strand, Act.RETURN, supplier, Load.ONE, at).with(seller);
                draft.document = story.document("TH", at);
                draft.reason = Optional.of("下家退货");
            }
        }
    }
}
