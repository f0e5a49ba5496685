package org.yuanliu.world;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The fictional industry. Master data is in lists; movements are told lot by lot and never held.
public final class World {

    private final Settings settings;
    private final Geography geography = new Geography();
    private final Map<String, Party> partiesByKey;
    private final List<Party> parties;
    private final List<Premises> premises;
    private final List<Person> people;
    private final List<Category> categories;
    private final List<Product> products;
    private final Market market;

    public World(Settings settings) {
        this.settings = settings;
        var cast = new Cast(settings, geography);
        var catalogue = new Catalogue(cast);
        partiesByKey = cast.parties();
        parties = List.copyOf(partiesByKey.values());
        premises = List.copyOf(cast.premises());
        people = List.copyOf(cast.people());
        categories = catalogue.categories();
        products = catalogue.products();
        market = new Market(parties, premises, categories, geography);
    }

    public Settings settings() {
        return settings;
    }

    /// From the nation down, parents first.
    public List<Region> regions() {
        return geography.regions();
    }

    public List<Party> parties() {
        return parties;
    }

    public List<Premises> premises() {
        return premises;
    }

    public List<Person> people() {
        return people;
    }

    public List<RoleCard> roleCards() {
        return Table.read("rolecards").stream()
                .map(it -> new RoleCard(it.text(0), it.text(1), it.text(2), it.text(3), it.text(4)))
                .toList();
    }

    public List<Category> categories() {
        return categories;
    }

    public List<Product> products() {
        return products;
    }

    /// Fresh items for the guided demonstration, as many at every scale.
    public List<Scene> scenes() {
        var wholesaler = party("wholesale");
        var store = party("hardware");
        return stage().scenes(
                        authorityOver(wholesaler.regionCode()), authorityOver(store.regionCode()));
    }

    /// The party with this short name, e.g. `hardware` or `regulator.440106`.
    public Party party(String key) {
        return Optional.ofNullable(partiesByKey.get(key))
                .orElseThrow(() -> new IllegalArgumentException("no such party: " + key));
    }

    /// The regulator of this territory, or of the nearest one above it that has a regulator.
    public Party authorityOver(String regionCode) {
        var regulator = partiesByKey.get("regulator." + regionCode);
        return regulator != null
                ? regulator
                : authorityOver(geography.region(regionCode).parentCode().orElseThrow());
    }

    /// What each company with an account last told about itself.
    public List<Dossier> dossiers() {
        return new Archive(this).dossiers();
    }

    public List<Paper> papers() {
        return new Archive(this).papers();
    }

    /// Holds every batch, so it is for worlds that can be held.
    public List<MadeBatch> batches() {
        return new Archive(this).batches();
    }

    public List<BadBatch> badBatches() {
        return new Archive(this).badBatches();
    }

    /// Each call begins anew and tells the same, in one order, one at a time.
    public Stream<Lot> lots() {
        Iterator<Lot> lots = new Lots(settings, products, market, stage());
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        lots, Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    /// In order of time within a lot, and so for every code; from lot to lot by day of production.
    public Stream<Movement> movements() {
        return lots().flatMap(lot -> lot.movements().stream());
    }

    public Stream<Fault> faults() {
        return lots().flatMap(lot -> lot.faults().stream());
    }

    /// The gas regulator, the first of the gas appliances.
    private Stage stage() {
        var regulators =
                products.stream()
                        .filter(it -> it.category().equals("gas"))
                        .findFirst()
                        .orElseThrow();
        return new Stage(settings, market, regulators, party("wholesale"), party("hardware"));
    }
}
