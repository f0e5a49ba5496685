package org.yuanliu.world;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// Who deals in what.
final class Market {

    private static final String SINGLE_BRAND = "ebike";

    private final Map<UUID, Trader> traders = new HashMap<>();
    private final Map<String, List<Trader>> wholesalers;
    private final Map<String, List<Trader>> sellers;
    private final Map<String, List<Trader>> manyBrands;
    private final Map<String, List<Trader>> shippersForAgents;
    private final Map<String, List<Trader>> unregistered;
    private final List<Trader> agents;

    Market(
            Collection<Party> parties,
            List<Premises> premises,
            List<Category> categories,
            Geography geography) {
        var places = new HashMap<UUID, Map<PremisesKind, UUID>>();
        premises.forEach(it ->
                places.computeIfAbsent(it.party(), party -> new HashMap<>())
                        .putIfAbsent(it.kind(), it.id()));
        for (var party : parties) {
            if (party.kind() == PartyKind.COMPANY) {
                traders.put(
                        party.id(),
                        trader(party, places.getOrDefault(party.id(), Map.of()), geography));
            }
        }
        var all =
                parties.stream()
                        .map(Party::id)
                        .filter(traders::containsKey)
                        .map(this::trader)
                        .toList();
        wholesalers = byCategory(all, categories, it -> it.party().wholesaler());
        sellers = byCategory(all, categories, Market::keepsShop);
        manyBrands =
                byCategory(
                        all,
                        categories,
                        it -> keepsShop(it) && !it.is(SellerKind.SINGLE_BRAND_SHOP));
        shippersForAgents = byCategory(all, categories, it -> it.is(SellerKind.SELLER_WITH_AGENTS));
        unregistered =
                byCategory(
                        all,
                        categories,
                        it -> !it.party().hasAccount() && !it.is(SellerKind.STOCKLESS_AGENT));
        agents = all.stream().filter(it -> it.is(SellerKind.STOCKLESS_AGENT)).toList();
    }

    Trader trader(UUID party) {
        return Optional.ofNullable(traders.get(party)).orElseThrow();
    }

    List<Trader> wholesalers(Product product) {
        return wholesalers.getOrDefault(product.category(), List.of());
    }

    /// A single-brand shop sells one maker's goods only.
    List<Trader> sellers(Product product) {
        var own = trader(product.producer()).party().key().equals(SINGLE_BRAND);
        return (own ? sellers : manyBrands).getOrDefault(product.category(), List.of());
    }

    List<Trader> shippersForAgents(Product product) {
        return shippersForAgents.getOrDefault(product.category(), List.of());
    }

    List<Trader> unregistered(Product product) {
        return unregistered.getOrDefault(product.category(), List.of());
    }

    List<Trader> agents() {
        return agents;
    }

    /// A seller of such goods in another city: where a copied code can turn up.
    Optional<Trader> sellerOutside(String city, Product product, Dice dice) {
        return any(sellers(product), it -> !it.city().equals(city), dice);
    }

    static Optional<Trader> any(List<Trader> traders, Predicate<Trader> wanted, Dice dice) {
        for (int attempt = 0; attempt < 20 && !traders.isEmpty(); attempt++) {
            var trader = dice.one(traders);
            if (wanted.test(trader)) {
                return Optional.of(trader);
            }
        }
        return Optional.empty();
    }

    private static boolean keepsShop(Trader it) {
        return it.party().hasAccount()
                && !it.party().producer()
                && !it.party().wholesaler()
                && !it.is(SellerKind.STOCKLESS_AGENT);
    }

    private static Trader trader(Party party, Map<PremisesKind, UUID> places, Geography geography) {
        return new Trader(
                party,
                Optional.ofNullable(places.get(PremisesKind.PRODUCTION)),
                Optional.ofNullable(places.get(PremisesKind.BUSINESS)),
                Optional.ofNullable(places.get(PremisesKind.WAREHOUSE)),
                geography.cityOf(party.regionCode()).code());
    }

    private static Map<String, List<Trader>> byCategory(
            List<Trader> all, List<Category> categories, Predicate<Trader> wanted) {
        var found = new HashMap<String, List<Trader>>();
        for (var category : categories) {
            found.put(
                    category.code(),
                    all.stream()
                            .filter(wanted)
                            .filter(it -> it.party().categories().contains(category.code()))
                            .toList());
        }
        return found;
    }
}
