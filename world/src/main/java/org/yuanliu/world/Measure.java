package org.yuanliu.world;

/// How much of a product is made and sold at a time, in tenths of its unit.
record Measure(long smallest, long largest, long wholesale, long retail) {

    static Measure of(Product product) {
        return switch (product.unit()) {
            case "米" -> new Measure(50_000, 200_000, 1_000, 5);
            case "吨" -> new Measure(200, 800, 5, 1);
            default -> new Measure(2_000, 10_000, 100, 10);
        };
    }

    /// A whole batch, or one of so many shares of it.
    long batch(Dice dice, int share) {
        long steps = (largest - smallest) / wholesale;
        long whole = smallest + dice.between(0, (int) steps) * wholesale;
        return Math.max(wholesale, whole / share / wholesale * wholesale);
    }

    /// A part of what is left, cut as retail cuts; zero when too little is left.
    long portion(Dice dice, long left) {
        return Math.round(left * (0.1 + dice.share() * 0.4)) / retail * retail;
    }
}
