package org.yuanliu.core.code;

import java.util.List;
import java.util.Optional;

/// What a canonical text says by itself.
record Identity(
        Level level, Optional<String> product, Optional<String> batch, Optional<String> serial) {

    private static final List<Level> LEVELS = List.of(Level.values());
    private static final int LONGEST = 400;
    private static final int LONGEST_OWN = 100;

    /// Where `gs1:01/` and fourteen digits end.
    private static final int PRODUCT_END = 21;

    private Identity(Level level) {
        this(level, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Empty for any text that is not exactly canonical.
    static Optional<Identity> read(String identity) {
        int colon = identity.indexOf(':');
        if (colon < 0 || identity.length() > LONGEST) {
            return Optional.empty();
        }
        var rest = identity.substring(colon + 1);
        return switch (identity.substring(0, colon)) {
            case "gs1" -> gs1(rest);
            case "ecode" -> when(Shapes.isEcode(rest), Level.OPAQUE);
            case "oid" ->
                    canonical(rest).filter(Shapes::isOid).map(it -> new Identity(Level.OPAQUE));
            case "frame" -> when(Shapes.isFrame(rest), Level.ITEM);
            case "uscc" -> when(Shapes.isUscc(rest), Level.PARTY);
            case "ccc" -> when(Shapes.isCcc(rest), Level.PAPER);
            case "licence" ->
                    canonical(rest).filter(Shapes::isLicence).map(it -> new Identity(Level.PAPER));
            case "own" -> own(rest);
            default -> Optional.empty();
        };
    }

    Code code(String identity) {
        return new Code(identity, level, product, batch, serial);
    }

    /// Whether a code may say so of itself: all follows from the identity, but for the batch beside
    /// an item.
    static boolean says(
            String identity,
            Level level,
            Optional<String> product,
            Optional<String> batch,
            Optional<String> serial) {
        boolean plain =
                product.isPresent()
                        ? isPlainProduct(identity, level, product.get(), batch, serial)
                        : batch.isEmpty() && serial.isEmpty() && isPlainNumber(identity, level);
        if (plain) {
            return true;
        }
        var said = read(identity);
        return said.isPresent() && said.get().fits(level, product, batch, serial);
    }

    /// The numbers that are digits alone, told without taking the identity apart.
    private static boolean isPlainNumber(String identity, Level level) {
        int end = identity.length();
        return switch (level) {
            case PACKAGE ->
                    end == 25
                            && identity.startsWith("gs1:00/")
                            && Characters.allDigits(identity, 7, end)
                            && Gtin.checks(identity, 7, end);
            case PLACE ->
                    end == 21
                            && identity.startsWith("gs1:414/")
                            && Characters.allDigits(identity, 8, end)
                            && Gtin.checks(identity, 8, end);
            case ITEM ->
                    end == 21
                            && identity.startsWith("frame:")
                            && Characters.allDigits(identity, 6, end);
            case PARTY -> end == 23 && identity.startsWith("uscc:") && Shapes.isUscc(identity, 5);
            case BATCH, PRODUCT, OPAQUE, PAPER -> false;
        };
    }

    /// Nearly every code that goods carry, told likewise.
    private static boolean isPlainProduct(
            String identity,
            Level level,
            String product,
            Optional<String> batch,
            Optional<String> serial) {
        if (!identity.startsWith("gs1:01/")
                || product.length() != 14
                || !identity.startsWith(product, 7)
                || !Gtin.isValid(product)
                || (batch.isPresent() && !Code.isIdentifying(batch.get()))) {
            return false;
        }
        return switch (level) {
            case ITEM -> serial.isPresent() && isPlainEnd(identity, "/21/", serial.get());
            case BATCH ->
                    serial.isEmpty()
                            && batch.isPresent()
                            && isPlainEnd(identity, "/10/", batch.get());
            case PRODUCT -> identity.length() == PRODUCT_END && batch.isEmpty() && serial.isEmpty();
            case PACKAGE, OPAQUE, PLACE, PARTY, PAPER -> false;
        };
    }

    private static boolean isPlainEnd(String identity, String qualifier, String value) {
        return identity.length() == PRODUCT_END + qualifier.length() + value.length()
                && identity.startsWith(qualifier, PRODUCT_END)
                && identity.endsWith(value)
                && Code.isIdentifying(value)
                && Percent.isPlain(value);
    }

    private boolean fits(
            Level level,
            Optional<String> product,
            Optional<String> batch,
            Optional<String> serial) {
        if (this.level != level || !this.product.equals(product) || !this.serial.equals(serial)) {
            return false;
        }
        boolean labelled = level == Level.ITEM && product.isPresent() && batch.isPresent();
        return labelled ? Code.isIdentifying(batch.get()) : this.batch.equals(batch);
    }

    private static Optional<Identity> when(boolean shaped, Level level) {
        return shaped ? Optional.of(new Identity(level)) : Optional.empty();
    }

    /// `{key}/{value}` or `{key}/{value}/{qualifier}/{value}`.
    private static Optional<Identity> gs1(String text) {
        int first = text.indexOf('/');
        if (first < 0) {
            return Optional.empty();
        }
        int second = text.indexOf('/', first + 1);
        var number = text.substring(0, first);
        var kind = KeyKind.numbered(number);
        var key =
                value(
                        number,
                        second < 0 ? text.substring(first + 1) : text.substring(first + 1, second));
        if (kind.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        return second < 0
                ? Optional.of(
                        new Identity(
                                kind.get().alone(key.get()),
                                kind.get().product(key.get()),
                                Optional.empty(),
                                Optional.empty()))
                : qualified(kind.get(), key.get(), text, second + 1);
    }

    private static Optional<Identity> qualified(KeyKind kind, String key, String text, int from) {
        int slash = text.indexOf('/', from);
        if (slash < 0) {
            return Optional.empty();
        }
        var number = text.substring(from, slash);
        var level = kind.with(number);
        var value = value(number, text.substring(slash + 1));
        if (level.isEmpty() || value.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Identity(
                        level.get(),
                        kind.product(key),
                        number.equals("10") ? value : Optional.empty(),
                        number.equals("21") ? value : Optional.empty()));
    }

    private static Optional<String> value(String number, String escaped) {
        return canonical(escaped)
                .filter(it ->
                        ApplicationIdentifiers.GS1
                                .numbered(number)
                                .filter(one -> one.fault(it).isEmpty())
                                .isPresent());
    }

    /// `{platform}/{level}/{code}`.
    private static Optional<Identity> own(String text) {
        int first = text.indexOf('/');
        int second = text.indexOf('/', first + 1);
        if (first < 0 || second < 0 || !Shapes.isPlatform(text.substring(0, first))) {
            return Optional.empty();
        }
        var word = text.substring(first + 1, second);
        return canonical(text.substring(second + 1))
                .filter(it -> !it.isEmpty() && it.length() <= LONGEST_OWN)
                .flatMap(it -> level(word))
                .map(Identity::new);
    }

    private static Optional<Level> level(String word) {
        for (int i = 0; i < LEVELS.size(); i++) {
            if (LEVELS.get(i).word().equals(word)) {
                return Optional.of(LEVELS.get(i));
            }
        }
        return Optional.empty();
    }

    /// What the escaped text stands for; empty when it would be written otherwise.
    private static Optional<String> canonical(String escaped) {
        return Percent.isPlain(escaped)
                ? Optional.of(escaped)
                : Percent.decode(escaped).filter(it -> Percent.encode(it).equals(escaped));
    }
}
