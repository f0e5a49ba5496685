package org.yuanliu.world;

import java.util.List;

/// Lays out the goods for the guided demonstration: gas regulators that the wholesaler has, and
/// never filed as sent.
final class Stage {

    private static final String LOT = "SCENE";
    private static final int ITEMS = 32;
    private static final int DELIVERED = 4;

    private final Story story;
    private final Trader maker;
    private final Trader wholesaler;
    private final Trader store;

    Stage(Settings settings, Market market, Product product, Party wholesaler, Party store) {
        this.maker = market.trader(product.producer());
        this.wholesaler = market.trader(wholesaler.id());
        this.store = market.trader(store.id());
        var made = settings.end().minusDays(26);
        story = new Story(LOT, product, made, new Dice(settings.seed(), -1000));
        long nine = made.atTime(9, 0).toEpochSecond(Settings.CHINA);
        var strands = story.begin(ITEMS + DELIVERED);
        strands.forEach(it -> reachesWholesaler(it, nine));
        strands.subList(ITEMS, strands.size())
                .forEach(it -> reachesStore(it, nine + 9 * Hours.DAY));
    }

    Lot lot() {
        return story.told();
    }

    List<Scene> scenes(Party authority, Party storeAuthority) {
        return story.strands.stream()
                .limit(ITEMS)
                .map(it ->
                        new Scene(
                                story.product.gtin14(),
                                story.batch,
                                it.serial.orElseThrow(),
                                wholesaler.id(),
                                store.id(),
                                authority.id(),
                                storeAuthority.id()))
                .toList();
    }

    private void reachesWholesaler(Strand strand, long nine) {
        file(strand, Act.PRODUCED, maker, nine);
        file(strand, Act.OUTBOUND, maker, nine + 4 * Hours.DAY).with(wholesaler);
        file(strand, Act.INBOUND, wholesaler, nine + 5 * Hours.DAY + Hours.HOUR).with(maker);
    }

    /// A few went the right way, so that the store and its supplier know each other.
    private void reachesStore(Strand strand, long nine) {
        file(strand, Act.OUTBOUND, wholesaler, nine).with(store);
        file(strand, Act.INBOUND, store, nine + Hours.DAY).with(wholesaler);
    }

    private Draft file(Strand strand, Act act, Trader filer, long at) {
        return story.add(strand, act, filer, Load.ONE, at, at + 2 * Hours.HOUR);
    }
}
