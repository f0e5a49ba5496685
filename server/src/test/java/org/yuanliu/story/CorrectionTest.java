package org.yuanliu.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yuanliu.story.Filing.file;
import static org.yuanliu.story.OneFactTest.encoded;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;

/// Mistakes are corrected by further records; nothing is erased, nothing is stored twice.
class CorrectionTest {

    private final Platform platform = Platform.shared();
    private final Http clerk = platform.as("clerk.hardware");

    @Test
    @Clause("SG-5.8")
    void aCorrectionStandsBesideTheFirstRecordWithItsReason() {
        var batch = platform.batch();
        var wrong = Filing.sale(batch).quantity("120", "米").by(clerk);
        var right = Filing.sale(batch).quantity("12", "米").correcting(wrong, "数量多录一位").by(clerk);

        var records = clerk.get("/events?code=" + encoded(batch.identity())).is(200).items();

        assertThat(records.stream().map(it -> it.at("/id").asString()))
                .containsExactlyInAnyOrder(wrong, right);
        var first =
                records.stream().filter(it -> it.at("/id").asString().equals(wrong)).findFirst();
        assertThat(first.orElseThrow().at("/superseded").asBoolean()).isTrue();
        assertThat(first.orElseThrow().at("/quantity").decimalValue()).isEqualByComparingTo("120");
        var second =
                records.stream().filter(it -> it.at("/id").asString().equals(right)).findFirst();
        assertThat(second.orElseThrow().at("/corrects").asString()).isEqualTo(wrong);
        assertThat(second.orElseThrow().at("/reason").asString()).isEqualTo("数量多录一位");
        assertThat(second.orElseThrow().at("/superseded").asBoolean()).isFalse();
    }

    @Test
    @Clause("SG-5.8")
    void aCorrectionWithoutAReasonIsRefused() {
        var batch = platform.batch();
        var wrong = Filing.sale(batch).quantity("120", "米").by(clerk);

        var receipt = file(clerk, Filing.sale(batch).quantity("12", "米").set("corrects", wrong));

        assertThat(receipt.text("/results/0/outcome")).isEqualTo("refused");
        assertThat(receipt.texts("/results/0/problems", "/field")).containsExactly("reason");
    }

    @Test
    @Clause("SG-5.8")
    void aCodeMistypedAndCorrectedLeavesNothingAtTheWrongCode() {
        var mistyped = platform.item();
        var meant = platform.item();
        var wrong = Filing.inbound(mistyped).from("wholesale").by(clerk);
        assertThat(Findings.about(mistyped).rules()).containsExactly("supplier-outbound-filed");

        Filing.inbound(meant).from("wholesale").correcting(wrong, "编码录错").by(clerk);

        assertThat(Findings.about(mistyped).lines()).as("the wrong code").isEmpty();
        assertThat(Findings.about(meant).rules()).containsExactly("supplier-outbound-filed");
        assertThat(clerk.get("/events?code=" + encoded(mistyped.identity())).is(200).items())
                .as("the first record stays")
                .hasSize(1);
    }

    @Test
    @Clause("SG-5.8")
    void aLateMistypedRecordIsNotLaterForBeingCorrected() {
        var wrong =
                Filing.sale(platform.item())
                        .set("at", Filing.at(0).minusDays(3).toString())
                        .by(clerk);
        var meant = platform.item();

        Filing.sale(meant)
                .set("at", Filing.at(0).minusDays(9).toString())
                .correcting(wrong, "编码和日期录错")
                .by(clerk);

        assertThat(Findings.about(meant).rules()).containsExactly("filed-in-time");
    }

    @Test
    @Clause("SG-5.5")
    void aRecordSentTwiceIsStoredOnce() {
        var filing = Filing.inbound(platform.item()).from("wholesale");

        var first = file(clerk, filing);
        var second = file(clerk, filing);
        var both = file(clerk, Collections.nCopies(3, Filing.sale(platform.item()).record()));

        assertThat(first.text("/results/0/outcome")).isEqualTo("stored");
        assertThat(second.text("/results/0/outcome")).isEqualTo("known");
        assertThat(second.text("/results/0/event")).isEqualTo(first.text("/results/0/event"));
        assertThat(both.texts("/results", "/outcome")).containsExactly("stored", "known", "known");
        var identity = first.text("/results/0/identity");
        assertThat(clerk.get("/events?code=" + encoded(identity)).is(200).items()).hasSize(1);
    }

    @Test
    @Clause("SG-5.5")
    void theSameFactInAnotherNotationIsStoredOnce() {
        var scene = platform.scene();
        var at = Filing.at(1).toString();
        var ways =
                List.of(
                        scene.elementString(),
                        "]d2" + scene.elementString(),
                        scene.bracketed(),
                        scene.digitalLink(),
                        scene.digitalLink().replace("id.yuanliu.example", "elsewhere.example"));

        var outcomes =
                ways.stream()
                        .map(it ->
                                file(
                                                clerk,
                                                Filing.of("inbound", it)
                                                        .from("wholesale")
                                                        .set("at", at))
                                        .text("/results/0/outcome"))
                        .toList();

        assertThat(outcomes).containsExactly("stored", "known", "known", "known", "known");
    }

    @Test
    @Clause("SG-5.5")
    void goodAndBadRecordsInOneRequestAreAnsweredOneByOne() {
        var receipt =
                file(
                        clerk,
                        Filing.sale(platform.item()),
                        Filing.of("sale", "(01)06990000030013(21)X"),
                        Filing.of("eaten", platform.item()),
                        Filing.inbound(platform.item()),
                        Filing.sale(platform.batch()).quantity("-1", "米"),
                        Filing.of("sale", "8 699 of something"));

        assertThat(receipt.texts("/results", "/outcome"))
                .containsExactly("stored", "refused", "refused", "refused", "refused", "refused");
        assertThat(receipt.texts("/results", "/problems/0/field"))
                .containsExactly("", "code", "act", "partner", "quantity", "code");
        assertThat(receipt.text("/results/1/problems/0/message/en")).isNotBlank();
        assertThat(receipt.text("/results/5/problems/0/message/zh")).contains("不等于编码无效");
    }
}
