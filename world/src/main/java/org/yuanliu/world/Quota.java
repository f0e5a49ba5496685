package org.yuanliu.world;

/// Takes a fixed share of occasions, spread out at random: of every 1/share occasions one is taken,
/// so that even a small world holds what its rates promise.
final class Quota {

    private final double share;
    private final Dice dice;
    private double passed;
    private double next;

    Quota(double share, Dice dice) {
        this.share = share;
        this.dice = dice;
        next = dice.share();
    }

    boolean takes() {
        if (share == 0) {
            return false;
        }
        passed += share;
        if (passed < next) {
            return false;
        }
        next = share == 1 ? 0 : Math.floor(next) + 1 + dice.share();
        return true;
    }
}
