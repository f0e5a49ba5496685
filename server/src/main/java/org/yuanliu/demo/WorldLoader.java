package org.yuanliu.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Founding;
import org.yuanliu.access.Founding.NewPerson;
import org.yuanliu.access.Party;
import org.yuanliu.access.Role;
import org.yuanliu.core.Text;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.FiledEvent;
import org.yuanliu.core.event.Papers;
import org.yuanliu.core.event.What;
import org.yuanliu.demo.Demonstration.Card;
import org.yuanliu.demo.Demonstration.Invitation;
import org.yuanliu.demo.Demonstration.SceneView;
import org.yuanliu.desk.Desk;
import org.yuanliu.mail.Choice;
import org.yuanliu.mail.MailAddress;
import org.yuanliu.mail.Mailboxes;
import org.yuanliu.registry.Catalogue;
import org.yuanliu.registry.CodeAddress;
import org.yuanliu.registry.CodeAddresses;
import org.yuanliu.registry.Product;
import org.yuanliu.registry.Products;
import org.yuanliu.trace.Tracing;
import org.yuanliu.world.Movement;
import org.yuanliu.world.World;

/// Carries the fictional world through the front doors, day by day as it was filed, so that
/// findings open and close as they would have.
@Component
class WorldLoader {

    private final Founding founding;
    private final Mailboxes mailboxes;
    private final Products products;
    private final Catalogue catalogue;
    private final CodeAddresses addresses;
    private final Shelves shelves;
    private final Tracing tracing;
    private final DrawnExhibits exhibits;

    WorldLoader(
            Founding founding,
            Mailboxes mailboxes,
            Products products,
            Catalogue catalogue,
            CodeAddresses addresses,
            Shelves shelves,
            Tracing tracing,
            DrawnExhibits exhibits) {
        this.founding = founding;
        this.mailboxes = mailboxes;
        this.products = products;
        this.catalogue = catalogue;
        this.addresses = addresses;
        this.shelves = shelves;
        this.tracing = tracing;
        this.exhibits = exhibits;
    }

    void load(Acting acting, World world, String password) {
        parties(acting, world);
        people(acting, world, password);
        mailboxes(acting, world);
        products(acting, world, world.settings().startsAt().minusDays(10).toInstant());
        shelves.fill(acting, world);
        movements(acting, world);
        exhibits.add(acting);
        addresses(acting);
    }

    /// One whose codes only the maker understands, and one that carries a number with a meaning.
    private void addresses(Acting acting) {
        addresses.add(
                acting,
                address(
                        "code.example.cn",
                        "/q?c={code}",
                        "own",
                        "https://code.example.cn/q?c=A1",
                        "own:example/item/A1"));
        addresses.add(
                acting,
                address(
                        "ebike.example.cn",
                        "/v/{code}",
                        "frame",
                        "https://ebike.example.cn/v/175721508069087",
                        "frame:175721508069087"));
    }

    private static CodeAddress.Edit address(
            String host, String template, String scheme, String text, String identity) {
        return new CodeAddress.Edit(
                "example",
                host,
                template,
                scheme,
                "item",
                "演练用的虚构网址",
                List.of(new CodeAddress.Test(text, Optional.of(identity))));
    }

    private void parties(Acting acting, World world) {
        var places =
                world.premises().stream()
                        .collect(
                                Collectors.groupingBy(
                                        org.yuanliu.world.Premises::party,
                                        Collectors.mapping(
                                                WorldLoader::premises, Collectors.toList())));
        for (var party : world.parties()) {
            founding.party(
                    acting,
                    new Party(
                            party.id(),
                            party.kind().word(),
                            trade(party),
                            party.name(),
                            party.english(),
                            party.uscc(),
                            new Party.Region(party.regionCode(), "", ""),
                            party.hasAccount(),
                            places.getOrDefault(party.id(), List.of())));
        }
    }

    private static Optional<String> trade(org.yuanliu.world.Party party) {
        return switch (party.kind()) {
            case COMPANY -> Optional.of(party.producer() ? "producer" : "seller");
            case PLATFORM -> Optional.of("platform");
            case REGULATOR, INSTITUTION, LABORATORY, INDUSTRY_BODY -> Optional.empty();
        };
    }

    private static Party.Premises premises(org.yuanliu.world.Premises place) {
        return new Party.Premises(
                place.id(),
                place.kind().word(),
                place.name(),
                place.address(),
                place.regionCode(),
                Optional.of(place.latitude()),
                Optional.of(place.longitude()));
    }

    private void people(Acting acting, World world, String password) {
        founding.people(
                acting,
                world.people().stream()
                        .map(it ->
                                new NewPerson(
                                        it.id(),
                                        it.login(),
                                        it.name(),
                                        Optional.of(it.phone()),
                                        it.memberships().stream()
                                                .map(place ->
                                                        new NewPerson.Place(
                                                                place.party(),
                                                                Role.of(place.role())))
                                                .toList()))
                        .toList(),
                password);
    }

    /// Nothing is mailed there: a demonstration begins without a mail server.
    private void mailboxes(Acting acting, World world) {
        for (var person : world.people()) {
            if (person.memberships().stream().anyMatch(it -> it.role().equals("regulator"))) {
                mailboxes.found(acting, person.id(), new MailAddress(person.mail()), Choice.DAILY);
            }
        }
    }

    private void products(Acting acting, World world, Instant known) {
        var categories = new HashMap<String, Product.Category>();
        for (var category : world.categories()) {
            categories.put(
                    category.code(),
                    new Product.Category(category.code(), category.zh(), category.en()));
        }
        // The world knows categories by their first level; where the catalogue is finer, so is its
        // name.
        var finer = new HashMap<String, Product.Category>();
        catalogue
                .categories()
                .forEach(it ->
                        finer.put(
                                it.name().zh(),
                                new Product.Category(it.code(), it.name().zh(), it.name().en())));
        products.found(
                acting,
                world.products().stream()
                        .map(it ->
                                new Product(
                                        it.gtin14(),
                                        it.name(),
                                        it.english(),
                                        it.model(),
                                        finer.getOrDefault(
                                                it.name(),
                                                java.util.Objects.requireNonNull(
                                                        categories.get(it.category()))),
                                        new Party.Named(it.producer(), ""),
                                        Optional.of(it.standard()),
                                        it.unit(),
                                        Optional.empty(),
                                        "",
                                        1))
                        .toList(),
                known);
    }

    private void movements(Acting acting, World world) {
        var ids = new HashMap<String, EventId>();
        var days = new TreeMap<LocalDate, List<FiledEvent>>();
        world.movements()
                .forEach(it -> {
                    var event = event(it, ids);
                    ids.put(it.key(), event.id());
                    days.computeIfAbsent(
                                    LocalDate.ofInstant(it.filedAt(), Desk.ZONE),
                                    day -> new ArrayList<>())
                            .add(FiledEvent.byActor(event, it.filedAt()));
                });
        days.forEach((day, filed) -> tracing.take(acting, filed, endOf(filed)));
    }

    private static Instant endOf(List<FiledEvent> filed) {
        return filed.stream().map(FiledEvent::filedAt).max(Instant::compareTo).orElseThrow();
    }

    private static Event event(Movement movement, Map<String, EventId> ids) {
        var code =
                movement.serial()
                        .map(serial ->
                                Code.ofItem(movement.gtin(), serial).inBatch(movement.batch()))
                        .orElseGet(() -> Code.ofBatch(movement.gtin(), movement.batch()));
        return new Event(
                Act.valueOf(movement.act().name()),
                movement.filer(),
                movement.partner(),
                movement.premises(),
                What.of(code, movement.quantity(), movement.unit()),
                movement.at(),
                new Papers(movement.document(), Optional.empty(), reference(movement)),
                movement.correctsKey().map(ids::get),
                movement.reason(),
                Optional.empty());
    }

    /// What was counted and has no serial is told apart by the world's own key.
    private static Optional<String> reference(Movement movement) {
        return movement.serial().isPresent() ? Optional.empty() : Optional.of(movement.key());
    }

    Invitation invitation(World world, List<Card> administrators, String version) {
        var names =
                world.parties().stream()
                        .collect(
                                Collectors.toMap(
                                        org.yuanliu.world.Party::id,
                                        it -> new Party.Named(it.id(), it.name())));
        var people =
                world.people().stream()
                        .collect(Collectors.toMap(org.yuanliu.world.Person::login, it -> it));
        var cards =
                world.roleCards().stream()
                        .map(it -> {
                            var place =
                                    java.util.Objects.requireNonNull(people.get(it.login()))
                                            .memberships()
                                            .getFirst();
                            return new Card(
                                    it.login(),
                                    place.role(),
                                    new Text(it.zh(), it.en()),
                                    name(names, place.party()).name(),
                                    new Text(it.zhJob(), it.enJob()));
                        })
                        .toList();
        var scenes =
                world.scenes().stream()
                        .map(it ->
                                new SceneView(
                                        it.bracketed(),
                                        it.elementString(),
                                        it.digitalLink(),
                                        name(names, it.supplier()),
                                        name(names, it.store()),
                                        name(names, it.authority())))
                        .toList();
        return new Invitation(
                "源流 Yuanliu",
                version,
                true,
                Stream.concat(cards.stream(), administrators.stream()).toList(),
                scenes);
    }

    private static Party.Named name(Map<UUID, Party.Named> names, UUID id) {
        return names.getOrDefault(id, new Party.Named(id, "–"));
    }
}
