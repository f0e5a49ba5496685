package org.yuanliu.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// Codes of every notation in equal parts, a tenth of them damaged, the same for the same seed.
final class MixedCodes {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRTUWXY0123456789";

    private final Random random;

    /// One for each notation.
    private final List<Supplier<String>> notations =
            List.of(
                    () -> "]C101" + checked(13) + "17261120" + "10" + text() + "\u001d21" + text(),
                    () ->
                            "https://id.example.cn/01/"
                                    + checked(13)
                                    + "/21/"
                                    + text()
                                    + "?17=261120",
                    () -> "urn:epc:id:sgtin:" + digits(7) + "." + digits(6) + "." + text(),
                    () -> checked(12),
                    () -> checked(17),
                    () -> "(414)" + checked(12),
                    () -> "(8003)0" + checked(12) + text(),
                    () -> "(8004)" + digits(7) + text(),
                    () -> "1" + digits(8) + digits(18),
                    () ->
                            "1.2.156."
                                    + digits(5).replace('0', '1')
                                    + "."
                                    + digits(4).replace('0', '1'),
                    () -> "9144" + digits(4) + letters(10),
                    () -> "20" + digits(14),
                    () -> "XK" + digits(2) + "-" + digits(3) + "-" + digits(5),
                    () -> digits(4) + "2" + digits(10),
                    () -> "https://2dcode.org/" + text(),
                    () -> "https://shop.example.cn/item?id=" + digits(12));

    MixedCodes(long seed) {
        this.random = new Random(seed);
    }

    List<String> take(int number) {
        var codes = new ArrayList<String>(number);
        for (int i = 0; i < number; i++) {
            var code = notations.get(i % notations.size()).get();
            codes.add(random.nextInt(10) == 0 ? damaged(code) : code);
        }
        java.util.Collections.shuffle(codes, random);
        return codes;
    }

    /// A character wrong, too few or too many.
    private String damaged(String code) {
        int place = random.nextInt(code.length());
        char other = "0129A/%.(-\u001d ".charAt(random.nextInt(12));
        var head = code.substring(0, place);
        return switch (random.nextInt(3)) {
            case 0 -> head + other + code.substring(place + 1);
            case 1 -> head + code.substring(place + 1);
            default -> head + other + code.substring(place);
        };
    }

    private String text() {
        return letters(random.nextInt(6, 16));
    }

    private String letters(int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private String digits(int length) {
        var digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    /// So many digits and their check digit.
    private String checked(int length) {
        var body = digits(length);
        int sum = 0;
        for (int i = length - 1, weight = 3; i >= 0; i--, weight = 4 - weight) {
            sum += (body.charAt(i) - '0') * weight;
        }
        return body + (char) ('0' + (10 - sum % 10) % 10);
    }
}
