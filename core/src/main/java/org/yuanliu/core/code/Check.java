package org.yuanliu.core.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// What is looked at in a component beyond its length and its characters. The words are those of
/// the table of application identifiers in lower case.
enum Check {
    MOD10(ProblemKind.CHECK_DIGIT),
    PAIR(ProblemKind.CHECK_PAIR),
    PREFIX1(ProblemKind.COMPANY_PREFIX),
    PREFIX2(ProblemKind.COMPANY_PREFIX),
    DATE(ProblemKind.DATE),
    MONTH(ProblemKind.DATE),
    FULLDATE(ProblemKind.DATE),
    TIME(ProblemKind.TIME),
    HOUR(ProblemKind.TIME),
    MINUTE(ProblemKind.TIME),
    COUNTRY(ProblemKind.UNLISTED),
    COUNTRY2(ProblemKind.UNLISTED),
    COUNTRY999(ProblemKind.UNLISTED),
    CURRENCY(ProblemKind.UNLISTED),
    YESNO(ProblemKind.VALUE),
    ZERO(ProblemKind.VALUE),
    NONZERO(ProblemKind.VALUE),
    NOZERO(ProblemKind.VALUE),
    WINDING(ProblemKind.VALUE),
    PIECE(ProblemKind.VALUE),
    SEQUENCE(ProblemKind.VALUE),
    LATITUDE(ProblemKind.VALUE),
    LONGITUDE(ProblemKind.VALUE),
    HYPHEN(ProblemKind.VALUE),
    ESCAPES(ProblemKind.PERCENT_ESCAPE),
    IBAN(ProblemKind.CHECK_DIGIT),
    IMPORTER(ProblemKind.VALUE),
    PACKAGE(ProblemKind.VALUE),
    MEDIA(ProblemKind.UNLISTED),
    SEX(ProblemKind.VALUE),
    NONDIGIT(ProblemKind.VALUE);

    /// So many digits has the shortest company prefix.
    private static final int SHORTEST_PREFIX = 4;

    private final ProblemKind problem;

    Check(ProblemKind problem) {
        this.problem = problem;
    }

    static Check named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    ProblemKind problem() {
        return problem;
    }

    /// Where the piece of the value, right in length and characters, fails; -1 when it passes.
    int fault(String value, int from, int to) {
        return switch (this) {
            case MOD10 -> unless(Gtin.checks(value, from, to), to - 1);
            case PAIR -> unless(CheckPair.holds(value, from, to), Math.max(from, to - 2));
            case PREFIX1 -> prefix(value, from, to);
            case PREFIX2 -> prefix(value, from + 1, to);
            case DATE -> unless(Dates.isShort(value, from, 1), from);
            case MONTH -> unless(Dates.isShort(value, from, 0), from);
            case FULLDATE -> unless(Dates.isLong(value, from), from);
            case TIME ->
                    unless(
                            number(value, from, from + 2) < 24 && number(value, from + 2, to) < 60,
                            from);
            case HOUR -> unless(number(value, from, to) < 24, from);
            case MINUTE -> unless(number(value, from, to) < 60, from);
            case COUNTRY -> unless(Lists.COUNTRIES.contains(value.substring(from, to)), from);
            case COUNTRY2 -> unless(Lists.LETTERS.contains(value.substring(from, to)), from);
            case COUNTRY999 ->
                    unless(
                            number(value, from, to) == 999
                                    || Lists.COUNTRIES.contains(value.substring(from, to)),
                            from);
            case CURRENCY -> unless(Lists.CURRENCIES.contains(value.substring(from, to)), from);
            case YESNO -> unless(value.charAt(from) <= '1', from);
            case ZERO -> unless(value.charAt(from) == '0', from);
            case NONZERO -> unless(number(value, from, to) != 0, from);
            case NOZERO -> unless(value.charAt(from) != '0' || to - from == 1, from);
            case WINDING -> unless("019".indexOf(value.charAt(from)) >= 0, from);
            case PIECE ->
                    unless(
                            number(value, from, from + 2) > 0
                                    && number(value, from, from + 2) <= number(value, from + 2, to),
                            from);
            case SEQUENCE -> unless(isSequence(value, from), from);
            case LATITUDE -> unless(number(value, from, to) <= 1_800_000_000L, from);
            case LONGITUDE -> unless(number(value, from, to) <= 3_600_000_000L, from);
            case HYPHEN -> unless(value.charAt(from) == '-', from);
            case ESCAPES -> Percent.firstBroken(value, from, to);
            case IBAN -> unless(Iban.holds(value, from, to), from);
            case IMPORTER ->
                    unless(
                            Characters.isDigit(value.charAt(from))
                                    || Characters.isLetter(value.charAt(from))
                                    || "-_".indexOf(value.charAt(from)) >= 0,
                            from);
            case PACKAGE -> Lists.ALPHANUMERIC.firstOutside(value, from, to);
            case MEDIA ->
                    unless(
                            (number(value, from, to) >= 1 && number(value, from, to) <= 10)
                                    || number(value, from, to) >= 80,
                            from);
            case SEX -> unless("0129".indexOf(value.charAt(from)) >= 0, from);
            case NONDIGIT -> unless(!Characters.allDigits(value, from, to), from);
        };
    }

    private static int unless(boolean passes, int at) {
        return passes ? -1 : at;
    }

    private static int prefix(String value, int from, int to) {
        int end = Characters.digitsFrom(value, from, Math.min(to, from + SHORTEST_PREFIX));
        return unless(end - from == SHORTEST_PREFIX, Math.min(end, to - 1));
    }

    private static boolean isSequence(String value, int from) {
        char one = value.charAt(from);
        char all = value.charAt(from + 2);
        return value.charAt(from + 1) == '/' && one >= '1' && one <= all && all <= '9';
    }

    private static long number(String value, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (value.charAt(i) - '0');
        }
        return number;
    }

    /// Loaded when first asked for.
    private static final class Lists {

        static final CharacterSet ALPHANUMERIC =
                CharacterSet.of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        static final Set<String> COUNTRIES = list("countries");
        static final Set<String> LETTERS = list("letters");
        static final Set<String> CURRENCIES = list("currencies");

        /// The words below the heading, up to the next empty line.
        private static Set<String> list(String heading) {
            try (var stream =
                    Objects.requireNonNull(Check.class.getResourceAsStream("lists.txt"))) {
                return new String(stream.readAllBytes(), UTF_8)
                        .lines()
                        .dropWhile(it -> !it.equals("# " + heading))
                        .skip(1)
                        .takeWhile(it -> !it.isBlank())
                        .flatMap(it -> Arrays.stream(it.split(" ", -1)))
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException brokenJar) {
                throw new UncheckedIOException(brokenJar);
            }
        }
    }
}
