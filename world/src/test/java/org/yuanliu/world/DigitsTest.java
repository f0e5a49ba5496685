package org.yuanliu.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against published examples, since the numbers of this world are only as good as these two
/// formulas.
class DigitsTest {

    @ParameterizedTest
    @CsvSource({
        "91, 350100, M000100Y, 91350100M000100Y43",
        "91, 440300, 19220382, 914403001922038216",
        "91, 330100, 79965505, 91330100799655058B",
        "91, 110000, 80210043, 91110000802100433B"
    })
    void aCreditCodeEndsInBothItsChecks(
            String type, String region, String organisation, String whole) {
        assertThat(Digits.creditCode(type, region, organisation)).isEqualTo(whole);
    }

    @Test
    void aProductNumberEndsInItsCheck() {
        assertThat(Digits.gtin14("690123456789")).isEqualTo("06901234567892");
    }
}
