package org.yuanliu.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `<GS>` in these texts stands for the group separator.
class CodesTest {

    static final String ITEM = "gs1:01/06901234567892/21/A1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010690123456789221A1",
                "]C1010690123456789221A1",
                "]e0010690123456789221A1",
                "]d2010690123456789221A1",
                "]Q3010690123456789221A1",
                "<GS>010690123456789221A1",
                "]C1<GS>010690123456789221A1\r\n",
                "21A1<GS>0106901234567892",
                "0106901234567892<GS>21A1<GS>",
                "0106901234567892112611201726112010L7<GS>21A1",
                "(01)06901234567892(21)A1",
                " (01) 06901234567892 (21) A1 ",
                "（01）06901234567892（21）A1",
                "０１０６９０１２３４５６７８９２２１Ａ１",
                "https://id.example.cn/01/06901234567892/21/A1",
                "HTTP://ID.EXAMPLE.CN/01/06901234567892/21/A1",
                "https://id.example.cn:8443/some/path/01/06901234567892/10/L7/21/A1?17=261120#top",
                "https://id.example.cn/01/06901234567892/22/V2/10/L7/21/A1/",
                "https://id.example.cn/01/06901234567892/21/%41%31?linkType=gs1:traceability",
                "https://id.example.cn/2026/01/20260131/01/06901234567892/21/A1",
                "https://商城.cn/商品/01/06901234567892/21/A1",
                "https://id.example.cn/01/6901234567892/21/A1",
                "\uFEFF]Q1https://id.example.cn/01/06901234567892/21/A1\n"
            })
    void oneItemInEveryNotationIsOneIdentity(String scanned) {
        assertThat(known(scanned).code().identity()).isEqualTo(ITEM);
    }

    @ParameterizedTest
    @CsvSource({
        "96385074,               gs1:01/00000096385074",
        "036000291452,           gs1:01/00036000291452",
        "6901234567892,          gs1:01/06901234567892",
        "16901234567899,         gs1:01/16901234567899",
        "]E06901234567892,       gs1:01/06901234567892",
        "]E496385074,            gs1:01/00000096385074",
        "]I116901234567899,      gs1:01/16901234567899",
        "690 1234 567892,        gs1:01/06901234567892",
        "６９０１２３４５６７８９２, gs1:01/06901234567892",
        "0106901234567892,       gs1:01/06901234567892",
        "(01)06901234567892(10)L7, gs1:01/06901234567892/10/L7",
        "(01)06901234567892(21)a/b, gs1:01/06901234567892/21/a%2Fb",
        "https://a.cn/01/06901234567892/21/a%2Fb, gs1:01/06901234567892/21/a%2Fb",
        "https://a.cn/01/06901234567892/21/%281%29, gs1:01/06901234567892/21/%281%29",
        "https://a.cn/01/06901234567892/21/a+b, gs1:01/06901234567892/21/a%2Bb"
    })
    void productsBatchesAndItemsAreRead(String scanned, String identity) {
        assertThat(known(scanned).code().identity()).isEqualTo(identity);
    }

    @ParameterizedTest
    @CsvSource({
        "6901234567890,                          check-digit,      12",
        "69012345,                               check-digit,       7",
        "16901234567892,                         check-digit,      13",
        "' 6901234567890',                       check-digit,      13",
        "(01)06901234567890,                     check-digit,      17",
        "]C10106901234567890,                    check-digit,      18",
        "]C1010690123456789X,                    not-digits,       18",
        "010690123456789021A1,                   check-digit,      15",
        "]C101069012345,                         too-short,         5",
        "]C1XY,                                  no-part,           3",
        "]C10106901234567892X,                   no-part,          19",
        "]C101069012345678921899,                unknown-part,     19",
        "0106901234567892210123456789012345678901, part-too-long,  38",
        "0106901234567892 21A1,                  no-part,          16",
        "(01)06901234567892(21),                 empty,            22",
        "(01)06901234567892(21)序列,              character,        22",
        "(01)06901234567892(17)2611,             too-short,        22",
        "(01)06901234567892(30)123456789,        part-too-long,    30",
        "(01)06901234567892(21)A1(235)B2,        not-together,     22",
        "(01)06901234567892(37)4,                not-together,      4",
        "(01)06901234567892(01)16901234567899,   repeated,         22",
        "(01)06901234567892(21)A1(21)A2,         repeated,         28",
        "https://a.cn/01/06901234567890,         check-digit,      29",
        "https://a.cn/01/6901234567890/21/A1,    check-digit,      28",
        "https://a.cn/01/06901234567892/21/A1/10/L7, qualifier-order, 37",
        "https://a.cn/01/06901234567892/10/L7/22/V, qualifier-order, 37",
        "https://a.cn/01/06901234567892/10/L7/235/T, qualifier-order, 37",
        "https://a.cn/01/06901234567892/235/T/21/A1, qualifier-order, 37",
        "https://a.cn/01/06901234567892/21/A%4,  percent-escape,   34",
        "https://a.cn/01/06901234567892/21/%E5%BA%8F, character,   34",
        "https://a.cn/01/06901234567892/21,      empty,            33",
        "https://a.cn/01/06901234567892/page/21/A1, qualifier-order, 31"
    })
    void aBrokenCodeSaysWhatAndWhere(String scanned, String problem, int at) {
        var reading = Codes.read(text(scanned));

        assertThat(reading).isInstanceOf(Reading.Broken.class);
        assertThat(reading.problems())
                .anySatisfy(it -> {
                    assertThat(it.code()).isEqualTo(problem);
                    assertThat(it.at()).isEqualTo(at);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "hello",
                "电动自行车",
                "13800001234",
                "(0571)88880000",
                "(400)800-1234",
                "0106901234567890",
                "690 1234 567890",
                "https://example.cn/",
                "https://example.cn/item?id=6901234567892",
                "https://example.cn/2024/01/20240115",
                "https://example.cn/2024/01/1705300000000/x",
                "https://example.cn/01/",
                "https://example.cn/01",
                "https:///01/06901234567892",
                "https://example.cn?x=/01/06901234567892",
                "ftp://example.cn/01/06901234567892",
                "(21)A1",
                "]C1",
                "]",
                "\u0000\u0001\u0002",
                "\uD800\uDC00\uD800"
            })
    void unknownIsNotInvalid(String scanned) {
        assertThat(Codes.read(text(scanned))).isInstanceOf(Reading.Unknown.class);
    }

    @Test
    void aTextThatIsTooLongIsNotRead() {
        var longest = "0".repeat(Codes.LONGEST);

        assertThat(Codes.read(longest).problems()).isEmpty();
        assertThat(Codes.read(longest + "0").problems())
                .extracting(Problem::code)
                .containsExactly("too-long");
        assertThat(Codes.read("https://a.cn/01/06901234567892?x=" + longest))
                .isInstanceOf(Reading.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "]E0６９０１２３４５６７８９２,                             full-width,          3",
        "9638 5074,                                    spaces,              4",
        "6901234567892,                                also-gln,            0",
        "(01)06901234567892(17)261332,                 date,               22",
        "(01)06901234567892(17)260230,                 date,               22",
        "(01)06901234567892(17)260029,                 date,               22",
        "(01)06901234567892(7003)2602000800,           date,               24",
        "(01)06901234567892(410)6901234000008,         check-digit,        35",
        "(01)06901234567892(240)序,                     character,          23",
        "(01)06901234567892(999)X(21)A1,               unknown-part,       18",
        "]C1010690123456789226XY,                      unknown-part,       19",
        "(01)06901234567892(235)T1,                    third-party-serial, 23",
        "https://a.cn/01/06901234567892/page/2,        path-rest,          31",
        "https://a.cn/01/06901234567892?21=A1,         qualifier-in-query, 31",
        "https://a.cn/01/06901234567892?17=26,         too-short,          34",
        "https://a.cn/01/06901234567892?240=%G1,       percent-escape,     35"
    })
    void aRemarkStopsNobody(String scanned, String remark, int at) {
        assertThat(known(scanned).problems())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.code()).isEqualTo(remark);
                    assertThat(it.at()).isEqualTo(at);
                    assertThat(it.zh()).isNotBlank();
                    assertThat(it.en()).isNotBlank();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"(01)06901234567892(17)260200", "(01)06901234567892(17)280229"})
    void theDayOfAnExpiryMayBeOpenAndLeapYearsExist(String scanned) {
        assertThat(known(scanned).problems()).isEmpty();
    }

    @Test
    void thePartsKeepTheirOrder() {
        var reading = known("0106901234567892172611203103001250<GS>10L7<GS>21A1");

        assertThat(List.copyOf(reading.parts().entrySet()))
                .containsExactly(
                        Map.entry("01", "06901234567892"),
                        Map.entry("17", "261120"),
                        Map.entry("3103", "001250"),
                        Map.entry("10", "L7"),
                        Map.entry("21", "A1"));
        assertThat(reading.code().batch()).contains("L7");
    }

    @Test
    void anAddressKeepsItsAttributes() {
        var reading =
                known("https://a.cn/01/06901234567892/21/A1?utm_source=x&17=261120&9=1&=&240=a%20");

        assertThat(reading.parts()).containsEntry("17", "261120").doesNotContainKey("9");
        assertThat(reading.scheme()).isEqualTo(Scheme.GS1_DL);
    }

    @Test
    void aBracketInAValueIsEscaped() {
        assertThat(known("(01)06901234567892(21)A\\(10)B").code().serial()).contains("A(10)B");
    }

    @Test
    void whatACarrierCallsElementStringIsNotTakenForAProductNumber() {
        assertThat(Codes.read("]C110123456")).isInstanceOf(Reading.Unknown.class);
    }

    @Test
    void theInputIsKeptAsItWas() {
        assertThat(Codes.read(" ６9 ").input()).isEqualTo(" ６9 ");
    }

    private static Reading.Known known(String scanned) {
        var reading = Codes.read(text(scanned));
        assertThat(reading).as(scanned).isInstanceOf(Reading.Known.class);
        return (Reading.Known) reading;
    }

    private static String text(String scanned) {
        return scanned.replace("<GS>", "\u001d");
    }
}
