package org.yuanliu.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yuanliu.core.Seeds;

class CodeTest {

    static final String GTIN = "06901234567892";

    @Test
    void theIdentityIsOneCanonicalText() {
        assertThat(Code.ofProduct("6901234567892").identity()).isEqualTo("gs1:01/06901234567892");
        assertThat(Code.ofBatch(GTIN, "L/7").identity())
                .isEqualTo("gs1:01/06901234567892/10/L%2F7");
        assertThat(Code.ofItem(GTIN, "a-B_1.2").identity())
                .isEqualTo("gs1:01/06901234567892/21/a-B_1.2");
    }

    @Test
    void theBatchOfAnItemIsNoPartOfItsIdentity() {
        var item = Code.ofItem(GTIN, "A1");

        var labelled = item.inBatch("L7");

        assertThat(labelled.identity()).isEqualTo(item.identity());
        assertThat(labelled.level()).isEqualTo(Level.ITEM);
        assertThat(labelled.ofItsBatch()).contains(Code.ofBatch(GTIN, "L7"));
        assertThat(item.ofItsBatch()).isEmpty();
    }

    @Test
    void onlyAnItemHasABatchBesideItsIdentity() {
        assertThatThrownBy(() -> Code.ofProduct(GTIN).inBatch("L7"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Code.ofBatch(GTIN, "L7").ofItsBatch()).isEmpty();
    }

    @Test
    void whatCannotBeACodeIsRefused() {
        assertThatThrownBy(() -> Code.ofProduct("6901234567890"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Code.ofItem(GTIN, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Code.ofItem(GTIN, "序列"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Code.ofBatch(GTIN, "123456789012345678901"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new Code(
                                "gs1:01/" + GTIN,
                                Level.ITEM,
                                GTIN,
                                Optional.empty(),
                                Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gs1:",
                "gs1:01/6901234567892",
                "gs1:01/06901234567890",
                "gs1:01/06901234567892/",
                "gs1:01/06901234567892/21/",
                "gs1:01/06901234567892/22/A1",
                "gs1:01/06901234567892/21/%41",
                "gs1:01/06901234567892/21/a%2fb",
                "gs1:01/06901234567892/21/%2",
                "gs1:01/06901234567892/21/%E5%BA%8F",
                "GS1:01/06901234567892",
                "gs1:01/06901234567892/10/L7/21/A1"
            })
    void onlyCanonicalTextsAreReadBack(String text) {
        assertThat(Code.parse(text)).isEmpty();
    }

    @Test
    void everyIdentityIsReadBack() {
        Seeds.forEach(
                2_000,
                random -> {
                    var code = RandomCodes.any(random);

                    var parsed = Code.parse(code.identity()).orElseThrow();

                    assertThat(parsed.identity()).isEqualTo(code.identity());
                    assertThat(parsed.level()).isEqualTo(code.level());
                    assertThat(parsed.serial()).isEqualTo(code.serial());
                });
    }
}
