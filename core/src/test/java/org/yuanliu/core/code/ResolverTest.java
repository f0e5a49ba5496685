package org.yuanliu.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolverTest {

    static final String HOST = "t.example.cn";

    @Test
    void whatShipsPassesItsOwnTests() {
        assertThat(Resolver.SHIPPED.patterns()).isNotEmpty();
        for (var pattern : Resolver.SHIPPED.patterns()) {
            assertThat(pattern.tests()).as(pattern.platform()).isNotEmpty();
            assertThat(pattern.failures()).as(pattern.platform()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/t/{code},                 https://t.example.cn/t/A1,                    A1",
        "/t/{code},                 HTTP://T.EXAMPLE.CN:8080/t/A1/?x=1#y,         A1",
        "/t/{code},                 https://t.example.cn/t/A%2F%E7%A0%81,         A%2F%E7%A0%81",
        "/t/EB{code}.html,          https://t.example.cn/t/EB17.html,             17",
        "/g/{any}/{code},           https://t.example.cn/g/x/17,                  17",
        "/q?c={code},               https://t.example.cn/q?a=b&c=17&d=,           17",
        "/q?k=1&c=n{code},          https://t.example.cn/q?c=n17&k=1,             17",
        "/?{code}=,                 https://t.example.cn/?c=17,                   -",
        "/#/trace?id={code},        https://t.example.cn/#/trace?lang=zh&id=17,   17",
        "/a#{code},                 https://t.example.cn/a#17,                    17",
        "/{code}?v=2,               https://t.example.cn/17?v=2,                  17",
        "/{code}?v=2,               https://t.example.cn/17?v=3,                  -",
        "/{code}?v=2,               https://t.example.cn/17,                      -",
        "/t/{code},                 https://t.example.cn/t/,                      -",
        "/t/{code},                 https://t.example.cn/t/A1/B2,                 -",
        "/t/{code},                 https://t.example.cn/T/A1,                    -",
        "/t/{code},                 https://u.example.cn/t/A1,                    -",
        "/t/{code},                 https://t.example.cn/t/%00,                   -",
        "/t/{code},                 https://t.example.cn/t/%4,                    -",
        "/t/EB{code}.html,          https://t.example.cn/t/EB.html,               -",
        "/q?c={code},               https://t.example.cn/q?cc=17,                 -",
        "/#/trace?id={code},        https://t.example.cn/trace?id=17,             -"
    })
    void aTemplateIsTakenLiterally(String template, String address, String code) {
        var reading = Codes.read(address, resolver(template, Scheme.OWN, Level.ITEM));

        if (code.equals("-")) {
            assertThat(reading).isInstanceOf(Reading.Unknown.class);
        } else {
            assertThat(reading)
                    .isInstanceOfSatisfying(
                            Reading.Known.class,
                            it -> {
                                assertThat(it.scheme()).isEqualTo(Scheme.OWN);
                                assertThat(it.code().level()).isEqualTo(Level.ITEM);
                                assertThat(it.code().identity())
                                        .isEqualTo("own:maker/item/" + code);
                            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FRAME,  175721508069087,               frame:175721508069087",
        "ECODE,  100036930100120201231235959,   ecode:100036930100120201231235959",
        "ECODE,  2X1,                           ecode:2X1",
        "GTIN,   6901234567892,                 gs1:01/06901234567892",
        "USCC,   91350100M000100Y43,            uscc:91350100M000100Y43"
    })
    void anAddressMayCarryACodeOfAnotherKind(Scheme scheme, String code, String identity) {
        var resolver = resolver("/x/{code}", scheme, Level.OPAQUE);

        assertThat(Codes.read("https://t.example.cn/x/" + code, resolver))
                .isInstanceOfSatisfying(
                        Reading.Known.class,
                        it -> {
                            assertThat(it.scheme()).isEqualTo(scheme);
                            assertThat(it.code().identity()).isEqualTo(identity);
                            assertThat(it.problems())
                                    .allSatisfy(one -> assertThat(one.at()).isEqualTo(23));
                        });
        assertThat(Codes.read("https://t.example.cn/x/hello!", resolver))
                .isInstanceOf(Reading.Unknown.class);
    }

    @Test
    void aKeyOfGs1MeansTheSameBehindEveryHost() {
        var resolver = resolver("/01/{any}/21/{code}", Scheme.OWN, Level.ITEM);

        assertThat(Codes.read("https://t.example.cn/01/06901234567892/21/A1", resolver).scheme())
                .isEqualTo(Scheme.GS1_DL);
        assertThat(Codes.read("https://t.example.cn/01/06901234567890/21/A1", resolver).scheme())
                .isEqualTo(Scheme.OWN);
    }

    @ParameterizedTest
    @CsvSource({
        "Maker, t.example.cn,       /{code},         platform",
        "maker, example,            /{code},         host",
        "maker, http://example.cn,  /{code},         host",
        "maker, *.example.cn,       /{code},         host",
        "maker, t.example.cn,       {code},          template",
        "maker, t.example.cn,       /t,              template",
        "maker, t.example.cn,       /{code}/{code},  template",
        "maker, t.example.cn,       /{code}/{x},     template",
        "maker, t.example.cn,       /a b/{code},     template"
    })
    void aPatternThatMakesNoSenseIsRefused(
            String platform, String host, String template, String flaw) {
        assertThat(AddressPattern.flaw(platform, host, template, Scheme.OWN)).contains(flaw);
        assertThatThrownBy(() ->
                        new AddressPattern(
                                platform, host, template, Scheme.OWN, Level.ITEM, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTestsBesideAPatternAreRun() {
        var pattern =
                new AddressPattern(
                        "maker",
                        HOST,
                        "/t/{code}",
                        Scheme.OWN,
                        Level.ITEM,
                        List.of(
                                test("https://t.example.cn/t/1", "own:maker/item/1"),
                                test("https://t.example.cn/t/2", "own:maker/item/1"),
                                new AddressPattern.Test(
                                        "https://t.example.cn/x/1", Optional.empty())));

        assertThat(pattern.failures())
                .singleElement()
                .satisfies(it -> assertThat(it.read()).contains("own:maker/item/2"));
    }

    @Test
    void theFirstOfTwoPatternsCounts() {
        var resolver =
                Resolver.SHIPPED.with(
                        List.of(
                                new AddressPattern(
                                        "mine",
                                        "2dcode.org",
                                        "/{code}",
                                        Scheme.OWN,
                                        Level.ITEM,
                                        List.of())));

        assertThat(Codes.read("http://2dcode.org/7", resolver).parts())
                .containsEntry("platform", "mine");
    }

    /// Anything worse than proportional work would take minutes here.
    @Test
    void noAddressTakesLong() {
        var resolver = resolver("/{any}/a{code}a?a={any}&b=1", Scheme.OWN, Level.ITEM);
        var worst =
                List.of(
                        "https://t.example.cn/" + "a".repeat(2_000),
                        "https://t.example.cn/x/" + "a".repeat(900) + "?" + "a=&".repeat(300),
                        "https://t.example.cn" + "/a".repeat(1_000));

        Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> {
                    for (int i = 0; i < 1_000; i++) {
                        worst.forEach(it -> Codes.read(it, resolver));
                    }
                });
    }

    private static AddressPattern.Test test(String text, String identity) {
        return new AddressPattern.Test(text, Optional.of(identity));
    }

    private static Resolver resolver(String template, Scheme scheme, Level level) {
        return new Resolver(
                List.of(new AddressPattern("maker", HOST, template, scheme, level, List.of())));
    }
}
