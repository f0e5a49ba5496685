package org.yuanliu.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yuanliu.core.Clause;

/// Numbers that are no GS1 keys: companies, certificates, licences, bicycles, Ecode, OID.
class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "91350100M000100Y43,            USCC,    uscc:91350100M000100Y43,       PARTY",
        "914403001922038216,            USCC,    uscc:914403001922038216,       PARTY",
        "91330100799655058B,            USCC,    uscc:91330100799655058B,       PARTY",
        "91110000802100433B,            USCC,    uscc:91110000802100433B,       PARTY",
        "91110000802100433b,            USCC,    uscc:91110000802100433B,       PARTY",
        "９１１１００００８０２１００４３３Ｂ, USCC, uscc:91110000802100433B,       PARTY",
        "2016010901123456,              CCC,     ccc:2016010901123456,          PAPER",
        "XK21-007-12345,                LICENCE, licence:XK21-007-12345,        PAPER",
        "xk 21-007-12345,               LICENCE, licence:XK21-007-12345,        PAPER",
        "XK2100712345,                  LICENCE, licence:XK21-007-12345,        PAPER",
        "XK21-007-1234,                 LICENCE, licence:XK21-007-1234,         PAPER",
        "(粤)XK16-204-00001,             LICENCE, licence:%E7%B2%A4XK16-204-00001, PAPER",
        "粤XK16－204－00001,              LICENCE, licence:%E7%B2%A4XK16-204-00001, PAPER",
        "175721508069087,               FRAME,   frame:175721508069087,         ITEM",
        "100036930100120201231235959,   ECODE,   ecode:100036930100120201231235959, OPAQUE",
        "Ecode:2ABC,                    ECODE,   ecode:2ABC,                    OPAQUE",
        "1.2.156.3088.1,                OID,     oid:1.2.156.3088.1,            OPAQUE",
        "urn:oid:2.16.840.1.113883,     OID,     oid:2.16.840.1.113883,         OPAQUE",
        "OID:1.2.156.3088.ab-1,         OID,     oid:1.2.156.3088.AB-1,         OPAQUE",
        "MA.156.1001.8000/10.A7,        OID,     oid:MA.156.1001.8000%2F10.A7,  OPAQUE",
        "http://2dcode.org/AbC123,      OWN,     own:2dcode/opaque/AbC123,      OPAQUE"
    })
    @Clause("SG-5.4")
    void everyNumberThatGoodsAndPapersCarryIsRead(
            String scanned, Scheme scheme, String identity, Level level) {
        assertThat(Codes.read(scanned))
                .isInstanceOfSatisfying(
                        Reading.Known.class,
                        it -> {
                            assertThat(it.scheme()).isEqualTo(scheme);
                            assertThat(it.code().identity()).isEqualTo(identity);
                            assertThat(it.code().level()).isEqualTo(level);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91350100M000100Y43",
                "914403001922038216",
                "91330100799655058B",
                "91110000802100433B"
            })
    @Clause("TV-4.2b")
    void aCompanyWhoseTwoChecksHoldGetsNoRemark(String code) {
        assertThat(Codes.read(code).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "91110108710000002Y, uscc-body-check, 16",
        "911101087100000120, uscc-body-check, 16",
        "91310115MA1H8R7C6D, uscc-body-check, 16",
        "91310115MA1H8R7C6D, uscc-check,      17",
        "B1350100M000100Y43, uscc-department,  0"
    })
    @Clause("TV-4.2b")
    void aFailedCheckOfACompanyIsADoubtAndNoRefusal(String code, String doubt, int at) {
        assertThat(Codes.read(code))
                .isInstanceOf(Reading.Known.class)
                .satisfies(it ->
                        assertThat(it.problems())
                                .anySatisfy(one -> {
                                    assertThat(one.code()).isEqualTo(doubt);
                                    assertThat(one.at()).isEqualTo(at);
                                }));
    }

    @Test
    void aLetterThatNoCompanyCodeHasIsSaidToBeWrong() {
        assertThat(Codes.read("91350100M000100Y4Z"))
                .isInstanceOf(Reading.Broken.class)
                .satisfies(it ->
                        assertThat(it.problems())
                                .singleElement()
                                .isEqualTo(ProblemKind.CHARACTER.at(17)));
    }

    @ParameterizedTest
    @CsvSource({
        "6901234567892,      GTIN, also-gln",
        "175721508069087,    FRAME, no-check-digit",
        "2016010901123456,   CCC,  no-check-digit",
        "XK21-007-1234,      LICENCE, licence-short",
        "XK2100712345,       LICENCE, licence-form",
        "Ecode:2ABC,         ECODE, unresolved",
        "91110000802100433b, USCC, upper-case"
    })
    void whatIsNotCertainIsSaid(String scanned, Scheme scheme, String remark) {
        var reading = Codes.read(scanned);

        assertThat(reading.scheme()).isEqualTo(scheme);
        assertThat(reading.problems()).extracting(Problem::code).contains(remark);
    }

    /// Both checks hold by chance for one number in 310.
    @Test
    void ofTwoReadingsTheBetterProvedOneCountsAndTheOtherIsNamed() {
        var both =
                java.util.stream.LongStream.range(0, 100_000)
                        .mapToObj(it -> "914403" + String.format("%012d", it))
                        .filter(it -> Gtin.checks(it) && Uscc.checks(it))
                        .findFirst()
                        .orElseThrow();

        var reading = Codes.read(both);

        assertThat(reading.scheme()).isEqualTo(Scheme.USCC);
        assertThat(reading.problems()).extracting(Problem::code).contains("also-sscc");
    }

    @ParameterizedTest
    @CsvSource({"490154203237518, maybe-frame", "11010519491231002X, personal"})
    void unknownNumbersSayWhatTheyMayBe(String scanned, String remark) {
        assertThat(Codes.read(scanned))
                .isInstanceOf(Reading.Unknown.class)
                .satisfies(it ->
                        assertThat(it.problems())
                                .extracting(Problem::code)
                                .containsExactly(remark));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800001234",
                "1757 2150 8069 087",
                "2016 0109 0112 3456",
                "192.168.1.1",
                "1.2.3.4",
                "1816010901123456",
                "XK21-007",
                "XK21-007-123456",
                "粤X12345",
                "MA.x",
                "uscc:123",
                "ecode:",
                "own:x",
                "99999999999999999999999999999999999"
            })
    void unknownIsNotInvalid(String scanned) {
        assertThat(Codes.read(scanned)).isInstanceOf(Reading.Unknown.class);
    }
}
