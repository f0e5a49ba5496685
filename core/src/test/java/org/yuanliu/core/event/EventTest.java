package org.yuanliu.core.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yuanliu.core.Story.time;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yuanliu.core.Story;
import org.yuanliu.core.Story.Facts;
import org.yuanliu.core.code.Code;

class EventTest {

    static final EventId ANOTHER = new EventId("0".repeat(64));

    /// Follows the words of [Event] and nothing else, as somebody outside would.
    @Test
    void theIdentityCanBeComputedFromItsDescription() throws Exception {
        var event =
                Facts.shipment()
                        .quantity("12.500")
                        .document("CK-1")
                        .at(time("2026-03-02T08:00:00.123"));

        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeByte(2);
        write(out, "outbound");
        write(out, Story.PRODUCER.toString());
        write(out, Story.SHOP.toString());
        out.writeInt(-1);
        write(out, "1772409600123");
        write(out, "480");
        write(out, "goods");
        write(out, "1");
        write(out, "gs1:01/06901234567892/10/L7");
        write(out, "12.5");
        write(out, "件");
        write(out, "CK-1");
        out.writeInt(-1);
        write(out, "r");
        out.writeInt(-1);
        out.writeInt(-1);
        out.writeInt(-1);
        var hash = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());

        assertThat(event.event().id().hex()).isEqualTo(HexFormat.of().formatHex(hash));
    }

    static void write(DataOutputStream out, String field) throws IOException {
        out.writeInt(field.getBytes(UTF_8).length);
        out.write(field.getBytes(UTF_8));
    }

    /// Identities are kept for ever: if this changes, every record ever filed has lost its name.
    @Test
    void theIdentityNeverChanges() {
        assertThat(Facts.shipment().event().id().hex())
                .isEqualTo("31d0ced2c17d9434cdaf4ac7c3d1f37c26d9eebbe8032d6ac9a5b3d0729d4ef8");
    }

    static Stream<UnaryOperator<Facts>> changes() {
        return Stream.of(
                it -> it.act(Act.INBOUND),
                it -> it.actor(Story.WHOLESALER),
                it -> it.premises(UUID.fromString("00000000-0000-0000-0000-000000000001")),
                it -> it.partner(Story.WHOLESALER),
                it -> it.code(Story.ITEM).quantity("1"),
                it -> it.quantity("13"),
                it -> it.unit("箱"),
                it -> it.at(it.at().plusNanos(1_000_000)),
                it -> it.at(it.at().withOffsetSameInstant(ZoneOffset.UTC)),
                it -> it.document("CK-1"),
                it -> it.reference("2"),
                it -> it.correcting(ANOTHER),
                it -> it.reason("备注"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void everyFieldIsPartOfTheIdentity(UnaryOperator<Facts> change) {
        assertThat(change.apply(Facts.shipment()).event().id())
                .isNotEqualTo(Facts.shipment().event().id());
    }

    static Stream<UnaryOperator<Facts>> sameClaims() {
        return Stream.of(
                it -> it.quantity("12.000"),
                it -> it.quantity("1.2E+1"),
                it -> it.unit(" 件 "),
                it -> it.at(it.at().plusNanos(999_999)));
    }

    @ParameterizedTest
    @MethodSource("sameClaims")
    void theSameClaimInOtherWritingIsTheSameEvent(UnaryOperator<Facts> writing) {
        var event = writing.apply(Facts.shipment()).event();

        assertThat(event).isEqualTo(Facts.shipment().event());
        assertThat(event.id()).isEqualTo(Facts.shipment().event().id());
    }

    @Test
    void theBatchOnAnItemsLabelIsNotPartOfTheIdentity() {
        var item = Facts.shipment().quantity("1").code(Story.ITEM);

        assertThat(item.code(Story.ITEM.inBatch("L7")).event().id()).isEqualTo(item.event().id());
    }

    static Stream<Arguments> flaws() {
        var shipment = Facts.shipment();
        return Stream.of(
                flaw(shipment.noPartner(), "partner", "missing"),
                flaw(shipment.act(Act.INBOUND).noPartner(), "partner", "missing"),
                flaw(shipment.partner(Story.PRODUCER), "partner", "own-partner"),
                flaw(shipment.act(Act.RETURN).partner(Story.PRODUCER), "partner", "own-partner"),
                flaw(shipment.quantity("0"), "quantity", "not-positive"),
                flaw(shipment.quantity("-1"), "quantity", "not-positive"),
                flaw(shipment.quantity("1E+999999999"), "quantity", "too-many-digits"),
                flaw(shipment.quantity("1E-999999999"), "quantity", "too-many-digits"),
                flaw(shipment.quantity("1234567890123"), "quantity", "too-many-digits"),
                flaw(shipment.quantity("0.1234567"), "quantity", "too-many-digits"),
                flaw(shipment.code(Story.ITEM), "quantity", "item-is-one"),
                flaw(shipment.unit(""), "unit", "blank"),
                flaw(shipment.noReference(), "reference", "missing"),
                flaw(shipment.noReference().document("CK-1"), "reference", "missing"),
                flaw(shipment.code(Code.ofPlace("6901234000009")), "code", "no-goods"),
                flaw(shipment.unit(" \t"), "unit", "blank"),
                flaw(shipment.unit("件".repeat(201)), "unit", "too-long"),
                flaw(shipment.document("a\u0000b"), "document", "not-text"),
                flaw(shipment.document("\uD800"), "document", "not-text"),
                flaw(shipment.reason(" "), "reason", "blank"),
                flaw(shipment.correctingWithoutReason(ANOTHER), "reason", "missing"),
                flaw(shipment.at(OffsetDateTime.MAX), "at", "out-of-range"),
                flaw(shipment.at(time("1969-12-31T23:59")), "at", "out-of-range"),
                flaw(
                        shipment.at(
                                time("2026-03-02T08:00")
                                        .withOffsetSameLocal(ZoneOffset.ofTotalSeconds(28_830))),
                        "at",
                        "odd-offset"));
    }

    static Arguments flaw(Facts facts, String field, String code) {
        return Arguments.of(facts, field, code);
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void whatCannotBeAnEventIsSaidFieldByField(Facts facts, String field, String code) {
        assertThat(flawsOf(facts))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.field()).isEqualTo(field);
                    assertThat(it.code()).isEqualTo(code);
                });
        assertThatThrownBy(facts::event).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThat(flawsOf(Facts.shipment().noPartner().quantity("0").unit(""))).hasSize(3);
    }

    @Test
    void twoHundredCharactersAndEighteenDigitsAreWelcome() {
        var event =
                Facts.shipment().quantity("123456789012.123456").document("件".repeat(200)).event();

        assertThat(event.what().all().getFirst().quantity())
                .isEqualByComparingTo("123456789012.123456");
    }

    @Test
    void aSaleAndAReturnNeedNobodyNamed() {
        assertThat(flawsOf(Facts.shipment().act(Act.SALE).noPartner())).isEmpty();
        assertThat(flawsOf(Facts.shipment().act(Act.RETURN).noPartner())).isEmpty();
    }

    @Test
    void openingStockHasNoSupplierButAReason() {
        var stock = Facts.shipment().act(Act.INBOUND).noPartner();

        assertThat(flawsOf(stock)).extracting(Flaw::field).containsExactly("partner");
        assertThat(flawsOf(stock.reason("期初库存"))).isEmpty();
        assertThat(stock.reason("期初库存").event().deeds().getFirst().isOpeningStock()).isTrue();
    }

    static final Code OTHER = Code.ofItem(Story.GTIN, "A2");

    static Amount of(Code code, String quantity) {
        return new Amount(code, new BigDecimal(quantity), "件");
    }

    static Stream<Arguments> wrongGoods() {
        var shipment = Facts.shipment();
        var packing = shipment.act(Act.PACKED).noPartner();
        var change = shipment.act(Act.TRANSFORMED).noPartner();
        var box = Code.ofPackage("369012340000000017");
        var item = List.of(Amount.one(Story.ITEM));
        return Stream.of(
                Arguments.of(shipment, new What.Goods(List.of()), "codes missing"),
                Arguments.of(shipment, new What.Packed(box, item), "act other-goods"),
                Arguments.of(packing, new What.Goods(item), "act other-goods"),
                Arguments.of(packing, new What.Packed(box, List.of()), "codes missing"),
                Arguments.of(
                        packing,
                        new What.Packed(box, List.of(Amount.one(box))),
                        "codes told-twice"),
                Arguments.of(change, new What.Changed(item, List.of()), "codes missing"),
                Arguments.of(change, new What.Changed(item, item), "codes told-twice"),
                Arguments.of(
                        shipment,
                        new What.Goods(List.of(Amount.one(OTHER), Amount.one(OTHER))),
                        "codes told-twice"),
                Arguments.of(
                        shipment.act(Act.CANCELLED), new What.Goods(List.of()), "codes missing"),
                Arguments.of(
                        shipment,
                        new What.Goods(
                                Stream.generate(() -> Amount.one(OTHER)).limit(10_001).toList()),
                        "codes too-many-codes"));
    }

    @ParameterizedTest
    @MethodSource("wrongGoods")
    void goodsThatDoNotFitAreSaid(Facts facts, What what, String expected) {
        assertThat(flawsOf(facts, what))
                .extracting(it -> it.field() + " " + it.code())
                .containsExactly(expected);
    }

    static Event event(Act act, What what) {
        return new Event(
                act,
                Story.PRODUCER,
                Optional.empty(),
                Optional.empty(),
                what,
                time("2026-03-02T08:00"),
                Papers.reference("r"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void theOrderOfTheGoodsMeansNothing() {
        var one = new What.Goods(List.of(of(Story.ITEM, "1"), of(Story.BATCH, "5.0")));
        var other = new What.Goods(List.of(of(Story.BATCH, "5"), of(Story.ITEM, "1")));

        assertThat(event(Act.PRODUCED, one)).isEqualTo(event(Act.PRODUCED, other));
        assertThat(event(Act.PRODUCED, one).id()).isEqualTo(event(Act.PRODUCED, other).id());
    }

    /// The same codes on other sides are other claims.
    @Test
    void whichSideACodeStandsOnIsPartOfTheIdentity() {
        var a = List.of(Amount.one(Story.ITEM));
        var b = List.of(Amount.one(OTHER));
        var both = List.of(Amount.one(Story.ITEM), Amount.one(OTHER));

        assertThat(
                        Stream.of(
                                        event(Act.TRANSFORMED, new What.Changed(a, b)),
                                        event(Act.TRANSFORMED, new What.Changed(b, a)),
                                        event(Act.PACKED, new What.Packed(Story.ITEM, b)),
                                        event(Act.PACKED, new What.Packed(OTHER, a)),
                                        event(Act.PRODUCED, new What.Goods(both)),
                                        event(Act.PRODUCED, new What.Goods(a)))
                                .map(Event::id))
                .doesNotHaveDuplicates();
    }

    @Test
    void anEventSaysOfEachCodeWhatWasDoneToIt() {
        var box = Code.ofPackage("369012340000000017");
        var packed = event(Act.PACKED, new What.Packed(box, List.of(of(Story.BATCH, "5"))));
        var emptied = event(Act.UNPACKED, new What.Packed(box, List.of()));
        var changed =
                event(
                        Act.TRANSFORMED,
                        new What.Changed(
                                List.of(of(Story.BATCH, "5")), List.of(Amount.one(OTHER))));

        assertThat(packed.deeds())
                .extracting(it -> it.part() + " " + it.code().level() + " " + it.quantity())
                .containsExactly("CONTENT BATCH 5", "BOX PACKAGE 1");
        assertThat(packed.deeds().getFirst().box()).contains(box.identity());
        assertThat(emptied.deeds()).extracting(Deed::part).containsExactly(Part.EMPTIED);
        assertThat(changed.deeds()).extracting(Deed::part).containsExactly(Part.FROM, Part.INTO);
        assertThat(changed.deeds()).extracting(Deed::event).containsOnly(changed.id());
    }

    @Test
    void anIdentityIsSixtyFourDigits() {
        assertThatThrownBy(() -> new EventId("ABC")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EventId("A".repeat(64)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Flaw> flawsOf(Facts it) {
        return flawsOf(it, it.what());
    }

    private static List<Flaw> flawsOf(Facts it, What what) {
        return Event.flaws(
                it.act(),
                it.actor(),
                it.partner(),
                it.premises(),
                what,
                it.at(),
                it.papers(),
                it.corrects(),
                it.reason(),
                Optional.empty());
    }
}
