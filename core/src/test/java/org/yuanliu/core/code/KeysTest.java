package org.yuanliu.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The keys of GS1 beside the product number, in every notation. `<GS>` stands for the separator.
class KeysTest {

    @ParameterizedTest
    @CsvSource({
        "(00)369012340000000017,                 gs1:00/369012340000000017",
        "]C100369012340000000017,                gs1:00/369012340000000017",
        "00369012340000000017,                   gs1:00/369012340000000017",
        "369012340000000017,                     gs1:00/369012340000000017",
        "gs1:00/369012340000000017,              gs1:00/369012340000000017",
        "https://a.cn/00/369012340000000017,     gs1:00/369012340000000017",
        "https://a.cn/sscc/369012340000000017,   gs1:00/369012340000000017",
        "urn:epc:id:sscc:6901234.3000000001,     gs1:00/369012340000000017",
        "(00)369012340000000017(02)06901234567892(37)12, gs1:00/369012340000000017",
        "(00)369012340000000017(01)06901234567892(10)L7, gs1:00/369012340000000017",
        "(414)6901234000009,                     gs1:414/6901234000009",
        "(410)6901234000009,                     gs1:414/6901234000009",
        "https://a.cn/414/6901234000009,         gs1:414/6901234000009",
        "https://a.cn/gln/6901234000009/glnx/D3, gs1:414/6901234000009/254/D3",
        "(414)6901234000009(254)D3,              gs1:414/6901234000009/254/D3",
        "urn:epc:id:sgln:6901234.00000.0,        gs1:414/6901234000009",
        "urn:epc:id:sgln:6901234.00000.D3,       gs1:414/6901234000009/254/D3",
        "(417)6901234000009,                     gs1:417/6901234000009",
        "urn:epc:id:pgln:6901234.00000,          gs1:417/6901234000009",
        "(415)6901234000009(8020)R1,             gs1:415/6901234000009/8020/R1",
        "(8003)06901234000009A1,                 gs1:8003/06901234000009A1",
        "https://a.cn/x/8003/06901234000009A1,   gs1:8003/06901234000009A1",
        "urn:epc:id:grai:6901234.00000.A1,       gs1:8003/06901234000009A1",
        "urn:epc:idpat:grai:6901234.00000.*,     gs1:8003/06901234000009",
        "(8004)6901234A/1,                       gs1:8004/6901234A%2F1",
        "https://a.cn/8004/6901234A%2F1,         gs1:8004/6901234A%2F1",
        "urn:epc:id:giai:6901234.A%2F1,          gs1:8004/6901234A%2F1",
        "urn:epc:tag:giai-202:0.6901234.A%2F1,   gs1:8004/6901234A%2F1",
        "(8006)069012345678920102(21)A1,         gs1:8006/069012345678920102/21/A1",
        "https://a.cn/8006/069012345678920102/10/L7, gs1:8006/069012345678920102/10/L7",
        "urn:epc:id:itip:6901234.056789.01.02.A1, gs1:8006/069012345678920102/21/A1",
        "(8010)6901234P-1(8011)7,                gs1:8010/6901234P-1/8011/7",
        "urn:epc:id:cpi:6901234.P-1.7,           gs1:8010/6901234P-1/8011/7",
        "(8013)1987654Ad4X4bL5ttr2310c2K,        gs1:8013/1987654Ad4X4bL5ttr2310c2K",
        "https://a.cn/8013/1987654Ad4X4bL5ttr2310c2K, gs1:8013/1987654Ad4X4bL5ttr2310c2K",
        "(8018)369012340000000017,               gs1:8018/369012340000000017",
        "(8017)369012340000000017(8019)5,        gs1:8017/369012340000000017/8019/5",
        "urn:epc:id:gsrn:3690123.4000000001,     gs1:8018/369012340000000017",
        "(253)6901234000009D1,                   gs1:253/6901234000009D1",
        "urn:epc:id:gdti:6901234.00000.D1,       gs1:253/6901234000009D1",
        "(255)69012340000097,                    gs1:255/69012340000097",
        "urn:epc:id:sgcn:6901234.00000.7,        gs1:255/69012340000097",
        "(401)6901234C1,                         gs1:401/6901234C1",
        "urn:epc:id:ginc:6901234.C1,             gs1:401/6901234C1",
        "urn:epc:id:sgtin:6901234.056789.A1,     gs1:01/06901234567892/21/A1",
        "URN:EPC:id:sgtin:6901234.056789.a%2Fb,  gs1:01/06901234567892/21/a%2Fb",
        "urn:epc:tag:sgtin-96:3.6901234.056789.17, gs1:01/06901234567892/21/17",
        "urn:epc:idpat:sgtin:6901234.056789.*,   gs1:01/06901234567892",
        "urn:epc:class:lgtin:6901234.056789.L7,  gs1:01/06901234567892/10/L7",
        "https://a.cn/gtin/6901234567892/bat/L7/ser/A1, gs1:01/06901234567892/21/A1",
        "https://a.cn/gtin/06901234567892,       gs1:01/06901234567892"
    })
    void oneThingInEveryNotationIsOneIdentity(String scanned, String identity) {
        assertThat(Codes.read(text(scanned)))
                .isInstanceOfSatisfying(
                        Reading.Known.class,
                        it -> assertThat(it.code().identity()).isEqualTo(identity));
    }

    @ParameterizedTest
    @CsvSource({
        "369012340000000018,                     check-digit,    17",
        "(00)369012340000000018,                 check-digit,    21",
        "(414)6901234000008,                     check-digit,    17",
        "(8003)16901234000009A1,                 value,           6",
        "(8004)69A,                              company-prefix,  8",
        "(8013)1987654Ad4X4bL5ttr2310c2J,        check-pair,     29",
        "(8006)069012345678920302,               value,          20",
        "https://a.cn/00/369012340000000018,     check-digit,    33",
        "https://a.cn/414/6901234000009/254/a/254/b, qualifier-order, 37",
        "urn:epc:id:sgtin:6901234.05678.A1,      epc-digits,     25",
        "urn:epc:id:sgtin:69012.0567890.A1,      epc-digits,     17",
        "urn:epc:id:sgtin:6901234.056789,        epc-form,       31",
        "urn:epc:id:sgtin:6901234.056789.%4,     percent-escape, 32"
    })
    void aBrokenKeySaysWhatAndWhere(String scanned, String problem, int at) {
        assertThat(Codes.read(text(scanned)))
                .isInstanceOf(Reading.Broken.class)
                .satisfies(it ->
                        assertThat(it.problems())
                                .anySatisfy(one -> {
                                    assertThat(one.code()).isEqualTo(problem);
                                    assertThat(one.at()).isEqualTo(at);
                                }));
    }

    @ParameterizedTest
    @CsvSource({
        "(01)06901234567892(422)997,             unlisted,       23",
        "(01)06901234567892(3912)156100,         needs,          24",
        "(01)06901234567892(3932)001100,         unlisted,       24",
        "(01)06901234567892(30)5(3933)000100,    unlisted,       29",
        "(01)06901234567892(7003)2602012460,     time,           30",
        "(01)06901234567892(8008)2602012460,     time,           30",
        "(00)369012340000000017(4321)7,          value,          28",
        "(00)369012340000000017(4309)18000000013600000000, value, 28",
        "(00)369012340000000017(4302)a%2,        percent-escape, 29",
        "(00)369012340000000017(4307)ZZ,         unlisted,       28",
        "(00)369012340000000017(4330)000100X,    value,          34",
        "(8018)369012340000000017(7250)20230229, date,           30",
        "(415)6901234000009(8020)R1(8007)GB82WEST12345698765431, check-digit, 32",
        "(01)06901234567892(250)S1,              needs,          23",
        "(414)6901234000009(10)L7,               needs,          22",
        "https://a.cn/01/06901234567892?8200=x,  not-attribute,  31",
        "https://a.cn/gtin/06901234567892,       alias,          13"
    })
    void aMistakeBesideTheNameIsARemark(String scanned, String remark, int at) {
        assertThat(Codes.read(text(scanned)))
                .isInstanceOf(Reading.Known.class)
                .satisfies(it ->
                        assertThat(it.problems())
                                .anySatisfy(one -> {
                                    assertThat(one.code()).isEqualTo(remark);
                                    assertThat(one.at()).isEqualTo(at);
                                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(01)06901234567892(30)5(3933)156100",
                "(01)06901234567892(422)156(427)GD",
                "(01)06901234567892(423)156276840",
                "(00)369012340000000017(4330)000100-",
                "(01)06901234567892(21)A1(250)S1",
                "(415)6901234000009(8020)R1(8007)GB82WEST12345698765432",
                "(01)06901234567892(21)A1(8040)490154203237518",
                "https://a.cn/01/06901234567892/10/L7?17=261120&3103=001250"
            })
    void whatFitsTogetherGetsNoRemark(String scanned) {
        assertThat(Codes.read(scanned))
                .isInstanceOf(Reading.Known.class)
                .satisfies(it -> assertThat(it.problems()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.cn/401/12345",
                "https://shop.cn/8004/item-7",
                "https://shop.cn/414/products/6901234000009",
                "https://shop.cn/00/369012340000000017x",
                "https://id.gs1.org/ARHKVAdpQg",
                "urn:epc:id:sgtin",
                "urn:epc:id:none:1.2.3",
                "urn:epc:raw:96.x30",
                "urn:epc:idpat:sgtin:6901234.*.*",
                "urn:isbn:0451450523",
                "(03)06901234567892(21)A1"
            })
    void whatNamesNothingThatWeKnowIsNotInvalid(String scanned) {
        assertThat(Codes.read(scanned)).isInstanceOf(Reading.Unknown.class);
    }

    @Test
    void aCompressedAddressIsRecognised() {
        assertThat(Codes.read("https://id.gs1.org/ARHKVAdpQg").problems())
                .extracting(Problem::code)
                .containsExactly("compressed");
    }

    private static String text(String scanned) {
        return scanned.replace("<GS>", "\u001d");
    }
}
