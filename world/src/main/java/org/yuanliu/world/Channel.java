package org.yuanliu.world;

import java.util.ArrayList;
import java.util.List;

/// The ways that goods take. Most are plain; the others are ordinary business that looks odd to a
/// rule written in haste.
enum Channel {
    THROUGH_WHOLESALER(8),
    STRAIGHT_TO_SELLERS(5),
    DROP_SHIPPED_BY_PRODUCER(2),
    SELLER_WITH_AGENTS(2),
    TO_UNREGISTERED_BUYER(1),
    OPENING_STOCK(1),
    MADE_BEFORE_DUTY(1);

    private final int inTwenty;

    Channel(int inTwenty) {
        this.inTwenty = inTwenty;
    }

    /// Twenty lots in their usual mixture, in any order.
    static List<Channel> twenty(Dice dice) {
        var deck = new ArrayList<Channel>();
        for (var channel : values()) {
            for (int i = 0; i < channel.inTwenty; i++) {
                deck.add(dice.between(0, deck.size()), channel);
            }
        }
        return deck;
    }
}
