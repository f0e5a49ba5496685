package org.yuanliu.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Who is in the world, where they work, and who signs in for them.
final class Cast {

    private final long seed;
    private final Geography geography;
    private final Map<String, Party> parties = new LinkedHashMap<>();
    private final List<Premises> premises = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();

    Cast(Settings settings, Geography geography) {
        this.seed = settings.seed();
        this.geography = geography;
        regulators();
        Table.read("parties").forEach(this::named);
        Table.read("people").forEach(this::person);
        filersForTheRest();
        Table.read("premises").forEach(this::place);
        new Growth(settings, geography).companies().forEach(it -> add(it.key(), it.outline()));
        placesForTheRest();
    }

    Map<String, Party> parties() {
        return parties;
    }

    List<Premises> premises() {
        return premises;
    }

    List<Person> people() {
        return people;
    }

    /// What is told of a party before it gets its numbers.
    record Outline(
            PartyKind kind,
            String name,
            String english,
            String region,
            Optional<SellerKind> sellerKind,
            boolean producer,
            boolean wholesaler,
            List<String> categories,
            boolean hasAccount,
            Optional<String> creditType,
            String roleZh,
            String roleEn) {}

    private void regulators() {
        for (var region : geography.supervised()) {
            var nation = region.level() == RegionLevel.NATION;
            add(
                    "regulator." + region.code(),
                    new Outline(
                            PartyKind.REGULATOR,
                            "示例·"
                                    + (nation ? "国家" : region.zh())
                                    + "市场监督管理"
                                    + (nation ? "总局" : "局"),
                            "Example Market Regulator of " + region.en(),
                            region.code(),
                            Optional.empty(),
                            false,
                            false,
                            List.of(),
                            true,
                            Optional.of("11"),
                            "市场监督管理部门",
                            "market regulator"));
            var title =
                    switch (region.level()) {
                        case NATION, PROVINCE -> "chief.";
                        case CITY -> "director.";
                        case COUNTY -> "inspector.";
                    };
            var rank =
                    switch (region.level()) {
                        case NATION, PROVINCE, CITY -> "负责人";
                        case COUNTY -> "监管员";
                    };
            var place =
                    List.of(
                            new Person.Membership(
                                    party("regulator." + region.code()).id(), "regulator"));
            enlist(title + geography.shortName(region), "示例·" + region.zh() + rank, place);
            // Some papers need a second hand.
            enlist("deputy." + geography.shortName(region), "示例·" + region.zh() + "副职", place);
        }
    }

    private void named(Table.Row row) {
        add(
                row.text(0),
                new Outline(
                        row.word(1, PartyKind.class),
                        row.text(2),
                        row.text(3),
                        row.text(4),
                        row.maybe(5).map(it -> row.word(5, SellerKind.class)),
                        row.text(6).equals("producer"),
                        row.text(6).equals("wholesaler"),
                        row.list(7),
                        row.text(8).equals("yes"),
                        row.maybe(9),
                        row.text(10),
                        row.text(11)));
    }

    private void add(String key, Outline it) {
        int number = parties.size() + 1;
        parties.put(
                key,
                new Party(
                        id("party", key),
                        key,
                        it.kind(),
                        it.name(),
                        it.english(),
                        it.creditType()
                                .map(type ->
                                        Digits.creditCode(
                                                type, it.region(), "YL%06d".formatted(number))),
                        it.region(),
                        it.sellerKind(),
                        it.producer(),
                        it.wholesaler(),
                        it.categories(),
                        it.hasAccount(),
                        it.roleZh(),
                        it.roleEn()));
    }

    private void person(Table.Row row) {
        var memberships =
                row.list(2).stream()
                        .map(it -> it.split(":", -1))
                        .map(it -> new Person.Membership(party(it[0]).id(), it[1]))
                        .toList();
        enlist(row.text(0), row.text(1), memberships);
    }

    /// Whoever is asked to mend a record must be able to sign in.
    private void filersForTheRest() {
        Set<UUID> served = new HashSet<>();
        people.forEach(
                it -> it.memberships().forEach(membership -> served.add(membership.party())));
        for (var party : List.copyOf(parties.values())) {
            if (party.kind() == PartyKind.COMPANY
                    && party.hasAccount()
                    && !served.contains(party.id())) {
                var role = party.producer() ? "producer" : "seller";
                enlist(
                        (party.producer() ? "filer." : "clerk.") + party.key(),
                        party.name() + "填报员",
                        List.of(new Person.Membership(party.id(), role)));
            }
        }
    }

    private void enlist(String login, String name, List<Person.Membership> memberships) {
        people.add(new Person(id("person", login), login, name, memberships));
    }

    private void place(Table.Row row) {
        var party = party(row.text(0));
        var kind = row.word(1, PremisesKind.class);
        premises.add(
                new Premises(
                        id("premises", party.key() + "/" + row.text(2)),
                        party.id(),
                        row.text(2),
                        geography.cityOf(row.text(4)).zh() + row.text(3),
                        row.text(4),
                        row.number(5),
                        row.number(6),
                        kind));
    }

    private void placesForTheRest() {
        Set<UUID> placed = new HashSet<>();
        premises.forEach(it -> placed.add(it.party()));
        int number = 0;
        for (var party : parties.values()) {
            number++;
            if (placed.contains(party.id())) {
                continue;
            }
            var region = geography.region(party.regionCode());
            var dice = new Dice(seed, number);
            premises.add(
                    new Premises(
                            id("premises", party.key()),
                            party.id(),
                            party.name(),
                            region.zh() + "示例路" + dice.between(1, 999) + "号",
                            region.code(),
                            near(region.latitude(), dice),
                            near(region.longitude(), dice),
                            kindOf(party)));
        }
    }

    private static PremisesKind kindOf(Party party) {
        if (party.kind() != PartyKind.COMPANY) {
            return PremisesKind.SEAT;
        }
        return party.producer() ? PremisesKind.PRODUCTION : PremisesKind.BUSINESS;
    }

    private static double near(double middle, Dice dice) {
        return Math.round((middle + (dice.share() - 0.5) * 0.06) * 10_000) / 10_000.0;
    }

    private Party party(String key) {
        return Optional.ofNullable(parties.get(key)).orElseThrow();
    }

    private UUID id(String kind, String key) {
        return UUID.nameUUIDFromBytes(
                String.format(Locale.ROOT, "%d/%s/%s", seed, kind, key).getBytes(UTF_8));
    }
}
