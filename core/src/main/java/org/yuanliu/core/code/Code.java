package org.yuanliu.core.code;

import java.util.Optional;

/// What a code names, whatever notation it was written in.
///
/// `identity` is the one canonical text, and it says everything else but the batch that an item's
/// label may name:
///
///     gs1:01/{gtin14}[/21/{serial}|/10/{batch}]   an item, a batch, a product
///     gs1:8006/{itip}[/21/{serial}|/10/{batch}]   a piece of one
///     gs1:00/{sscc}                               what travels as one
///     gs1:8003/{grai} · gs1:8004/{giai} · gs1:8010/{cpid}[/8011/{serial}] · gs1:8013/{gmn}
///     gs1:414/{gln}[/254/{extension}]             a place
///     gs1:417/{gln} · gs1:8017/{gsrn} …           a party; for every other key see [KeyKind]
///     ecode:{digits} · oid:{arcs}                 opaque
///     frame:{15 digits}                           one bicycle
///     uscc:{18 characters}                        a party
///     ccc:{16 digits} · licence:{number}          a paper
///     own:{platform}/{level}/{code}               a company's own code behind a registered address
///
/// with every character of a value percent-escaped that is not an ASCII letter, a digit, or one of
/// `-._~`. The batch of an item is an attribute: two labels of one item, one with the batch and one
/// without, are the same item. So compare identities, not whole codes.
///
/// Having a `Code` means that its digits are consistent, not that anybody issued it.
///
/// @param product the GTIN in 14 digits, where the code is built on one
/// @param batch the batch number of such a product
/// @param serial the serial number within such a product
public record Code(
        String identity,
        Level level,
        Optional<String> product,
        Optional<String> batch,
        Optional<String> serial) {

    public Code {
        if (!Identity.says(identity, level, product, batch, serial)) {
            throw new IllegalArgumentException("identity and parts differ: " + identity);
        }
    }

    /// A unit by its serial; the product number has 8, 12, 13 or 14 digits.
    public static Code ofItem(String gtin, String serial) {
        return of("gs1:01/" + Gtin.to14(gtin) + "/21/" + Percent.encode(serial));
    }

    /// A batch by its number; the product number has 8, 12, 13 or 14 digits.
    public static Code ofBatch(String gtin, String batch) {
        return of("gs1:01/" + Gtin.to14(gtin) + "/10/" + Percent.encode(batch));
    }

    /// A product by its number of 8, 12, 13 or 14 digits.
    public static Code ofProduct(String gtin) {
        var product = Gtin.to14(gtin);
        return new Code(
                "gs1:01/" + product,
                Level.PRODUCT,
                Optional.of(product),
                Optional.empty(),
                Optional.empty());
    }

    /// A logistic unit by its 18 digits.
    public static Code ofPackage(String sscc) {
        return named("gs1:00/" + sscc, Level.PACKAGE);
    }

    /// A place by its 13 digits.
    public static Code ofPlace(String gln) {
        return named("gs1:414/" + gln, Level.PLACE);
    }

    /// A party by its 统一社会信用代码; upper case.
    public static Code ofParty(String uscc) {
        return named("uscc:" + uscc, Level.PARTY);
    }

    /// A company's own code, read behind an address that a platform registered.
    public static Code ofPlatform(String platform, Level level, String code) {
        return named("own:" + platform + "/" + level.word() + "/" + Percent.encode(code), level);
    }

    /// Reads back an [#identity]; empty for any text that is not exactly canonical.
    public static Optional<Code> parse(String identity) {
        return Identity.read(identity).map(it -> it.code(identity));
    }

    /// The same item with the batch that its label names beside the serial.
    public Code inBatch(String named) {
        if (level != Level.ITEM || product.isEmpty()) {
            throw new IllegalStateException(
                    "only an item of a product has a batch beside its identity: " + identity);
        }
        return new Code(identity, level, product, Optional.of(named), serial);
    }

    /// The batch that this item names; empty when it names none, or is no item.
    public Optional<Code> ofItsBatch() {
        return level == Level.ITEM
                ? product.flatMap(gtin -> batch.map(it -> ofBatch(gtin, it)))
                : Optional.empty();
    }

    /// Whether the text can be a serial or a batch number: 1 to 20 characters that GS1 allows.
    static boolean isIdentifying(String value) {
        return !value.isEmpty() && value.length() <= 20 && Characters.allAllowed(value);
    }

    /// A code that tells no product.
    static Code named(String identity, Level level) {
        return new Code(identity, level, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Code of(String identity) {
        return parse(identity)
                .orElseThrow(() -> new IllegalArgumentException("not a code: " + identity));
    }
}
