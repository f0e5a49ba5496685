package org.yuanliu.core.code;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// Codes that could stand on goods, with every character that is allowed in them.
final class RandomCodes {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// One maker of identities for every kind of code there is.
    static final List<Function<Random, String>> KINDS =
            List.of(
                    it -> any(it).identity(),
                    it -> "gs1:00/" + checked(it, 17),
                    it -> "gs1:253/" + checked(it, 12) + escaped(it, 17),
                    it -> "gs1:255/" + checked(it, 12) + digits(it, 12),
                    it -> "gs1:401/" + digits(it, 7) + escaped(it, 20),
                    it -> "gs1:402/" + checked(it, 16),
                    it -> "gs1:414/" + checked(it, 12),
                    it -> "gs1:414/" + checked(it, 12) + "/254/" + escaped(it, 20),
                    it -> "gs1:415/" + checked(it, 12) + "/8020/" + escaped(it, 25),
                    it -> "gs1:417/" + checked(it, 12),
                    it -> "gs1:8003/0" + checked(it, 12) + escaped(it, 16),
                    it -> "gs1:8004/" + digits(it, 7) + escaped(it, 20),
                    it -> "gs1:8006/" + gtin(it) + "0205/21/" + escaped(it, 20),
                    it -> "gs1:8006/" + gtin(it) + "0205/10/" + escaped(it, 20),
                    it -> "gs1:8010/" + digits(it, 8) + "/8011/" + (1 + it.nextInt(999)),
                    it -> "gs1:8017/" + checked(it, 17),
                    it -> "gs1:8018/" + checked(it, 17) + "/8019/" + it.nextInt(999),
                    it -> "ecode:1" + digits(it, 8) + digits(it, 1 + it.nextInt(20)),
                    it -> "oid:1.2.156." + (1 + it.nextInt(9_999)) + "." + letters(it, 5),
                    it -> "oid:MA.156." + (1 + it.nextInt(9_999)) + "%2F" + letters(it, 9),
                    it -> "frame:" + digits(it, 15),
                    it -> "uscc:" + uscc(it),
                    it -> "ccc:20" + digits(it, 14),
                    it -> "licence:XK" + digits(it, 2) + "-" + digits(it, 3) + "-" + digits(it, 5),
                    it -> "licence:%E7%B2%A4XK16-" + digits(it, 3) + "-" + digits(it, 4),
                    it -> "own:maker/" + level(it).word() + "/" + escaped(it, 90));

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
        return checked(random, 13);
    }

    /// So many random digits, and the check digit.
    static String checked(Random random, int length) {
        var body = digits(random, length);
        return body + Gtin.checkDigit(body);
    }

    static String digits(Random random, int length) {
        var digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    static String text(Random random) {
        return text(random, 20);
    }

    /// A code of a company whose two checks hold.
    static String uscc(Random random) {
        var alphabet = Shapes.USCC;
        while (true) {
            var code = new StringBuilder("9144" + digits(random, 4));
            for (int i = 0; i < 9; i++) {
                code.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            for (int i = 0; i < alphabet.length(); i++) {
                var whole = code.toString() + alphabet.charAt(i);
                if (Uscc.bodyChecks(whole) && Uscc.checks(whole)) {
                    return whole;
                }
            }
        }
    }

    private static Level level(Random random) {
        var levels = List.of(Level.values());
        return levels.get(random.nextInt(levels.size()));
    }

    private static String letters(Random random, int length) {
        var text = new StringBuilder("A");
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static String escaped(Random random, int longest) {
        return Percent.encode(text(random, longest));
    }

    private static String text(Random random, int longest) {
        var text = new StringBuilder();
        for (int length = random.nextInt(1, longest + 1); length > 0; length--) {
            text.append(Characters.ALLOWED.charAt(random.nextInt(Characters.ALLOWED.length())));
        }
        return text.toString();
    }
}
