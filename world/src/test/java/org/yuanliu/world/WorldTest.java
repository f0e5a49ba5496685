package org.yuanliu.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorldTest {

    final World world = new World(Settings.demonstration(FaultsTest.END));

    @Test
    void theSameSettingsTellTheSameWorldDownToTheLastByte() {
        assertThat(fingerprint(Settings.demonstration(FaultsTest.END)))
                .isEqualTo(fingerprint(Settings.demonstration(FaultsTest.END)));
    }

    @Test
    void aStreamCanBeTakenTwice() {
        assertThat(world.movements().toList()).isEqualTo(world.movements().toList());
    }

    @Test
    void anotherSeedTellsAnotherWorld() {
        var other = new Settings(7, 1, FaultRates.demonstration(), FaultsTest.END);

        assertThat(fingerprint(other))
                .isNotEqualTo(fingerprint(Settings.demonstration(FaultsTest.END)));
        assertThat(new World(other).parties().stream().map(Party::id))
                .doesNotContainAnyElementsOf(world.parties().stream().map(Party::id).toList());
    }

    @Test
    void theDemonstrationIsAsLargeAsPromised() {
        assertThat(world.movements().count()).isBetween(1_500L, 3_000L);
        assertThat(companies(world)).hasSizeBetween(30, 40);
    }

    @Test
    void aLargerWorldHasMoreOfEverything() {
        var larger = new World(new Settings(1, 20, FaultRates.none(), FaultsTest.END));

        assertThat(larger.movements().count()).isGreaterThan(15 * world.movements().count());
        assertThat(companies(larger).size()).isGreaterThan(5 * companies(world).size());
        assertThat(larger.products().size()).isGreaterThan(2 * world.products().size());
        assertThat(larger.products().stream().map(Product::gtin14)).doesNotHaveDuplicates();
        assertThat(larger.parties().stream().map(Party::name)).doesNotHaveDuplicates();
    }

    @Test
    void everyNameSaysThatItIsAnExample() {
        var larger = new World(new Settings(1, 20, FaultRates.none(), FaultsTest.END));

        assertThat(larger.parties()).allMatch(it -> it.name().startsWith("示例·"));
        assertThat(larger.parties()).allMatch(it -> it.english().startsWith("Example "));
        assertThat(larger.people()).allMatch(it -> it.name().startsWith("示例·"));
        assertThat(larger.premises())
                .allMatch(it -> it.name().contains("示例") && it.address().contains("示例"));
    }

    @Test
    void allKindsOfPartyAndOfSellerArePresent() {
        assertThat(world.parties().stream().map(Party::kind).collect(toSet()))
                .containsExactlyInAnyOrder(PartyKind.values());
        assertThat(
                        world.parties().stream()
                                .flatMap(it -> it.sellerKind().stream())
                                .collect(toSet()))
                .containsExactlyInAnyOrder(SellerKind.values());
        assertThat(world.movements().map(Movement::act).collect(toSet()))
                .containsExactlyInAnyOrder(Act.values());
    }

    @Test
    void eachOfTheNineCategoriesHasProductsMakersAndMovements() {
        var moved = world.movements().map(Movement::gtin).collect(toSet());

        assertThat(world.categories()).hasSize(9).noneMatch(Category::verified);
        assertThat(world.categories())
                .allSatisfy(category -> {
                    var products =
                            world.products().stream()
                                    .filter(it -> it.category().equals(category.code()))
                                    .toList();
                    assertThat(products).hasSizeGreaterThanOrEqualTo(2);
                    assertThat(products).anyMatch(it -> moved.contains(it.gtin14()));
                });
    }

    @Test
    void productNumbersAndCreditCodesCarryTheirChecks() {
        assertThat(world.products().stream().map(Product::gtin14))
                .doesNotHaveDuplicates()
                .allMatch(it -> it.startsWith("069"))
                .allMatch(it -> Digits.gtin14(it.substring(1, 13)).equals(it));
        assertThat(world.parties().stream().flatMap(it -> it.uscc().stream()))
                .doesNotHaveDuplicates()
                .allMatch(it -> it.length() == 18 && it.startsWith("YL", 8));
    }

    @Test
    void theRegionsAreATreeThatDigitsDoNotTell() {
        var codes = world.regions().stream().map(Region::code).toList();

        assertThat(world.regions())
                .allMatch(it -> it.parentCode().stream().allMatch(codes::contains));
        assertThat(world.regions().stream().filter(it -> it.level() == RegionLevel.PROVINCE))
                .hasSize(34);
        assertThat(world.regions())
                .noneMatch(it -> it.parentCode().filter("441900"::equals).isPresent());
    }

    @Test
    void everyPlaceOfWorkHasARegulatorWhoCanSignIn() {
        var served =
                world.people().stream()
                        .flatMap(it -> it.memberships().stream())
                        .map(Person.Membership::party)
                        .collect(toSet());

        assertThat(world.premises().stream().map(it -> world.authorityOver(it.regionCode()).id()))
                .isSubsetOf(served);
        assertThat(world.authorityOver("650000")).isEqualTo(world.party("regulator.000000"));
        assertThatThrownBy(() -> world.authorityOver("999999"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoeverFilesCanBeAskedToMendARecord() {
        var served =
                world.people().stream()
                        .flatMap(it -> it.memberships().stream())
                        .map(Person.Membership::party)
                        .collect(toSet());

        assertThat(world.movements().map(Movement::filer).collect(toSet())).isSubsetOf(served);
    }

    @Test
    void everyMovementHappensAtAPlaceOfItsFiler() {
        var owners = world.premises();

        assertThat(world.movements())
                .allSatisfy(movement ->
                        assertThat(owners)
                                .anyMatch(it ->
                                        Optional.of(it.id()).equals(movement.premises())
                                                && it.party().equals(movement.filer())));
    }

    @Test
    void oneCompanyProducesElsewhereThanItIsRegistered() {
        var maker = world.party("ebike");

        assertThat(
                        world.premises().stream()
                                .filter(it ->
                                        it.party().equals(maker.id())
                                                && it.kind() == PremisesKind.PRODUCTION))
                .singleElement()
                .satisfies(it -> assertThat(it.regionCode()).isNotEqualTo(maker.regionCode()));
    }

    @Test
    void peopleHaveDistinctLoginsAndOneBelongsToTwoParties() {
        assertThat(world.people().stream().map(Person::login))
                .doesNotHaveDuplicates()
                .allMatch(it -> it.matches("[a-z]+\\.[a-z]+"));
        assertThat(world.people()).anyMatch(it -> it.memberships().size() == 2);
        assertThat(
                        world.people().stream()
                                .flatMap(it -> it.memberships().stream())
                                .map(Person.Membership::role))
                .contains(
                        "regulator",
                        "institution",
                        "mystery-customer",
                        "warehouse",
                        "assessor",
                        "producer",
                        "seller");
    }

    @Test
    void everyRoleCardBelongsToSomeone() {
        var logins = world.people().stream().map(Person::login).toList();

        assertThat(world.roleCards())
                .hasSizeBetween(6, 9)
                .allMatch(it -> logins.contains(it.login()));
    }

    @Test
    void idsAreNeverGivenTwice() {
        Stream<UUID> ids =
                Stream.of(
                                world.parties().stream().map(Party::id),
                                world.premises().stream().map(Premises::id),
                                world.people().stream().map(Person::id))
                        .flatMap(it -> it);

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void anImpossibleScaleIsRefused() {
        for (double scale : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Settings(1, scale, FaultRates.none(), FaultsTest.END))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static List<Party> companies(World world) {
        return world.parties().stream().filter(it -> it.kind() == PartyKind.COMPANY).toList();
    }

    private static String fingerprint(Settings settings) {
        try {
            var world = new World(settings);
            var digest = MessageDigest.getInstance("SHA-256");
            var master =
                    Arrays.asList(
                            world.regions(),
                            world.parties(),
                            world.premises(),
                            world.people(),
                            world.products(),
                            world.scenes());
            digest.update(master.toString().getBytes(UTF_8));
            try (var out =
                    new OutputStreamWriter(
                            new DigestOutputStream(OutputStream.nullOutputStream(), digest),
                            UTF_8)) {
                new WorldFiles(world).write(WorldFiles.Format.NDJSON, out, out);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
