package org.yuanliu.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                                Optional.of(GTIN),
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

    @ParameterizedTest
    @CsvSource({
        "gs1:00/369012340000000017,                  PACKAGE",
        "gs1:253/6901234000009DOC1,                  PAPER",
        "gs1:401/6901234X1,                          PACKAGE",
        "gs1:402/36901234000000015,                  PACKAGE",
        "gs1:414/6901234000009,                      PLACE",
        "gs1:414/6901234000009/254/DOCK-3,           PLACE",
        "gs1:417/6901234000009,                      PARTY",
        "gs1:8003/06901234000009,                    PRODUCT",
        "gs1:8003/06901234000009A%2F1,               ITEM",
        "gs1:8004/6901234ASSET%2F1,                  ITEM",
        "gs1:8006/069012345678920102,                PRODUCT",
        "gs1:8006/069012345678920102/21/A1,          ITEM",
        "gs1:8010/6901234PART,                       PRODUCT",
        "gs1:8010/6901234PART/8011/7,                ITEM",
        "ecode:100036930100120201231235959,          OPAQUE",
        "oid:1.2.156.3088.1,                         OPAQUE",
        "oid:1.2.156.3088.AB-1,                      OPAQUE",
        "frame:175721508069087,                      ITEM",
        "uscc:91350100M000100Y43,                    PARTY",
        "ccc:2016010901123456,                       PAPER",
        "licence:XK21-007-12345,                     PAPER",
        "licence:%E7%B2%A4XK16-204-00001,            PAPER",
        "own:ebike/item/A%20B%E7%A0%81,              ITEM",
        "own:ebike/opaque/17,                        OPAQUE"
    })
    void whateverACodeNamesIsReadBack(String identity, Level level) {
        var code = Code.parse(identity).orElseThrow();

        assertThat(code.identity()).isEqualTo(identity);
        assertThat(code.level()).isEqualTo(level);
        assertThat(code.product().isPresent()).isEqualTo(identity.startsWith("gs1:8006"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gs1:00/369012340000000018",
                "gs1:414/6901234000008",
                "gs1:410/6901234000009",
                "gs1:00/369012340000000017/21/A1",
                "ecode:",
                "ecode:A1",
                "oid:1.02.156",
                "oid:1..156",
                "oid:3.2.156",
                "oid:1.2.156.ab",
                "frame:17572150806908",
                "uscc:91350100m000100Y43",
                "ccc:1816010901123456",
                "licence:粤XK16-204-00001",
                "licence:XK16-204-001",
                "own:ebike/unit/1",
                "own:ebike/item/",
                "own:E/item/1",
                "own:ebike/item/%61"
            })
    void nothingElseIsAnIdentity(String text) {
        assertThat(Code.parse(text)).isEmpty();
    }

    @Test
    void goodsCarryItemsAndNoPapers() {
        assertThat(Level.ITEM.isGoods()).isTrue();
        assertThat(Level.OPAQUE.isGoods()).isTrue();
        assertThat(Level.PAPER.isGoods()).isFalse();
        assertThatThrownBy(() -> Code.ofPackage("369012340000000017").inBatch("L7"))
                .isInstanceOf(IllegalStateException.class);
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
