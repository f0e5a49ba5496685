package org.yuanliu.core.code;

import java.util.Optional;
import java.util.regex.Pattern;

/// A product, a batch or an item, whatever notation it was written in.
///
/// `identity` is the one canonical text:
///
///     gs1:01/{gtin14}/21/{serial}   an item
///     gs1:01/{gtin14}/10/{batch}    a batch
///     gs1:01/{gtin14}               a product
///
/// with every character of serial and batch percent-escaped that is not an ASCII letter, a digit,
/// or one of `-._~`. The batch of an item is an attribute: two labels of one item, one with the
/// batch and one without, are the same item. So compare identities, not whole codes.
///
/// Having a `Code` means that its digits are consistent, not that anybody issued it.
public record Code(
        String identity,
        Level level,
        String product,
        Optional<String> batch,
        Optional<String> serial) {

    private static final Pattern IDENTITY =
            Pattern.compile("gs1:01/(\\d{14})(?:/(10|21)/([A-Za-z0-9._~%-]{1,60}))?");

    public Code {
        if (!Gtin.isValid(product) || product.length() != 14) {
            throw new IllegalArgumentException("not a 14-digit product number: " + product);
        }
        batch.ifPresent(Code::requireIdentifying);
        serial.ifPresent(Code::requireIdentifying);
        if (level != levelOf(batch, serial)
                || !identity.equals(identityOf(product, batch, serial))) {
            throw new IllegalArgumentException("identity and parts differ: " + identity);
        }
    }

    private Code(String gtin, Optional<String> batch, Optional<String> serial) {
        this(
                identityOf(Gtin.to14(gtin), batch, serial),
                levelOf(batch, serial),
                Gtin.to14(gtin),
                batch,
                serial);
    }

    /// A unit by its serial; the product number has 8, 12, 13 or 14 digits.
    public static Code ofItem(String gtin, String serial) {
        return new Code(gtin, Optional.empty(), Optional.of(serial));
    }

    /// A batch by its number; the product number has 8, 12, 13 or 14 digits.
    public static Code ofBatch(String gtin, String batch) {
        return new Code(gtin, Optional.of(batch), Optional.empty());
    }

    /// A product by its number of 8, 12, 13 or 14 digits.
    public static Code ofProduct(String gtin) {
        return new Code(gtin, Optional.empty(), Optional.empty());
    }

    /// Reads back an [#identity]; empty for any text that is not exactly canonical.
    public static Optional<Code> parse(String identity) {
        var matcher = IDENTITY.matcher(identity);
        if (!matcher.matches() || !Gtin.isValid(matcher.group(1))) {
            return Optional.empty();
        }
        if (matcher.group(2) == null) {
            return Optional.of(ofProduct(matcher.group(1)));
        }
        return Percent.decode(matcher.group(3))
                .filter(Code::isIdentifying)
                .map(it ->
                        matcher.group(2).equals("21")
                                ? ofItem(matcher.group(1), it)
                                : ofBatch(matcher.group(1), it))
                .filter(it -> it.identity().equals(identity));
    }

    /// The same item with the batch that its label names beside the serial.
    public Code inBatch(String named) {
        if (level != Level.ITEM) {
            throw new IllegalStateException(
                    "only an item has a batch beside its identity: " + identity);
        }
        return new Code(product, Optional.of(named), serial);
    }

    /// The batch that this item names; empty when it names none, or is no item.
    public Optional<Code> ofItsBatch() {
        return level == Level.ITEM ? batch.map(it -> ofBatch(product, it)) : Optional.empty();
    }

    /// Whether the text can be a serial or a batch number: 1 to 20 characters that GS1 allows.
    static boolean isIdentifying(String value) {
        return !value.isEmpty() && value.length() <= 20 && Characters.allAllowed(value);
    }

    private static void requireIdentifying(String value) {
        if (!isIdentifying(value)) {
            throw new IllegalArgumentException("not a serial or batch number: " + value);
        }
    }

    private static Level levelOf(Optional<String> batch, Optional<String> serial) {
        if (serial.isPresent()) {
            return Level.ITEM;
        }
        return batch.isPresent() ? Level.BATCH : Level.PRODUCT;
    }

    private static String identityOf(
            String product, Optional<String> batch, Optional<String> serial) {
        var identity = "gs1:01/" + product;
        if (serial.isPresent()) {
            return identity + "/21/" + Percent.encode(serial.get());
        }
        return batch.map(it -> identity + "/10/" + Percent.encode(it)).orElse(identity);
    }
}
