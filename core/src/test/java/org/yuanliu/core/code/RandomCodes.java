package org.yuanliu.core.code;

import java.util.Random;

/// Codes that could stand on goods, with every character that GS1 allows in them.
final class RandomCodes {

    private RandomCodes() {}

    static Code any(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Code.ofProduct(gtin(random));
            case 1 -> Code.ofBatch(gtin(random), text(random));
            case 2 -> Code.ofItem(gtin(random), text(random)).inBatch(text(random));
            default -> Code.ofItem(gtin(random), text(random));
        };
    }

    static String gtin(Random random) {
        var body = String.format("%013d", random.nextLong(10_000_000_000_000L));
        return body + Gtin.checkDigit(body);
    }

    static String text(Random random) {
        var text = new StringBuilder();
        for (int length = random.nextInt(1, 21); length > 0; length--) {
            text.append(Characters.ALLOWED.charAt(random.nextInt(Characters.ALLOWED.length())));
        }
        return text.toString();
    }
}
