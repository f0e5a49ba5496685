package org.yuanliu.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yuanliu.Answer;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;

/// A seller asks whether a product must be traced, under which list, since when, and where.
@Clause("SG-5.2")
class DutyTest {

    private final Platform platform = Platform.shared();

    @Test
    void aGtinIsAnsweredWithListDayPlatformAndWhoSaysSo() {
        var answer = ask(platform.gtin(), "&made=2026-01-15");

        assertThat(answer.text("/duties/0/verdict")).isEqualTo("traced");
        assertThat(answer.text("/duties/0/under/0/span/from")).isEqualTo("2024-12-31");
        assertThat(answer.text("/duties/0/under/0/detail/list/zh")).contains("第一阶段");
        assertThat(answer.text("/duties/0/under/0/detail/citation")).contains("国市监质监规〔2024〕6号");
        assertThat(answer.at("/duties/0/under/0/detail/verified").asBoolean()).isFalse();
        assertThat(answer.texts("/duties/0/platforms", "/detail/url"))
                .contains("https://chinatrace.org/gd");
    }

    @Test
    void goodsMadeBeforeTheDayAreToldSo() {
        var answer = ask(platform.gtin(), "&made=2024-12-30");

        assertThat(answer.text("/duties/0/verdict")).isEqualTo("later");
        assertThat(answer.text("/duties/0/under/0/span/from")).isEqualTo("2024-12-31");
    }

    /// The home gas stove moved from licence to compulsory certification.
    @Test
    void theRegimeIsThatOfTheDayOfProduction() {
        assertThat(ask("家用燃气灶具", "&made=2020-09-30").text("/duties/0/regime/detail/word"))
                .isEqualTo("licence");
        assertThat(ask("家用燃气灶具", "&made=2020-10-01").text("/duties/0/regime/detail/word"))
                .isEqualTo("ccc");
        assertThat(ask("灶具", "&made=2026-01-01").texts("/duties/0/under", "/detail/phase"))
                .containsExactly("1", "2");
    }

    @Test
    @Clause("RM-1")
    void whatIsOutsideOfTheScopeIsSaidWithWhomToTurnTo() {
        for (var word : java.util.List.of("食品", "药品", "医疗器械", "化妆品", "电梯", "电子秤")) {
            var answer = ask(word, "");

            assertThat(answer.text("/duties/0/verdict")).as(word).isEqualTo("outside");
            assertThat(answer.text("/duties/0/outside/turnTo/zh")).as(word).isNotBlank();
            assertThat(answer.text("/duties/0/outside/turnTo/en")).as(word).isNotBlank();
        }
    }

    @Test
    @Clause("RM-1")
    void whatOnlySoundsLikeItIsNotReferredAway() {
        for (var word : java.util.List.of("食品相关产品", "食品用塑料包装", "diameter gauge")) {
            assertThat(ask(word, "").texts("/duties", "/verdict"))
                    .as(word)
                    .doesNotContain("outside");
        }
        assertThat(ask("保健食品", "").texts("/duties", "/verdict")).contains("outside");
    }

    @Test
    @Clause("RM-1")
    void aProductOutsideOfTheScopeIsNotTakenIntoTheLibraryAndReferredOn() {
        var refused =
                platform.as("filer.gas")
                        .post(
                                "/products",
                                Map.of(
                                        "gtin", "06901234567892",
                                        "name", "示例·保健食品",
                                        "model", "",
                                        "category", "食品",
                                        "unit", "盒"));

        assertThat(refused.isProblem(400, "invalid-field").fields()).containsExactly("/category");
        assertThat(refused.text("/errors/0/reason")).contains("不在本平台范围内").contains("12315");
    }

    @Test
    void aNumberThatNobodyRegisteredIsUnknownAndNotWrong() {
        assertThat(ask("06901234567892", "").text("/duties/0/verdict")).isEqualTo("unknown");
        assertThat(ask("口琴", "").at("/duties")).isEmpty();
    }

    @Test
    void theWholeCatalogueIsThereWithItsPhases() {
        var whole = platform.as("clerk.hardware").get("/catalogue").is(200);

        assertThat(
                        whole.texts("/categories", "/category/code").stream()
                                .filter(it -> !it.startsWith("test-")))
                .contains("cable", "gas", "gas-stove", "ebike", "wirerope")
                .hasSize(14);
        assertThat(whole.texts("/regimes", "/detail/phase"))
                .containsExactlyInAnyOrder("2", "2", "3");
        assertThat(
                        platform.as("clerk.hardware")
                                .get("/standards?q=安全帽".replace("安全帽", encoded("安全帽")))
                                .is(200)
                                .texts("/standards", "/subject"))
                .contains("standard/GB 2811-2019", "standard/GB/T 2812-2006");
    }

    private Answer ask(String text, String more) {
        return platform.as("clerk.hardware").get("/duties?q=" + encoded(text) + more).is(200);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
