package org.yuanliu.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yuanliu.core.Clause;

/// Codes of a telephone, by the vectors of RFC 6238 and RFC 4648.
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:10Z");

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    @Clause("TV-7.1")
    void theCodesAreThoseOfTheStandard(long second, String code) {
        long step = Totp.step(Instant.ofEpochSecond(second));

        assertThat(Totp.code(SECRET, step, 8)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "foobar, MZXW6YTBOI"})
    void aSecretIsWrittenAsAppsTakeIt(String bytes, String written) {
        assertThat(Totp.base32(bytes.getBytes(US_ASCII))).isEqualTo(written);
    }

    @Test
    void aClockMayDifferByOneStepAndNotByTwo() {
        long here = Totp.step(NOW);
        for (long drift = -1; drift <= 1; drift++) {
            assertThat(Totp.matching(SECRET, Totp.code(SECRET, here + drift, 6), NOW, 0))
                    .hasValue(here + drift);
        }
        assertThat(Totp.matching(SECRET, Totp.code(SECRET, here - 2, 6), NOW, 0)).isEmpty();
        assertThat(Totp.matching(SECRET, Totp.code(SECRET, here + 2, 6), NOW, 0)).isEmpty();
    }

    @Test
    void noCodeOfAStepThatWasUsedOrLiesBeforeOneIsTaken() {
        long here = Totp.step(NOW);
        assertThat(Totp.matching(SECRET, Totp.code(SECRET, here, 6), NOW, here)).isEmpty();
        assertThat(Totp.matching(SECRET, Totp.code(SECRET, here - 1, 6), NOW, here)).isEmpty();
        assertThat(Totp.matching(SECRET, Totp.code(SECRET, here + 1, 6), NOW, here))
                .hasValue(here + 1);
    }
}
