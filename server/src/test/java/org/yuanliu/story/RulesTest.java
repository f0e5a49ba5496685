package org.yuanliu.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yuanliu.story.OneFactTest.encoded;
import static org.yuanliu.story.OneFactTest.onlyFinding;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.core.code.Code;

/// Each rule, once wrong and once right, through the running product.
class RulesTest {

    private final Platform platform = Platform.shared();
    private final Http nation = platform.as("chief.national");

    @Test
    @Clause("TV-4.2b")
    void theSameUnitHeldByTwoCompaniesAtOnceIsFoundAndNobodyIsMarked() {
        var unit = platform.item();
        soldThrough(unit, "wholesale", "hardware", 0);
        Filing.outbound(unit).to("general").hour(7).by("clerk.hangtrade");
        Filing.inbound(unit).from("hangtrade").hour(8).by("clerk.general");

        var finding = onlyFinding(nation, unit.identity());

        assertThat(finding.at("/rule/id").asString()).isEqualTo("one-unit-one-holder");
        assertThat(finding.at("/dimension").asString()).isEqualTo("authenticity");
        assertThat(finding.at("/accountable").isNull())
                .as("the lawful holder may be the victim")
                .isTrue();
        assertThat(finding.at("/statement/zh").asString()).contains("要么编码被复制，要么中间缺少记录");
        assertThat(
                        platform.as("clerk.hardware")
                                .get("/findings?identity=" + encoded(unit.identity()))
                                .items())
                .as("not shown to the lawful holder as his fault")
                .isEmpty();
    }

    @Test
    @Clause("TV-4.2b")
    void theAnswerToASecondHolderNamesNobody() {
        var unit = platform.item();
        soldThrough(unit, "wholesale", "hardware", 0);

        var receipt =
                Filing.file(
                        platform.as("clerk.general"),
                        Filing.inbound(unit).from("hangtrade").hour(8));

        assertThat(receipt.text("/results/0/outcome")).isEqualTo("stored");
        assertThat(receipt.raw())
                .doesNotContain(platform.world().party("hardware").name())
                .doesNotContain(platform.party("hardware").toString());
    }

    @Test
    @Clause("TV-4.2c")
    void aSaleDatedBeforeTheProductionIsFound() {
        var unit = platform.item();
        Filing.sale(unit).hour(1).by("clerk.hardware");
        Filing.produced(unit).hour(5).by("filer.gas");

        var finding = onlyFinding(nation, unit.identity());

        assertThat(finding.at("/rule/id").asString()).isEqualTo("sold-after-produced");
        assertThat(finding.at("/dimension").asString()).isEqualTo("accuracy");
        assertThat(finding.at("/accountable/id").asString())
                .isEqualTo(platform.party("hardware").toString());
        var detail = nation.get("/findings/" + finding.at("/id").asString()).is(200);
        assertThat(detail.text("/found")).startsWith(Filing.at(1).toString());
        assertThat(detail.text("/expected")).contains(Filing.at(5).toString());
        assertThat(detail.at("/evidence")).hasSize(2);
    }

    @Test
    @Clause("TV-4.2d")
    void aRecordFiledLongAfterTheEventIsFound() {
        var unit = platform.item();
        Filing.produced(unit).set("at", Filing.at(0).minusDays(20).toString()).by("filer.gas");

        var finding = onlyFinding(nation, unit.identity());

        assertThat(finding.at("/rule/id").asString()).isEqualTo("filed-in-time");
        assertThat(finding.at("/dimension").asString()).isEqualTo("timeliness");
        assertThat(finding.at("/accountable/id").asString())
                .isEqualTo(platform.party("gas").toString());
        assertThat(finding.at("/rule/citation").asString())
                .as("the limit has no source that we have read, and says so")
                .contains("待核");
        assertThat(finding.at("/rule/verified").asBoolean()).isFalse();
    }

    @Test
    @Clause("TV-4.2a")
    void aShortShipmentIsFoundWithBothQuantities() {
        var batch = platform.batch();
        Filing.outbound(batch).to("hardware").quantity("80", "米").by("filer.wholesale");
        Filing.inbound(batch).from("wholesale").hour(1).quantity("100", "米").by("clerk.hardware");

        var finding = onlyFinding(nation, batch.identity());
        var detail = nation.get("/findings/" + finding.at("/id").asString()).is(200);

        assertThat(detail.text("/leaf")).isEqualTo("outbound-short");
        assertThat(detail.text("/found")).isEqualTo("80 米");
        assertThat(detail.text("/expected")).isEqualTo("100 米");
    }

    @Test
    @Clause({"TV-4.2a", "TV-4.2b", "TV-4.2c", "TV-4.2d", "SG-5.5"})
    void aWholeLifeFiledInTimeGivesNoFinding() {
        var unit = platform.item();
        soldThrough(unit, "wholesale", "hardware", 0);
        Filing.sale(unit).hour(5).by("clerk.hardware");
        Filing.of("return", unit).hour(6).set("reason", "消费者退货").by("clerk.hardware");
        Filing.sale(unit).hour(7).by("clerk.hardware");
        var other = platform.item();
        soldThrough(other, "wholesale", "hardware", 0);
        Filing.of("loss", other).hour(5).set("reason", "破损").by("clerk.hardware");

        assertThat(Findings.about(unit).lines()).isEmpty();
        assertThat(Findings.about(other).lines()).isEmpty();
    }

    @Test
    @Clause("TV-4.2a")
    void ordinaryBusinessThatLooksOddHarmsNobody() {
        var metres = platform.batch();
        Filing.produced(metres).quantity("1000.5", "米").by("filer.gas");
        Filing.outbound(metres).to("hardware").hour(1).quantity("500", "米").by("filer.gas");
        Filing.inbound(metres).from("gas").hour(2).quantity("200", "米").by("clerk.hardware");
        Filing.inbound(metres).from("gas").hour(3).quantity("300", "米").by("clerk.hardware");
        Filing.sale(metres).hour(4).quantity("0.5", "米").by("clerk.hardware");
        Filing.sale(metres).hour(5).quantity("12.5", "米").by("clerk.hardware");

        var stock = platform.item();
        Filing.sale(stock).hour(2).by("clerk.hardware");

        var sentFor = platform.item();
        Filing.produced(sentFor).by("filer.gas");
        Filing.outbound(sentFor).to("agented").hour(1).by("filer.gas");
        Filing.inbound(sentFor).from("gas").hour(2).by("shop.agented");
        Filing.outbound(sentFor).to("agent").hour(3).set("reason", "代发").by("shop.agented");

        for (var code : List.of(metres, stock, sentFor)) {
            assertThat(Findings.about(code).lines()).as(code.identity()).isEmpty();
        }
    }

    @Test
    @Clause({"SG-5.5", "SG-4"})
    void openingStockIsBookedInWithAReasonAndGivesNoFinding() {
        var clerk = platform.as("clerk.hardware");
        var unit = platform.item();
        var without = Filing.file(clerk, Filing.inbound(unit));
        assertThat(without.text("/results/0/outcome")).isEqualTo("refused");

        Filing.inbound(unit).hour(1).set("reason", "期初库存").by(clerk);
        Filing.sale(unit).hour(2).by(clerk);

        assertThat(Findings.about(unit).lines()).isEmpty();
    }

    private static void soldThrough(Code unit, String wholesaler, String shop, int from) {
        Filing.produced(unit).hour(from).by("filer.gas");
        Filing.outbound(unit).to(wholesaler).hour(from + 1).by("filer.gas");
        Filing.inbound(unit).from("gas").hour(from + 2).by("filer.wholesale");
        Filing.outbound(unit).to(shop).hour(from + 3).by("filer.wholesale");
        Filing.inbound(unit).from(wholesaler).hour(from + 4).by("clerk.hardware");
    }
}
