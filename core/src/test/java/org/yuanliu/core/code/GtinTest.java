package org.yuanliu.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yuanliu.core.Seeds;

class GtinTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6901234567892",
                "06901234567892",
                "16901234567899",
                "96385074",
                "036000291452"
            })
    void numbersWithARightCheckDigitAreValid(String digits) {
        assertThat(Gtin.isValid(digits)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6901234567890",
                "16901234567892",
                "690123456789",
                "",
                "690123456789X",
                "٦٩٠١٢٣٤٥"
            })
    void otherTextsAreNot(String text) {
        assertThat(Gtin.isValid(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"369012340000000017", "6901234000009"})
    void logisticUnitsAndPlacesUseTheSameCheckDigit(String digits) {
        assertThat(Gtin.checks(digits)).isTrue();
    }

    @Test
    void zerosInFrontChangeNothing() {
        assertThat(Gtin.to14("6901234567892")).isEqualTo("06901234567892");
        assertThat(Gtin.to14("96385074")).isEqualTo("00000096385074");
    }

    @Test
    void oneWrongDigitIsAlwaysSeen() {
        Seeds.forEach(
                500,
                random -> {
                    var body = random.nextInt(100_000_000, 999_999_999) + "0000";
                    var right = body + Gtin.checkDigit(body);
                    int place = random.nextInt(right.length());
                    char other =
                            (char) ('0' + (right.charAt(place) - '0' + random.nextInt(1, 10)) % 10);

                    var wrong = right.substring(0, place) + other + right.substring(place + 1);

                    assertThat(Gtin.checks(right)).as(right).isTrue();
                    assertThat(Gtin.checks(wrong)).as(wrong).isFalse();
                });
    }
}
